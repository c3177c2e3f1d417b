/** Making a call: which ticket, and the numbers that explain it. */
import {
  CallId,
  type CallReason,
  type Counter,
  type DomainEvent,
  type EventOf,
  type StaffId,
  type Ticket,
  type TicketId,
} from '@giliran/protocol';
import { compareCandidates, helpsNow, longestWait, nextAt, type Candidate } from './order.ts';
import { rulesFor, type QueueState, type SiteIndex } from './state.ts';
import { minute } from './standing.ts';

/** The id of a ticket's `n`th call. */
export const callIdOf = (state: QueueState, ticketId: TicketId, n: number): CallId =>
  CallId.parse(`${ticketId}.${state.passedOver.calls + n}`);

/** A ticket as a counter sees it, whether or not it waits. */
export function candidateOf(index: SiteIndex, counter: Counter, ticket: Ticket): Candidate {
  const service = counter.services.find((s) => s.serviceId === ticket.serviceId);
  const onlyHere = ticket.onlyCounterId === counter.id;
  const strict = rulesFor(index, onlyHere ? counter.agencyId : ticket.agencyId).order.strict;
  const { id: ticketId, effectiveTime, issueOrder } = ticket;
  return {
    place: { ticketId, effectiveTime, issueOrder },
    serviceId: ticket.serviceId,
    score: effectiveTime + (onlyHere ? 0 : (service?.offsetMinutes ?? 0)) * minute,
    rank: strict && ticket.priority !== null ? 0 : 1,
  };
}

/**
 * Those whom the counter would call, at most two, once `earlier` events of the same command have happened:
 * a ticket that they send back to a line counts as waiting there.
 */
export function firstTwo(
  state: QueueState,
  index: SiteIndex,
  counter: Counter,
  earlier: readonly DomainEvent[],
  now: number,
): readonly Candidate[] {
  const waiting = nextAt(state, index, counter, 2, now);
  const joining = earlier.flatMap((event) => {
    const before = event.type === 'ticketRequeued' ? state.tickets.get(event.ticketId) : undefined;
    if (event.type !== 'ticketRequeued' || !before) return [];
    const { serviceId, agencyId, onlyCounterId, effectiveTime } = event;
    const after: Ticket = { ...before, serviceId, agencyId, onlyCounterId, effectiveTime };
    const service = counter.services.find((s) => s.serviceId === serviceId);
    const waited = event.cause === 'released' ? now - before.waitingSince : 0;
    const here =
      onlyCounterId === null
        ? service && helpsNow(service, () => Math.max(waited, longestWait(state, serviceId, now)))
        : onlyCounterId === counter.id;
    return here ? [candidateOf(index, counter, after)] : [];
  });
  return [...waiting, ...joining].toSorted(compareCandidates).slice(0, 2);
}

/** The numbers of a call, for whoever asks why. */
export function reasonOf(
  state: QueueState,
  ticket: Pick<Ticket, 'placeAt' | 'headStartMinutes' | 'penaltyMinutes' | 'onlyCounterId'>,
  counter: Counter,
  candidate: Candidate,
  told: { how: CallReason['how']; runnerUp: Candidate | undefined; reason: string | null },
): CallReason {
  const onlyHere = ticket.onlyCounterId === counter.id;
  const runnerUp = told.runnerUp && state.tickets.get(told.runnerUp.place.ticketId);
  return {
    how: told.how,
    placeAt: ticket.placeAt,
    headStartMinutes: ticket.headStartMinutes,
    penaltyMinutes: ticket.penaltyMinutes,
    offsetMinutes: (candidate.score - candidate.place.effectiveTime) / minute,
    strict: candidate.rank === 0,
    onlyHere,
    runnerUp:
      told.runnerUp && runnerUp
        ? { number: runnerUp.number, score: told.runnerUp.score, strict: told.runnerUp.rank === 0 }
        : null,
    score: candidate.score,
    reason: told.reason,
  };
}

/** The call of a ticket at a counter. */
export function callOf(
  state: QueueState,
  ticket: Ticket,
  counter: Counter,
  candidate: Candidate,
  told: {
    how: CallReason['how'];
    runnerUp: Candidate | undefined;
    reason: string | null;
    staffId: StaffId | null;
  },
): EventOf<'ticketCalled'> {
  const runnerUp = told.runnerUp && state.tickets.get(told.runnerUp.place.ticketId);
  return {
    type: 'ticketCalled',
    ticketId: ticket.id,
    callId: callIdOf(state, ticket.id, ticket.calls + 1),
    counterId: counter.id,
    staffId: told.staffId,
    score: candidate.score,
    runnerUp:
      told.runnerUp && runnerUp
        ? { ticketId: runnerUp.id, number: runnerUp.number, score: told.runnerUp.score }
        : null,
    why: reasonOf(state, ticket, counter, candidate, told),
  };
}
