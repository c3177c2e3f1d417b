/** What the holder of a ticket's QR code sees. */
import { readCalendar, rulesFor, type QueueState, type SiteIndex } from '@giliran/engine';
import {
  CallId,
  type OpenStatus,
  type Service,
  type ServiceDay,
  type Ticket,
  type TicketView,
} from '@giliran/protocol';
import { conditionFace } from './condition-face.ts';
import { placeInQueue, publicEmergency, siteFace } from './faces.ts';

/** When the service is served, whatever else is the matter. */
export function hoursOf(index: SiteIndex, service: Service, now: number): OpenStatus {
  const hours = readCalendar(index.site, now).hours(service);
  return hours.open ? { ...hours, warnings: [] } : hours;
}

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
    emergency: state.tickets.has(ticket.id) ? publicEmergency(state) : null,
    id: ticket.id,
    number: ticket.number,
    state: ticket.state,
    today: state.tickets.has(ticket.id),
    carried: ticket.carriedFrom !== null,
    delayed: ticket.delayed,
    agency: { name: agency.name, shortName: agency.shortName, booth: agency.booth },
    service: { name: service.name, requirements: service.requirements },
    zone,
    language: ticket.language,
    day,
    issuedAt: ticket.issuedAt,
    ...placeInQueue(state, index, ticket),
    stops: ticket.stops.flatMap((id) => {
      const stop = index.services.get(id);
      const at = stop && index.agencies.get(stop.agencyId);
      const stopZone = at && index.zones.get(at.zoneId);
      return at && stopZone
        ? [{ service: stop.name, agency: at.shortName, booth: at.booth, zone: stopZone.name }]
        : [];
    }),
    visits: ticket.visits.length,
    onlyCounter: ticket.onlyCounterId && (index.counters.get(ticket.onlyCounterId)?.number ?? null),
    atClose: rulesFor(index, ticket.agencyId).atClose.policy,
    condition: conditionFace(state, index, ticket.agencyId, ticket.serviceId),
    hours: ticket.state === 'waiting' ? hoursOf(index, service, now) : null,
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
