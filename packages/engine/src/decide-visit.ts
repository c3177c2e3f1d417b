/** What happens to one ticket at a counter: recall, start, finish, no-show, cancel. */
import { ok, type CommandOf, type Ticket, type TicketState } from '@giliran/protocol';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { callIdOf, heldByAnother } from './decide-counter.ts';
import { counterState, type QueueState } from './state.ts';

type VisitCommand = CommandOf<
  'ticket.recall' | 'ticket.start' | 'ticket.finish' | 'ticket.noShow' | 'ticket.cancel'
>;

const allowedFrom: Record<VisitCommand['type'], readonly TicketState[]> = {
  'ticket.recall': ['called'],
  'ticket.start': ['called'],
  'ticket.finish': ['serving'],
  'ticket.noShow': ['called'],
  'ticket.cancel': ['waiting', 'called'],
};

export function decideVisit(state: QueueState, command: VisitCommand, context: DecisionContext): Decision {
  const ticket = state.tickets.get(command.ticketId);
  if (!ticket) return refuse('unknownTicket', command.ticketId);
  const { counterId } = ticket;
  const counter = counterId === null ? null : counterState(state, counterId);
  if (counter && counter.currentTicketId === ticket.id && heldByAnother(counter, context))
    return refuse('wrongCounter');
  if (
    counter &&
    'basedOn' in command &&
    command.basedOn !== undefined &&
    command.basedOn !== counter.revision
  ) {
    return refuse('counterChanged');
  }
  const allowed = allowedFrom[command.type];
  if (!allowed.includes(ticket.state)) {
    return refuse(
      'wrongTicketState',
      `${ticket.number} is ${ticket.state}; ${command.type} needs ${allowed.join(' or ')}`,
    );
  }
  if (command.type === 'ticket.cancel') return cancel(ticket, command, context);
  if (counterId === null) return refuse('wrongTicketState', `${ticket.number} is at no counter`);
  switch (command.type) {
    case 'ticket.recall':
      return ok([
        {
          type: 'ticketRecalled',
          ticketId: ticket.id,
          callId: callIdOf(ticket.id, ticket.calls + 1),
          counterId,
        },
      ]);
    case 'ticket.start':
      return ok([{ type: 'serviceStarted', ticketId: ticket.id, counterId }]);
    case 'ticket.finish':
      return ok([{ type: 'serviceFinished', ticketId: ticket.id, counterId, cause: 'staff' }]);
    case 'ticket.noShow':
      return ok([{ type: 'ticketNoShow', ticketId: ticket.id, counterId }]);
  }
}

/** A citizen may give up a place in the queue; once called, that is for the counter to say. */
function cancel(ticket: Ticket, command: CommandOf<'ticket.cancel'>, context: DecisionContext): Decision {
  const byCitizen = context.actor.kind === 'ticketHolder' || context.actor.kind === 'kiosk';
  if (byCitizen && ticket.state !== 'waiting')
    return refuse('wrongTicketState', `${ticket.number} has been called`);
  return ok([
    { type: 'ticketCancelled', ticketId: ticket.id, counterId: ticket.counterId, reason: command.reason },
  ]);
}
