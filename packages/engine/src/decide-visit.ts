/** What happens to one ticket at a counter: recall, start, finish, no-show, park, cancel. */
import {
  ok,
  type CommandOf,
  type CounterId,
  type CounterState,
  type Rejection,
  type Result,
  type Ticket,
  type TicketState,
} from '@giliran/protocol';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { callIdOf } from './calling.ts';
import { heldByAnother } from './decide-counter.ts';
import { finishEvents } from './leaving.ts';
import { counterState, rulesFor, type QueueState, type SiteIndex } from './state.ts';

type VisitCommand = CommandOf<
  'ticket.recall' | 'ticket.start' | 'ticket.finish' | 'ticket.noShow' | 'ticket.park' | 'ticket.cancel'
>;

const allowedFrom: Record<VisitCommand['type'], readonly TicketState[]> = {
  'ticket.recall': ['called'],
  'ticket.start': ['called'],
  'ticket.finish': ['serving'],
  'ticket.noShow': ['called'],
  'ticket.park': ['called', 'serving'],
  'ticket.cancel': ['waiting', 'called', 'parked'],
};

/** The counter that has the ticket before it now, or null. */
export function holdingCounter(state: QueueState, ticket: Ticket): CounterState | null {
  if (ticket.counterId === null) return null;
  const counter = counterState(state, ticket.counterId);
  return counter.currentTicketId === ticket.id ? counter : null;
}

/** The ticket, if the asker may touch it, has seen its counter as it is now, and its state allows the step. */
export function ticketFor(
  state: QueueState,
  command: { type: string; ticketId: Ticket['id']; basedOn?: number | undefined },
  allowed: readonly TicketState[],
  context: DecisionContext,
): Result<Ticket, Rejection> {
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse('unknownTicket', command.ticketId);
  const counter = holdingCounter(state, ticket);
  if (counter && heldByAnother(counter, context)) return refuse('wrongCounter');
  if (!allowed.includes(ticket.state)) {
    return refuse(
      'wrongTicketState',
      `${ticket.number} is ${ticket.state}; ${command.type} needs ${allowed.join(' or ')}`,
    );
  }
  if (counter && command.basedOn !== undefined && command.basedOn !== counter.revision)
    return refuse('counterChanged');
  return ok(ticket);
}

export function decideVisit(
  state: QueueState,
  index: SiteIndex,
  command: VisitCommand,
  context: DecisionContext,
): Decision {
  const found = ticketFor(state, command, allowedFrom[command.type], context);
  if (!found.ok) return found;
  const ticket = found.value;
  if (command.type === 'ticket.cancel') return cancel(ticket, command, context);
  const { counterId } = ticket;
  if (counterId === null) return refuse('wrongTicketState', `${ticket.number} is at no counter`);
  switch (command.type) {
    case 'ticket.recall':
      return recall(state, index, ticket, counterId, context);
    case 'ticket.start':
      return ok([{ type: 'serviceStarted', ticketId: ticket.id, counterId }]);
    case 'ticket.finish': {
      const { outcome } = command;
      if (outcome !== null && !index.site.settings.outcomes.some((o) => o.id === outcome))
        return refuse('unknownOutcome', outcome);
      return ok(finishEvents(index, ticket, counterId, outcome));
    }
    case 'ticket.noShow':
      return ok([{ type: 'ticketNoShow', ticketId: ticket.id, counterId }]);
    case 'ticket.park':
      return ok([{ type: 'ticketParked', ticketId: ticket.id, counterId, reason: command.reason }]);
  }
}

/** The counter's rules, not the ticket's: it is the clerk who calls. */
function recall(
  state: QueueState,
  index: SiteIndex,
  ticket: Ticket,
  counterId: CounterId,
  context: DecisionContext,
): Decision {
  const agencyId = index.counters.get(counterId)?.agencyId ?? ticket.agencyId;
  const { maxRecalls, recallIntervalSeconds } = rulesFor(index, agencyId).work;
  if (maxRecalls !== null && ticket.recalls >= maxRecalls)
    return refuse('recallLimitReached', `${ticket.number} was called again ${ticket.recalls} times`);
  const sinceMs = context.now - (ticket.calledAt ?? 0);
  const waitMs = recallIntervalSeconds * 1000 - sinceMs;
  // A clock that was set back since the call keeps nobody waiting for the hour it lost.
  if (sinceMs >= 0 && waitMs > 0) return refuse('recallTooSoon', `wait ${Math.ceil(waitMs / 1000)} s`);
  return ok([
    {
      type: 'ticketRecalled',
      ticketId: ticket.id,
      callId: callIdOf(state, ticket.id, ticket.calls + 1),
      counterId,
    },
  ]);
}

/** A citizen may give up a place in the queue; once called, that is for the counter to say. */
function cancel(ticket: Ticket, command: CommandOf<'ticket.cancel'>, context: DecisionContext): Decision {
  const byCitizen = context.actor.kind === 'ticketHolder' || context.actor.kind === 'kiosk';
  if (byCitizen && ticket.state === 'called')
    return refuse('wrongTicketState', `${ticket.number} has been called`);
  return ok([
    {
      type: 'ticketCancelled',
      ticketId: ticket.id,
      counterId: ticket.state === 'called' ? ticket.counterId : null,
      reason: command.reason,
    },
  ]);
}
