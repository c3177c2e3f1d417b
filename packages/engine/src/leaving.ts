/** What follows when a ticket's stop is over, and when a counter closes for those who wait for it alone. */
import type { CounterId, DomainEvent, EventOf, OutcomeId, ServiceId, Ticket } from '@giliran/protocol';
import { standing, type Standing } from './standing.ts';
import type { QueueState, SiteIndex } from './state.ts';

/** The place that a ticket has now, unchanged. */
const samePlace = (ticket: Ticket): Standing =>
  standing(ticket.placeAt, ticket.headStartMinutes, ticket.penaltyMinutes);

/** A ticket joins a line again. What is not told stays as it is. */
export function requeued(
  ticket: Ticket,
  cause: EventOf<'ticketRequeued'>['cause'],
  place: Standing,
  change: Partial<
    Pick<EventOf<'ticketRequeued'>, 'agencyId' | 'serviceId' | 'onlyCounterId' | 'stops' | 'note'>
  > = {},
): EventOf<'ticketRequeued'> {
  const atCounter = ticket.state === 'called' || ticket.state === 'serving';
  return {
    type: 'ticketRequeued',
    ticketId: ticket.id,
    cause,
    counterId: atCounter || cause === 'nextStop' ? ticket.counterId : null,
    agencyId: change.agencyId ?? ticket.agencyId,
    serviceId: change.serviceId ?? ticket.serviceId,
    onlyCounterId: change.onlyCounterId ?? null,
    stops: change.stops ?? ticket.stops,
    note: change.note === undefined ? ticket.note : change.note,
    ...place,
  };
}

/** The visit is over; where the journey has another stop, the ticket waits for it, in the place it took first. */
export function finishEvents(
  index: SiteIndex,
  ticket: Ticket,
  counterId: CounterId,
  outcome: OutcomeId | null,
): DomainEvent[] {
  const finished: DomainEvent = {
    type: 'serviceFinished',
    ticketId: ticket.id,
    counterId,
    cause: 'staff',
    outcome,
  };
  const known = ticket.stops.filter((id) => index.services.has(id));
  const [next, ...later] = known;
  const agencyId = next && index.services.get(next)?.agencyId;
  if (!next || !agencyId) return [finished];
  return [
    finished,
    requeued(ticket, 'nextStop', samePlace(ticket), { agencyId, serviceId: next, stops: later }),
  ];
}

/** Those who wait for this counter alone wait for any that serves their service, in the same place. */
export function releaseEvents(
  state: QueueState,
  counterId: CounterId,
  which: (serviceId: ServiceId) => boolean = () => true,
): DomainEvent[] {
  const lines = state.directed.get(counterId);
  if (!lines) return [];
  return [...lines.priority, ...lines.ordinary].flatMap((place) => {
    const ticket = state.tickets.get(place.ticketId);
    return ticket && which(ticket.serviceId) ? [requeued(ticket, 'released', samePlace(ticket))] : [];
  });
}

export const closeCounterEvents = (state: QueueState, counterId: CounterId): DomainEvent[] => [
  ...releaseEvents(state, counterId),
  { type: 'counterClosed', counterId },
];
