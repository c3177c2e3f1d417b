/** What of the set-up is in use now, and what of that another set-up would take away. */
import type { RejectionIssue, ServiceId, SiteUse, Ticket, TicketState } from '@giliran/protocol';
import { counterState, type QueueState, type SiteIndex } from './state.ts';

const live: ReadonlySet<TicketState> = new Set(['waiting', 'called', 'serving', 'parked', 'carried_over']);
const atCounter = (ticket: Ticket): boolean => ticket.state === 'called' || ticket.state === 'serving';

export function useOfSite(state: QueueState): SiteUse {
  const services = new Map<ServiceId, SiteUse['services'][number]>();
  const used = (id: ServiceId): SiteUse['services'][number] => {
    const known = services.get(id) ?? { id, tickets: 0, number: null, booked: 0 };
    services.set(id, known);
    return known;
  };
  for (const ticket of state.tickets.values()) {
    if (!live.has(ticket.state)) continue;
    for (const id of new Set([ticket.serviceId, ...ticket.stops])) {
      const line = used(id);
      line.tickets += 1;
      line.number ??= ticket.number;
    }
  }
  for (const { state: is, serviceId } of state.appointments.values())
    if (is === 'booked') used(serviceId).booked += 1;
  const counters = [...state.counters.values()]
    .filter(({ status }) => status !== 'closed')
    .map(({ id, status, currentTicketId }) => ({
      id,
      status,
      number: currentTicketId === null ? null : (state.tickets.get(currentTicketId)?.number ?? null),
    }));
  return { services: [...services.values()], counters };
}

/**
 * What would be lost, thing by thing: the path is `services.{id}` or `counters.{id}`, as a thing that is gone
 * has no place in a list. Empty: nobody would miss anything.
 */
export function lostUse(state: QueueState, next: SiteIndex): readonly RejectionIssue[] {
  const lost = new Map<string, RejectionIssue & { count: number }>();
  const note = (path: string, use: NonNullable<RejectionIssue['use']>, message: string): void => {
    const before = lost.get(`${path} ${use}`);
    if (before) before.count += 1;
    else lost.set(`${path} ${use}`, { path, message, use, count: 1 });
  };
  for (const ticket of state.tickets.values()) {
    if (!live.has(ticket.state)) continue;
    const { number, serviceId, agencyId } = ticket;
    for (const id of new Set([serviceId, ...ticket.stops]))
      if (!next.services.has(id)) note(`services.${id}`, 'waiting', `${number} waits for service ${id}`);
    const now = next.services.get(serviceId);
    if (now && now.agencyId !== agencyId)
      note(`services.${serviceId}`, 'waiting', `${number} waits for ${serviceId} of ${agencyId}`);
    if (atCounter(ticket) && ticket.counterId !== null && !next.counters.has(ticket.counterId))
      note(`counters.${ticket.counterId}`, 'atCounter', `${number} is at counter ${ticket.counterId}`);
  }
  for (const id of state.counters.keys()) {
    const { status, currentTicketId } = counterState(state, id);
    if (status !== 'closed' && currentTicketId === null && !next.counters.has(id))
      note(`counters.${id}`, 'counterOpen', `counter ${id} is open`);
  }
  for (const { state: is, code, serviceId, agencyId } of state.appointments.values())
    if (is === 'booked' && next.services.get(serviceId)?.agencyId !== agencyId)
      note(`services.${serviceId}`, 'booked', `booking ${code} is for service ${serviceId} of ${agencyId}`);
  return [...lost.values()];
}
