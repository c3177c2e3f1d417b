/** What a counter does by itself: open, pause, close, call the next. */
import {
  CallId,
  ok,
  type CommandOf,
  type CounterState,
  type DomainEvent,
  type TicketId,
} from '@giliran/protocol';
import { counterInSeason } from './calendar.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { nextAt } from './order.ts';
import { counterState, type QueueState, type SiteIndex } from './state.ts';

export const callIdOf = (ticketId: TicketId, n: number): CallId => CallId.parse(`${ticketId}.${n}`);

type CounterCommand = CommandOf<'counter.open' | 'counter.pause' | 'counter.close' | 'counter.next'>;

const askingStaff = (context: DecisionContext) =>
  context.actor.kind === 'staff' ? context.actor.staffId : null;

/** A counter belongs to whoever signed in at it; site people and programs may act for anyone. */
export function heldByAnother(counter: CounterState, context: DecisionContext): boolean {
  const { actor } = context;
  return (
    actor.kind === 'staff' &&
    actor.role === 'counterStaff' &&
    counter.staffId !== null &&
    counter.staffId !== actor.staffId
  );
}

export function decideCounter(
  state: QueueState,
  index: SiteIndex,
  command: CounterCommand,
  context: DecisionContext,
): Decision {
  const counter = index.counters.get(command.counterId);
  if (!counter) return refuse('unknownCounter', command.counterId);
  const now = counterState(state, counter.id);
  if (heldByAnother(now, context)) return refuse('counterTaken');
  const begins = command.type === 'counter.open' || command.type === 'counter.next';
  if (begins && state.day !== null && !counterInSeason(counter, state.day))
    return refuse('counterOutOfSeason', counter.id);
  switch (command.type) {
    case 'counter.open':
      return openCounter(state, now, context);
    case 'counter.pause':
      if (now.status === 'closed') return refuse('counterNotOpen');
      if (now.currentTicketId !== null) return refuse('counterBusy');
      if (now.status === 'paused' && now.pauseReason === command.reason) return ok([]);
      return ok([{ type: 'counterPaused', counterId: counter.id, reason: command.reason }]);
    case 'counter.close':
      if (now.status === 'closed') return ok([]);
      if (now.currentTicketId !== null) return refuse('counterBusy');
      return ok([{ type: 'counterClosed', counterId: counter.id }]);
    case 'counter.next': {
      if (command.basedOn !== undefined && command.basedOn !== now.revision) return refuse('counterChanged');
      if (now.currentTicketId !== null) return refuse('counterBusy');
      const opening = now.status === 'open' ? ok([]) : openCounter(state, now, context);
      if (!opening.ok) return opening;
      const [first, second] = nextAt(state, index, counter, 2);
      if (!first) return opening;
      const runnerUp = second && state.tickets.get(second.place.ticketId);
      return ok([
        ...opening.value,
        {
          type: 'ticketCalled',
          ticketId: first.place.ticketId,
          callId: callIdOf(first.place.ticketId, (state.tickets.get(first.place.ticketId)?.calls ?? 0) + 1),
          counterId: counter.id,
          staffId: askingStaff(context) ?? now.staffId,
          score: first.score,
          runnerUp:
            second && runnerUp
              ? { ticketId: runnerUp.id, number: runnerUp.number, score: second.score }
              : null,
        },
      ]);
    }
  }
}

/** Opens for the one who asks; whoever was signed in elsewhere leaves that counter. */
function openCounter(state: QueueState, now: CounterState, context: DecisionContext): Decision {
  const staffId = askingStaff(context);
  if (now.status === 'open' && (staffId === null || now.staffId === staffId)) return ok([]);
  const events: DomainEvent[] = [];
  if (staffId !== null) {
    for (const other of state.counters.values()) {
      if (other.id === now.id || other.staffId !== staffId || other.status === 'closed') continue;
      if (other.currentTicketId !== null) return refuse('counterBusy', `${other.id} still has a ticket`);
      events.push({ type: 'counterClosed', counterId: other.id });
    }
  }
  events.push({ type: 'counterOpened', counterId: now.id, staffId: staffId ?? now.staffId });
  return ok(events);
}
