/** What people change about a ticket's way: transfer, return, stops, priority, note, carried over to tomorrow. */
import {
  ok,
  unreachable,
  type CommandOf,
  type EventOf,
  type Ticket,
  type TicketState,
} from '@giliran/protocol';
import { holdingCounter, ticketFor } from './decide-visit.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { requeued } from './leaving.ts';
import { readOpening } from './opening.ts';
import { newcomer, penalised, withPriority } from './standing.ts';
import {
  conditionOver,
  counterState,
  knownPriority,
  rulesFor,
  type QueueState,
  type SiteIndex,
} from './state.ts';

type TicketCommand = CommandOf<
  | 'ticket.transfer'
  | 'ticket.return'
  | 'ticket.setStops'
  | 'ticket.setPriority'
  | 'ticket.setNote'
  | 'ticket.carryOver'
>;

const live: readonly TicketState[] = ['waiting', 'called', 'serving', 'parked'];
const allowedFrom: Record<TicketCommand['type'], readonly TicketState[]> = {
  'ticket.transfer': live,
  'ticket.return': ['no_show', 'parked'],
  'ticket.setStops': live,
  'ticket.setPriority': live,
  'ticket.setNote': live,
  'ticket.carryOver': ['waiting', 'called', 'parked'],
};

export function decideTicket(
  state: QueueState,
  index: SiteIndex,
  command: TicketCommand,
  context: DecisionContext,
): Decision {
  const found = ticketFor(state, command, allowedFrom[command.type], context);
  if (!found.ok) return found;
  const ticket = found.value;
  switch (command.type) {
    case 'ticket.transfer':
      return transfer(state, index, ticket, command, context);
    case 'ticket.return':
      return comeBack(index, ticket);
    case 'ticket.setStops': {
      const unknown = command.stops.find((id) => !index.services.has(id));
      if (unknown !== undefined) return refuse('unknownService', unknown);
      if (command.stops.join() === ticket.stops.join()) return ok([]);
      return ok([{ type: 'stopsChanged', ticketId: ticket.id, stops: command.stops }]);
    }
    case 'ticket.setPriority': {
      const priority = knownPriority(index, command.priority);
      if (!priority.ok) return refuse(priority.error, command.priority ?? undefined);
      if (priority.value === ticket.priority) return ok([]);
      const rules = rulesFor(index, ticket.agencyId).order;
      const { headStartMinutes, effectiveTime } = withPriority(rules, ticket, priority.value);
      return ok([
        {
          type: 'priorityChanged',
          ticketId: ticket.id,
          priority: priority.value,
          headStartMinutes,
          effectiveTime,
          reason: command.reason,
        },
      ]);
    }
    case 'ticket.setNote':
      if (command.note === ticket.note) return ok([]);
      return ok([{ type: 'noteChanged', ticketId: ticket.id, note: command.note }]);
    case 'ticket.carryOver':
      return ok([carriedOver(state, ticket, command.reason)]);
    default:
      return unreachable(command);
  }
}

export const carriedOver = (
  state: QueueState,
  ticket: Ticket,
  reason: string | null,
): EventOf<'ticketCarriedOver'> => ({
  type: 'ticketCarriedOver',
  ticketId: ticket.id,
  counterId: holdingCounter(state, ticket)?.id ?? null,
  reason,
});

/** A place that no counter can reach is no place: the service must be open, the counter must serve it and be there. */
function transfer(
  state: QueueState,
  index: SiteIndex,
  ticket: Ticket,
  command: CommandOf<'ticket.transfer'>,
  context: DecisionContext,
): Decision {
  const serviceId = command.serviceId ?? ticket.serviceId;
  const service = index.services.get(serviceId);
  if (!service) return refuse('unknownService', serviceId);
  const { counterId } = command;
  if (counterId !== null) {
    const counter = index.counters.get(counterId);
    if (!counter) return refuse('unknownCounter', counterId);
    if (!counter.services.some((s) => s.serviceId === serviceId))
      return refuse('serviceNotAtCounter', `${counterId} does not serve ${serviceId}`);
    if (counterState(state, counterId).status === 'closed') return refuse('counterNotOpen', counterId);
  }
  if (serviceId !== ticket.serviceId) {
    // Asked by itself: during a break the opening tells of the break alone.
    const condition = conditionOver(state, { agencyId: service.agencyId, serviceId });
    if (condition?.kind === 'closedEarly') return refuse('serviceClosed', `${serviceId}: closedEarly`);
    if (condition?.issuing === 'stop') return refuse('systemDown', serviceId);
    const status = readOpening(state, index, context.now).service(service);
    if (!status.open && !stillServes.has(status.why))
      return refuse('serviceClosed', `${serviceId}: ${status.why}`);
  }
  const rules = rulesFor(index, service.agencyId).order;
  const place =
    command.place === 'kept'
      ? penalised(ticket, serviceId === ticket.serviceId ? 0 : rules.transferMinutes)
      : newcomer(rules, context.now, ticket.priority);
  return ok([
    requeued(ticket, 'transfer', place, {
      agencyId: service.agencyId,
      serviceId,
      onlyCounterId: counterId,
      note: command.note ?? ticket.note,
    }),
  ]);
}

/** Not open for newcomers, but whoever is in the hall already is still served. */
const stillServes: ReadonlySet<string> = new Set([
  'break',
  'quotaReached',
  'wouldNotReach',
  'lastTicketPassed',
  'notYetOpen',
]);

/** Back to the queue, later by the penalty: whoever waited meanwhile is not punished for another's absence. */
function comeBack(index: SiteIndex, ticket: Ticket): Decision {
  // A service that nobody waited for may have been taken out of the set-up meanwhile.
  const service = index.services.get(ticket.serviceId);
  if (!service) return refuse('unknownService', ticket.serviceId);
  const { agencyId } = service;
  const rules = rulesFor(index, agencyId).order;
  const noShow = ticket.state === 'no_show';
  if (noShow && rules.maxReturns !== null && ticket.returns >= rules.maxReturns)
    return refuse('returnLimitReached', `${ticket.number} has returned ${ticket.returns} times`);
  const penalty = noShow ? rules.noShowPenaltyMinutes : rules.parkedPenaltyMinutes;
  const stops = ticket.stops.filter((id) => index.services.has(id));
  return ok([requeued(ticket, 'return', penalised(ticket, penalty), { agencyId, stops })]);
}
