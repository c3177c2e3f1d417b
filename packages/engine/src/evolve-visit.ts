/** What an event does to a ticket on its way through the hall: called, served, set aside, sent on, taken back. */
import { unreachable, type EventOf, type LastStep, type Ticket, type Visit } from '@giliran/protocol';
import { tallyOf, type Changes } from './changes.ts';
import { counterState, isDown } from './state.ts';
import { must } from './touched.ts';

export type VisitEvent = EventOf<
  | 'ticketCalled'
  | 'ticketTaken'
  | 'ticketRecalled'
  | 'serviceStarted'
  | 'serviceFinished'
  | 'ticketNoShow'
  | 'ticketCancelled'
  | 'ticketExpired'
  | 'ticketCarriedOver'
  | 'ticketParked'
  | 'ticketRequeued'
  | 'stepUndone'
>;

export function evolveVisit(changes: Changes, event: VisitEvent): void {
  const { at } = changes;
  const before = changes.ticket(event.ticketId);
  switch (event.type) {
    case 'ticketCalled': {
      leaveWhatHolds(changes, before);
      const after = changes.setTicket(before.id, {
        state: 'called',
        calledAt: at,
        startedAt: null,
        endedAt: null,
        counterId: event.counterId,
        staffId: event.staffId,
        parkReason: null,
        parkedAt: null,
        calls: before.calls + 1,
        recalls: 0,
      });
      changes.setCounter(event.counterId, {
        currentTicketId: before.id,
        lastStep: changes.step('call', before, after),
      });
      changes.addCall(after, event.callId, event.counterId, {
        recall: false,
        why: event.why ?? null,
        spoken: false,
      });
      return;
    }
    case 'ticketTaken': {
      leaveWhatHolds(changes, before);
      const after = changes.setTicket(before.id, {
        state: 'serving',
        startedAt: at,
        counterId: event.counterId,
        staffId: event.staffId,
        calls: before.calls + 1,
        recalls: 0,
      });
      changes.setCounter(event.counterId, { currentTicketId: before.id, lastStep: null });
      changes.addCall(after, event.callId, event.counterId, { recall: false, why: event.why, spoken: true });
      return;
    }
    case 'ticketRecalled': {
      const after = changes.setTicket(before.id, {
        calledAt: at,
        calls: before.calls + 1,
        recalls: before.recalls + 1,
      });
      changes.setCounter(event.counterId, {});
      changes.addCall(after, event.callId, event.counterId, { recall: true, why: null, spoken: false });
      return;
    }
    case 'serviceStarted': {
      const after = changes.setTicket(before.id, { state: 'serving', startedAt: at });
      changes.setCounter(event.counterId, { lastStep: changes.step('start', before, after) });
      return;
    }
    case 'serviceFinished': {
      const visit = visitOf(before, event, at);
      leave(changes, before, event, 'finish', {
        state: 'completed',
        endedAt: at,
        visits: [...before.visits, visit],
      });
      tallyOf(changes.state, before.serviceId).served += 1;
      return;
    }
    case 'ticketNoShow':
      leave(changes, before, event, 'noShow', { state: 'no_show', endedAt: at });
      tallyOf(changes.state, before.serviceId).noShows += 1;
      return;
    case 'ticketCancelled':
      leave(changes, before, event, 'cancel', {
        state: 'cancelled',
        endedAt: at,
        parkReason: null,
        parkedAt: null,
      });
      return;
    case 'ticketExpired':
      leave(changes, before, event, null, {
        state: 'expired',
        endedAt: at,
        parkReason: null,
        parkedAt: null,
      });
      return;
    case 'ticketCarriedOver':
      leave(changes, before, event, null, {
        state: 'carried_over',
        endedAt: at,
        parkReason: null,
        parkedAt: null,
      });
      return;
    case 'ticketParked':
      leave(changes, before, event, 'park', { state: 'parked', parkReason: event.reason, parkedAt: at });
      return;
    case 'ticketRequeued':
      requeue(changes, before, event);
      return;
    case 'stepUndone':
      undo(changes, before, event);
      return;
    default:
      unreachable(event);
  }
}

