/** Things the flow's tests talk about. */
import {
  AgencyId,
  CommandId,
  Paper,
  PriorityReasonId,
  ServiceId,
  TicketAnswer,
  type Paper as LedgerPaper,
  type TicketAnswer as Ticket,
} from '@giliran/protocol';
import type { FlowEvent } from './transition.ts';

export const disdukcapil = AgencyId.parse('disdukcapil');
export const ktp = ServiceId.parse('ktp-baru');
export const lansia = PriorityReasonId.parse('lansia');
export const command = (n: number) => CommandId.parse(`command-${n}`);

export function ticketOf(number = 'A-012'): Ticket {
  return TicketAnswer.parse({
    id: '00000000-0000-4000-8000-000000000001',
    token: 'abcdefghijklmnopqrstuv',
    day: '2026-11-18',
    number,
    prefix: 'A',
    sequence: 12,
    agencyId: disdukcapil,
    serviceId: ktp,
    state: 'waiting',
    priority: null,
    language: 'id',
    channel: 'kiosk',
    kioskId: 'kiosk-1',
    issueOrder: 12,
    effectiveTime: 1,
    issuedAt: 1,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    counterId: null,
    staffId: null,
    calls: 0,
    placeAt: 1,
    headStartMinutes: 0,
    penaltyMinutes: 0,
    waitingSince: 1,
    onlyCounterId: null,
    firstServiceId: ktp,
    stops: [],
    visits: [],
    note: null,
    parkReason: null,
    returns: 0,
    delayed: false,
    appointmentId: null,
    carriedFrom: null,
    recalls: 0,
    revision: 0,
    waitingAhead: 3,
    estimate: { fromMinutes: 10, toMinutes: 20 },
  });
}

/** The `n`th paper of that ticket, as the server's ledger has it. */
export const paperOf = (n = 1, change: Partial<LedgerPaper> = {}): LedgerPaper =>
  Paper.parse({
    id: `${ticketOf().id}.p${n}`,
    ticketId: ticketOf().id,
    number: 'A-012',
    kioskId: 'kiosk-1',
    state: 'queued',
    reprint: false,
    detail: null,
    queuedAt: 1_000,
    changedAt: 1_000,
    ...change,
  });

/** The common case as a citizen taps it: agency, service, "I have these". */
export const threeTaps: readonly FlowEvent[] = [
  { type: 'agencyChosen', agencyId: disdukcapil },
  { type: 'serviceChosen', serviceId: ktp, straight: false, commandId: command(0) },
  { type: 'numberTaken', commandId: command(1) },
];
export const issued: FlowEvent = {
  type: 'answered',
  commandId: command(1),
  answer: { ok: true, ticket: ticketOf(), paper: paperOf() },
};
