/** Small pieces that several views share. */
import { waitingAhead, estimateWait, type QueueState, type SiteIndex } from '@giliran/engine';
import type {
  Call,
  CatalogueView,
  CounterId,
  PublicCall,
  ServiceId,
  Ticket,
  WaitingTicket,
} from '@giliran/protocol';

/** What every screen shows of the site. */
export function siteFace(index: SiteIndex): CatalogueView['site'] {
  const { name, timeZone, logo, accentColor } = index.site.settings;
  return { name, timeZone, logo, accentColor };
}

/** The newest announcement of a ticket that is still called. */
export function isActiveCall(state: QueueState, call: Call): boolean {
  const ticket = state.tickets.get(call.ticketId);
  return ticket?.state === 'called' && call.callId === `${ticket.id}.${ticket.calls}`;
}

export function publicCall(state: QueueState, index: SiteIndex, call: Call): PublicCall {
  const agency = index.agencies.get(call.agencyId);
  return {
    callId: call.callId,
    number: call.number,
    counter: call.counterNumber,
    calledAt: call.calledAt,
    recall: call.recall,
    agencyId: call.agencyId,
    agency: agency?.shortName ?? '',
    booth: agency?.booth ?? '',
    active: isActiveCall(state, call),
  };
}

/** `here`: the counter that lists it, or null where there is none. */
export const listedTicket = (ticket: Ticket, here: CounterId | null): WaitingTicket => ({
  id: ticket.id,
  number: ticket.number,
  serviceId: ticket.serviceId,
  priority: ticket.priority,
  state: ticket.state,
  issuedAt: ticket.issuedAt,
  effectiveTime: ticket.effectiveTime,
  calledAt: ticket.calledAt,
  startedAt: ticket.startedAt,
  endedAt: ticket.endedAt,
  calls: ticket.calls,
  recalls: ticket.recalls,
  language: ticket.language,
  waitingSince: ticket.waitingSince,
  onlyHere: here !== null && ticket.onlyCounterId === here,
  visits: ticket.visits.length,
  stops: ticket.stops,
  note: ticket.note,
  parkReason: ticket.parkReason,
  parkedAt: ticket.parkedAt,
  returns: ticket.returns,
  delayed: ticket.delayed,
  appointmentAt: ticket.appointmentId === null ? null : ticket.placeAt,
  carried: ticket.carriedFrom !== null,
});

export function placeInQueue(state: QueueState, index: SiteIndex, ticket: Ticket) {
  if (ticket.state !== 'waiting') return { waitingAhead: 0, estimate: null };
  const ahead = waitingAhead(state, index, ticket);
  return { waitingAhead: ahead, estimate: estimateWait(state, index, ticket.serviceId, ahead) };
}

/** The earliest issue time among the tickets that wait for these services, or null. */
export function oldestWaiting(state: QueueState, serviceIds: Iterable<ServiceId>): number | null {
  let oldest: number | null = null;
  for (const id of serviceIds) {
    const lines = state.lines.get(id);
    for (const place of [lines?.priority.first(), lines?.ordinary.first()]) {
      const issuedAt = place && state.tickets.get(place.ticketId)?.issuedAt;
      if (issuedAt !== undefined && (oldest === null || issuedAt < oldest)) oldest = issuedAt;
    }
  }
  return oldest;
}
