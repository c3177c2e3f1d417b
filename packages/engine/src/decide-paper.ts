/**
 * The ledger of papers: a ticket is never a ghost. A paper goes `queued → sent → confirmed | failed |
 * unknown`; nothing here prints by itself, and no second paper of a ticket is queued while one is under way.
 */
import {
  ok,
  PaperId,
  unreachable,
  type CommandOf,
  type EventOf,
  type KioskId,
  type Paper,
  type PaperState,
  type PrinterReport,
  type TicketId,
  type TicketState,
} from '@giliran/protocol';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { lastPaper, type QueueState, type SiteIndex } from './state.ts';

type PaperCommand = CommandOf<'paper.report' | 'paper.reprint' | 'paper.settle' | 'printer.report'>;
type Outcome = CommandOf<'paper.report'>['outcome'];

/** From which states a kiosk's report may take a paper. A printer that came back may still confirm an `unknown`. */
const reportedFrom: Record<Outcome, readonly PaperState[]> = {
  sent: ['queued'],
  confirmed: ['queued', 'sent', 'unknown'],
  failed: ['queued', 'sent'],
  unknown: ['queued', 'sent'],
};

/** A number that waits, is called, is set aside, or is good for the next day. */
const goodForSomething: ReadonlySet<TicketState> = new Set(['waiting', 'called', 'parked', 'carried_over']);

const underWay = (paper: Paper): boolean => paper.state === 'queued' || paper.state === 'sent';

/** The first paper of a ticket that was issued at a kiosk. */
export const firstPaper = (ticketId: TicketId, kioskId: KioskId): EventOf<'paperQueued'> => ({
  type: 'paperQueued',
  paperId: PaperId.parse(`${ticketId}.p1`),
  ticketId,
  kioskId,
  reprint: false,
  reason: null,
});

export function decidePaper(
  state: QueueState,
  index: SiteIndex,
  command: PaperCommand,
  context: DecisionContext,
): Decision {
  switch (command.type) {
    case 'paper.report':
      return report(state, command);
    case 'paper.reprint':
      return reprint(state, index, command, context);
    case 'paper.settle':
      return settle(state, command);
    case 'printer.report': {
      const { actor } = context;
      const kioskId = actor.kind === 'kiosk' ? actor.kioskId : command.kioskId;
      if (kioskId === null) return refuse('forbidden', 'a printer is reported by its own kiosk');
      if (!index.kiosks.has(kioskId)) return refuse('unknownKiosk', kioskId);
      const known = state.printers.get(kioskId);
      if (known && sameReport(known, command.report)) return ok([]);
      return ok([{ type: 'printerChanged', kioskId, report: command.report }]);
    }
    default:
      return unreachable(command);
  }
}

const sameReport = (a: PrinterReport, b: PrinterReport): boolean =>
  a.state === b.state && a.detail === b.detail && a.paperUsedMm === b.paperUsedMm;

/** Told twice is told once; what no longer fits is refused and changes nothing. */
function report(state: QueueState, command: CommandOf<'paper.report'>): Decision {
  const { paperId, outcome, detail } = command;
  const paper = state.papers.get(paperId);
  if (!paper) return refuse('unknownPaper', paperId);
  if (paper.state === outcome) return ok([]);
  if (!reportedFrom[outcome].includes(paper.state))
    return refuse('paperNotAllowed', `${paperId} is ${paper.state}; it cannot become ${outcome}`);
  switch (outcome) {
    case 'sent':
      return ok([{ type: 'paperSent', paperId }]);
    case 'confirmed':
      return ok([{ type: 'paperConfirmed', paperId, detail }]);
    case 'failed':
      return ok([{ type: 'paperFailed', paperId, detail }]);
    case 'unknown':
      return ok([{ type: 'paperUnknown', paperId, detail }]);
    default:
      return unreachable(outcome);
  }
}

/** Another paper, only because a person asked: a kiosk after a failure of its own, staff whenever. */
function reprint(
  state: QueueState,
  index: SiteIndex,
  command: CommandOf<'paper.reprint'>,
  { actor }: DecisionContext,
): Decision {
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse('unknownTicket', command.ticketId);
  if (!goodForSomething.has(ticket.state))
    return refuse(
      'wrongTicketState',
      `${ticket.number} is ${ticket.state}; only a number that can still be called needs a paper`,
    );
  const last = lastPaper(state, ticket.id);
  if (last && underWay(last)) return refuse('paperNotAllowed', `${last.id} is still ${last.state}`);
  if (actor.kind === 'kiosk' && last?.state !== 'failed' && last?.state !== 'unknown')
    return refuse('paperNotAllowed', `${ticket.number} has its paper; staff can give another one`);
  const kioskId = actor.kind === 'kiosk' ? actor.kioskId : (command.kioskId ?? ticket.kioskId);
  if (kioskId === null) return refuse('unknownKiosk', `${ticket.number} was issued at no kiosk; name one`);
  if (!index.kiosks.has(kioskId)) return refuse('unknownKiosk', kioskId);
  const earlier = state.papersOfTicket.get(ticket.id) ?? [];
  return ok([
    {
      type: 'paperQueued',
      paperId: PaperId.parse(`${ticket.id}.p${earlier.length + 1}`),
      ticketId: ticket.id,
      kioskId,
      reprint: earlier.some((id) => state.papers.get(id)?.state !== 'failed'),
      reason: command.reason,
    },
  ]);
}

/** Somebody looked: the paper came out, or it did not. */
function settle(state: QueueState, { paperId, cameOut }: CommandOf<'paper.settle'>): Decision {
  const paper = state.papers.get(paperId);
  if (!paper) return refuse('unknownPaper', paperId);
  if (paper.state !== 'unknown')
    return refuse('paperNotAllowed', `${paperId} is ${paper.state}; only an unknown one is settled`);
  return ok([
    cameOut
      ? { type: 'paperConfirmed', paperId, detail: 'a person says that it came out' }
      : { type: 'paperFailed', paperId, detail: 'a person says that it did not come out' },
  ]);
}
