/** Setting up the site, and the turn of the day. */
import {
  agencyOf,
  ok,
  type CommandOf,
  type DomainEvent,
  type Paper,
  type ServiceDay,
  type Site,
  type Ticket,
  type TicketState,
} from '@giliran/protocol';
import { carriedOver } from './decide-ticket.ts';
import { refuse, type Decision, type DecisionContext } from './decision.ts';
import { releaseEvents } from './leaving.ts';
import { siteWithinAgency } from './own-agency.ts';
import { siteChanges } from './site-changes.ts';
import { indexSite, isDown, rulesFor, type QueueState, type SiteIndex } from './state.ts';

/** Papers under way that nobody will tell of any more: not sent is not printed, sent is anybody's guess. */
function abandonPapers(state: QueueState, which: (paper: Paper) => boolean, why: string): DomainEvent[] {
  return [...state.unconfirmedPapers].flatMap((paperId): DomainEvent[] => {
    const paper = state.papers.get(paperId);
    if (!paper || !which(paper)) return [];
    if (paper.state === 'queued')
      return [{ type: 'paperFailed', paperId, detail: `${why} before it was printed` }];
    if (paper.state === 'sent')
      return [{ type: 'paperUnknown', paperId, detail: `${why} while it was printed` }];
    return [];
  });
}

const live: ReadonlySet<TicketState> = new Set(['waiting', 'called', 'serving', 'parked', 'carried_over']);

/** Whether somebody may set the whole hall up. */
const isLed = (site: Site): boolean =>
  site.staff.some(({ role, agencyId }) => role === 'administrator' && agencyId === null);

/** A new set-up may change anything but take away what somebody waits for, is served at or has booked. */
export function decideSite(
  state: QueueState,
  command: CommandOf<'site.configure'>,
  context: DecisionContext,
): Decision {
  const current = state.index?.site ?? null;
  const own = agencyOf(context.actor);
  // Nobody who belongs to an agency founds a hall.
  if (own !== null && !current) return refuse('unknownSite');
  const wished = own === null || !current ? ok(command.site) : siteWithinAgency(current, command.site, own);
  if (!wished.ok) return wished;
  const site = wished.value;
  // What the server itself brings in, it has looked at.
  if (current && context.actor.kind !== 'system' && isLed(current) && !isLed(site))
    return refuse('lastAdministrator');
  const next = indexSite(site);
  for (const ticket of state.tickets.values()) {
    if (!live.has(ticket.state)) continue;
    const lost = [ticket.serviceId, ...ticket.stops].find((id) => !next.services.has(id));
    if (lost !== undefined) return refuse('siteInUse', `${ticket.number} waits for service ${lost}`);
    if (next.services.get(ticket.serviceId)?.agencyId !== ticket.agencyId)
      return refuse('siteInUse', `${ticket.number} waits for ${ticket.serviceId} of ${ticket.agencyId}`);
    const atCounter = ticket.state === 'called' || ticket.state === 'serving' ? ticket.counterId : null;
    if (atCounter !== null && !next.counters.has(atCounter))
      return refuse('siteInUse', `${ticket.number} is at counter ${atCounter}`);
  }
  for (const { state: is, code, serviceId, agencyId } of state.appointments.values())
    if (is === 'booked' && next.services.get(serviceId)?.agencyId !== agencyId)
      return refuse('siteInUse', `booking ${code} is for service ${serviceId} of ${agencyId}`);
  const released = [...state.directed.keys()].flatMap((counterId) => {
    const services = next.counters.get(counterId)?.services;
    return releaseEvents(state, counterId, (id) => !services?.some((s) => s.serviceId === id));
  });
  return ok([
    {
      type: 'siteConfigured',
      site,
      ...(current ? { changes: siteChanges(current, site) } : {}),
      ...(context.undoes === undefined ? {} : { undoes: context.undoes }),
    },
    ...released,
    ...[...state.conditions.keys()]
      .filter((agencyId) => !next.agencies.has(agencyId))
      .map((agencyId): DomainEvent => ({ type: 'conditionChanged', agencyId, condition: null })),
    ...abandonPapers(state, (paper) => !next.kiosks.has(paper.kioskId), 'its kiosk was taken away'),
  ]);
}

