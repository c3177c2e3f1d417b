/** What comes over a whole agency: its system is down, it closes early, it closes for the day, its queue is kept for tomorrow. */
import {
  ok,
  unreachable,
  type AgencyCondition,
  type AgencyId,
  type CommandOf,
  type DomainEvent,
  type ServiceId,
  type Ticket,
} from '@giliran/protocol';
import { carriedOver } from './decide-ticket.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { closedForMinutes } from './opening.ts';
import { rulesFor, type QueueState, type SiteIndex } from './state.ts';

type AgencyCommand = CommandOf<'agency.carryOver' | 'agency.setCondition' | 'agency.closeDay'>;

/** Those who still wait for an agency, called ones not among them. */
const waitingOf = (
  state: QueueState,
  agencyId: AgencyId,
  which: (serviceId: ServiceId) => boolean,
): Ticket[] =>
  [...state.tickets.values()].filter(
    (t) => t.agencyId === agencyId && (t.state === 'waiting' || t.state === 'parked') && which(t.serviceId),
  );

export function decideAgency(
  state: QueueState,
  index: SiteIndex,
  command: AgencyCommand,
  context: DecisionContext,
): Decision {
  const agency = index.agencies.get(command.agencyId);
  if (!agency) return refuse('unknownAgency', command.agencyId);
  switch (command.type) {
    case 'agency.carryOver': {
      const { serviceIds, reason } = command;
      const concerned = waitingOf(state, agency.id, (id) => serviceIds?.includes(id) ?? true);
      return ok(concerned.map((ticket) => carriedOver(state, ticket, reason)));
    }
    case 'agency.setCondition':
      return setCondition(state, index, command, context);
    case 'agency.closeDay': {
      const { policy } = rulesFor(index, agency.id).atClose;
      if (policy === 'serve') return ok([]);
      const due = dueAtClose(state, index, agency.id, context.now);
      return ok(
        due.map((ticket): DomainEvent =>
          policy === 'carryOver'
            ? carriedOver(state, ticket, null)
            : { type: 'ticketExpired', ticketId: ticket.id, counterId: null },
        ),
      );
    }
    default:
      return unreachable(command);
  }
}

/** Those whose service has been closed for longer than the agency still serves. */
export function dueAtClose(state: QueueState, index: SiteIndex, agencyId: AgencyId, now: number): Ticket[] {
  const { policy, afterMinutes } = rulesFor(index, agencyId).atClose;
  if (policy === 'serve') return [];
  const due = new Map<ServiceId, boolean>();
  const isDue = (serviceId: ServiceId): boolean => {
    let known = due.get(serviceId);
    if (known === undefined) {
      const service = index.services.get(serviceId);
      const closed = service ? closedForMinutes(state, index, service, now) : null;
      known = closed !== null && closed >= afterMinutes;
      due.set(serviceId, known);
    }
    return known;
  };
  return waitingOf(state, agencyId, isDue);
}

function setCondition(
  state: QueueState,
  index: SiteIndex,
  { agencyId, condition }: CommandOf<'agency.setCondition'>,
  context: DecisionContext,
): Decision {
  const before = state.conditions.get(agencyId) ?? null;
  if (condition === null)
    return ok(before === null ? [] : [{ type: 'conditionChanged', agencyId, condition: null }]);
  const stranger = condition.serviceIds?.find((id) => index.services.get(id)?.agencyId !== agencyId);
  if (stranger !== undefined) return refuse('unknownService', `${stranger} is no service of ${agencyId}`);
  const next: AgencyCondition = {
    ...condition,
    issuing: condition.kind === 'closedEarly' ? 'stop' : condition.issuing,
    since: before?.kind === condition.kind ? before.since : context.now,
  };
  if (before && JSON.stringify(before) === JSON.stringify(next)) return ok([]);
  return ok([{ type: 'conditionChanged', agencyId, condition: next }]);
}