/** A ticket that is called again after it had not come is no no-show any more. */
function leaveWhatHolds(changes: Changes, ticket: Ticket): void {
  if (ticket.state === 'waiting') changes.leaveLine(ticket);
  if (ticket.state === 'no_show') tallyOf(changes.state, ticket.serviceId).noShows -= 1;
}

const visitOf = (ticket: Ticket, event: EventOf<'serviceFinished'>, at: number): Visit => ({
  serviceId: ticket.serviceId,
  counterId: event.counterId,
  staffId: ticket.staffId,
  waitedFrom: ticket.waitingSince,
  calledAt: ticket.calledAt,
  startedAt: must(ticket.startedAt, 'start of the visit'),
  endedAt: at,
  outcome: event.outcome ?? null,
});

/** A ticket leaves its line or its counter. */
function leave(
  changes: Changes,
  before: Ticket,
  event: VisitEvent,
  step: LastStep['step'] | null,
  change: Partial<Ticket>,
): void {
  if (before.state === 'waiting') changes.leaveLine(before);
  const after = changes.setTicket(before.id, change);
  const { counterId } = before;
  if (counterId === null) return;
  const counter = counterState(changes.state, counterId);
  if (counter.currentTicketId !== before.id) return;
  changes.setCounter(counterId, {
    currentTicketId: null,
    served: counter.served + (event.type === 'serviceFinished' ? 1 : 0),
    noShows: counter.noShows + (event.type === 'ticketNoShow' ? 1 : 0),
    ...(step === null ? {} : { lastStep: changes.step(step, before, after) }),
  });
}

function requeue(changes: Changes, before: Ticket, event: EventOf<'ticketRequeued'>): void {
  const released = event.cause === 'released';
  const { agencyId, serviceId, onlyCounterId, stops, note } = event;
  const { placeAt, headStartMinutes, penaltyMinutes, effectiveTime } = event;
  if (before.state === 'no_show') tallyOf(changes.state, before.serviceId).noShows -= 1;
  const noShow = event.cause === 'return' && before.state === 'no_show';
  leave(changes, before, event, event.cause === 'transfer' ? 'transfer' : null, {
    ...{ agencyId, serviceId, onlyCounterId, stops, note },
    ...{ placeAt, headStartMinutes, penaltyMinutes, effectiveTime },
    state: 'waiting',
    waitingSince: released ? before.waitingSince : changes.at,
    counterId: null,
    staffId: null,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    parkReason: null,
    parkedAt: null,
    recalls: 0,
    returns: before.returns + (noShow ? 1 : 0),
    delayed: before.delayed || isDown(changes.state, { agencyId, serviceId }),
  });
  const after = changes.ticket(before.id);
  changes.joinLine(after);
  // The finish that led here stays undoable: the ticket has not moved on by anybody else's hand.
  const counter = event.counterId === null ? undefined : changes.state.counters.get(event.counterId);
  if (event.cause === 'nextStop' && counter?.lastStep?.before.id === before.id)
    changes.setCounter(counter.id, { lastStep: { ...counter.lastStep, revision: after.revision } });
}

/** The ticket is as it was before the step; its calls have been made all the same. */
function undo(changes: Changes, now: Ticket, event: EventOf<'stepUndone'>): void {
  const { before, step, counterId } = event;
  if (now.state === 'waiting') changes.leaveLine(now);
  const after = changes.setTicket(now.id, { ...before, calls: now.calls });
  if (after.state === 'waiting') changes.joinLine(after);
  if (step === 'finish') tallyOf(changes.state, before.serviceId).served -= 1;
  if (step === 'noShow') tallyOf(changes.state, before.serviceId).noShows -= 1;
  if (step === 'call' && before.state === 'no_show') tallyOf(changes.state, before.serviceId).noShows += 1;
  const counter = counterState(changes.state, counterId);
  changes.setCounter(counterId, {
    currentTicketId: after.state === 'called' || after.state === 'serving' ? after.id : null,
    served: counter.served - (step === 'finish' ? 1 : 0),
    noShows: counter.noShows - (step === 'noShow' ? 1 : 0),
    lastStep: null,
  });
}
