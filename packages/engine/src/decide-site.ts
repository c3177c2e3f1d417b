/** Setting up the site, and the turn of the day. */
import { ok, type CommandOf, type DomainEvent, type Paper, type ServiceDay } from '@giliran/protocol';
import { refuse, type Decision } from './decision.ts';
import { indexSite, type QueueState, type SiteIndex } from './state.ts';

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

/** A new set-up may change anything but take away what somebody waits for or is served at. */
export function decideSite(state: QueueState, command: CommandOf<'site.configure'>): Decision {
  const next = indexSite(command.site);
  for (const ticket of state.tickets.values()) {
    if (ticket.state !== 'waiting' && ticket.state !== 'called' && ticket.state !== 'serving') continue;
    if (!next.services.has(ticket.serviceId))
      return refuse('siteInUse', `${ticket.number} waits for service ${ticket.serviceId}`);
    if (ticket.counterId !== null && !next.counters.has(ticket.counterId)) {
      return refuse('siteInUse', `${ticket.number} is at counter ${ticket.counterId}`);
    }
  }
  return ok([
    { type: 'siteConfigured', site: command.site },
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
 * keep their day and numbers go on. What still waits at the turn expires; a visit still open is closed;
 * no paper stays under way.
 */
export function decideDay(state: QueueState, today: ServiceDay): Decision {
  if (state.day !== null && today <= state.day) return ok([]);
  const events: DomainEvent[] = [];
  for (const ticket of state.tickets.values()) {
    if (ticket.state === 'serving' && ticket.counterId !== null) {
      events.push({
        type: 'serviceFinished',
        ticketId: ticket.id,
        counterId: ticket.counterId,
        cause: 'dayEnd',
      });
    } else if (ticket.state === 'waiting' || ticket.state === 'called') {
      events.push({ type: 'ticketExpired', ticketId: ticket.id, counterId: ticket.counterId });
    }
  }
  for (const counter of state.counters.values()) {
    if (counter.status !== 'closed') events.push({ type: 'counterClosed', counterId: counter.id });
  }
  events.push(...abandonPapers(state, () => true, 'the day ended'));
  events.push({ type: 'dayOpened', day: today });
  return ok(events);
}