/** One kiosk's printer, and nothing else of the site. */
export function decidePrinterSetUp(index: SiteIndex, command: CommandOf<'kiosk.setPrinter'>): Decision {
  const { kioskId, printer } = command;
  const kiosk = index.kiosks.get(kioskId);
  if (!kiosk) return refuse('unknownKiosk', kioskId);
  if (JSON.stringify(kiosk.printer) === JSON.stringify(printer)) return ok([]);
  return ok([{ type: 'kioskPrinterSet', kioskId, printer }]);
}

/**
 * The service day follows the calendar of the site's zone. A clock set back never reopens a day: tickets
 * keep their day and numbers go on. A visit still open is closed; what still waits expires, or is good for
 * the new day where its agency carries it over, with its number and its place; no paper stays under way.
 */
export function decideDay(
  state: QueueState,
  index: SiteIndex,
  today: ServiceDay,
  context: DecisionContext,
): Decision {
  if (state.day !== null && today <= state.day) return ok([]);
  const events: DomainEvent[] = [];
  const carried: Ticket[] = [];
  for (const ticket of state.tickets.values()) {
    const { id: ticketId } = ticket;
    if (ticket.state === 'serving' && ticket.counterId !== null) {
      const { counterId } = ticket;
      events.push({ type: 'serviceFinished', ticketId, counterId, cause: 'dayEnd', outcome: null });
    } else if (ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'parked') {
      if (rulesFor(index, ticket.agencyId).atClose.policy === 'carryOver') {
        events.push(carriedOver(state, ticket, null));
        carried.push(ticket);
      } else {
        const counterId = ticket.state === 'called' ? ticket.counterId : null;
        events.push({ type: 'ticketExpired', ticketId, counterId });
      }
    } else if (ticket.state === 'carried_over') carried.push(ticket);
  }
  for (const counter of state.counters.values()) {
    if (counter.status !== 'closed') events.push({ type: 'counterClosed', counterId: counter.id });
  }
  for (const { id: appointmentId, state: is, day } of state.appointments.values())
    if (is === 'booked' && day < today) events.push({ type: 'appointmentMissed', appointmentId });
  for (const [agencyId, { kind }] of state.conditions)
    if (kind === 'closedEarly') events.push({ type: 'conditionChanged', agencyId, condition: null });
  events.push(...abandonPapers(state, () => true, 'the day ended'));
  events.push({ type: 'dayOpened', day: today });
  carried
    .toSorted((a, b) => a.effectiveTime - b.effectiveTime || a.issueOrder - b.issueOrder)
    .forEach((ticket, n) => events.push(issuedAgain(state, ticket, n + 1, context)));
  return ok(events);
}

/** The ticket of a new day that keeps the number, the token and the place of an earlier day's. */
function issuedAgain(
  state: QueueState,
  ticket: Ticket,
  issueOrder: number,
  context: DecisionContext,
): DomainEvent {
  const { token, number, prefix, sequence, agencyId, serviceId, priority, language, channel, kioskId } =
    ticket;
  const { placeAt, headStartMinutes, penaltyMinutes, effectiveTime, stops, note } = ticket;
  return {
    type: 'ticketIssued',
    ticketId: context.newTicketId(),
    ...{ token, number, prefix, sequence, issueOrder },
    ...{ agencyId, serviceId, priority, language, channel, kioskId },
    ...{ placeAt, headStartMinutes, penaltyMinutes, effectiveTime },
    carriedFrom: ticket.id,
    ...(isDown(state, ticket) ? { delayed: true } : {}),
    ...(stops.length > 0 ? { stops } : {}),
    ...(note === null ? {} : { note }),
  };
}
