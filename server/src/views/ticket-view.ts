/** What the holder of a ticket's QR code sees. */
import { readCalendar, type QueueState, type SiteIndex } from '@giliran/engine';
import { CallId, type ServiceDay, type Ticket, type TicketView } from '@giliran/protocol';
import { placeInQueue, siteFace } from './faces.ts';

export function ticketView(
  state: QueueState,
  index: SiteIndex,
  ticket: Ticket,
  day: ServiceDay,
  now: number,
): TicketView | null {
  const agency = index.agencies.get(ticket.agencyId);
  const service = index.services.get(ticket.serviceId);
  const zone = agency && index.zones.get(agency.zoneId);
  if (!agency || !service || !zone) return null;
  const atCounter = ticket.state === 'called' || ticket.state === 'serving';
  const call = atCounter ? state.calls.get(CallId.parse(`${ticket.id}.${ticket.calls}`)) : undefined;
  return {
    // The phone shows no logo, and hall Wi-Fi need not carry it at every push.
    site: { ...siteFace(index), logo: null },
    id: ticket.id,
    number: ticket.number,
    state: ticket.state,
    agency: { name: agency.name, shortName: agency.shortName, booth: agency.booth },
    service: { name: service.name, requirements: service.requirements },
    zone,
    language: ticket.language,
    day,
    issuedAt: ticket.issuedAt,
    ...placeInQueue(state, index, ticket),
    hours: ticket.state === 'waiting' ? readCalendar(index.site, now).hours(service) : null,
    call: call
      ? {
          callId: call.callId,
          counter: call.counterNumber,
          calledAt: call.calledAt,
          zone: index.zones.get(call.zoneId) ?? zone,
          booth: agency.booth,
        }
      : null,
  };
}
