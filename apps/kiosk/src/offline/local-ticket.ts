/** A ticket that was made here, as the screen, the printer and the server want it. Pure. */
import {
  PaperId,
  type CatalogueView,
  type CommandInput,
  type OfflinePlan,
  type Paper,
  type TicketAnswer,
  type TicketPaper,
} from '@giliran/protocol';
import { numberOf, type OfflineEntry } from '@giliran/shell/bridge';
import { ticketPageUrl } from '../ticket/ticketPage.ts';

/** What became of the papers of a ticket is not known: the program ended in between. */
export const INTERRUPTED = 'the kiosk was restarted';

/** Its `n`th paper, as the ledger will have it. */
export function localPaper(entry: OfflineEntry, n: number): Paper {
  const { ticketId, kioskId, takenAt } = entry;
  return {
    id: PaperId.parse(`${ticketId}.p${n}`),
    ...{ ticketId, kioskId, number: numberOf(entry), state: 'queued', detail: null },
    reprint: entry.papers.slice(0, n - 1).some(({ outcome }) => outcome !== 'failed'),
    ...{ queuedAt: takenAt, changedAt: takenAt },
  };
}

/** Which paper of its ticket this is, from 1. */
export const paperOrdinal = (id: PaperId): number => Number(id.slice(id.lastIndexOf('.p') + 2));

/** As the server would answer, as far as anybody knows. Null for a service that the catalogue does not have. */
export function localAnswer(entry: OfflineEntry, catalogue: CatalogueView): TicketAnswer | null {
  const service = catalogue.services.find(({ id }) => id === entry.serviceId);
  if (!service) return null;
  const {
    ticketId: id,
    token,
    day,
    prefix,
    sequence,
    serviceId,
    priority,
    language,
    kioskId,
    takenAt,
  } = entry;
  return {
    ...{ id, token, day, prefix, sequence, serviceId, priority, language, kioskId },
    number: numberOf(entry),
    agencyId: service.agencyId,
    firstServiceId: serviceId,
    ...{ state: 'waiting', channel: 'offline', issueOrder: 1 },
    ...{ issuedAt: takenAt, placeAt: takenAt, effectiveTime: takenAt, waitingSince: takenAt },
    ...{ headStartMinutes: 0, penaltyMinutes: 0, stops: [], visits: [], note: null, parkReason: null },
    ...{ parkedAt: null, returns: 0, delayed: false, appointmentId: null, carriedFrom: null },
    ...{
      calledAt: null,
      startedAt: null,
      endedAt: null,
      counterId: null,
      staffId: null,
      onlyCounterId: null,
    },
    ...{ calls: 0, recalls: 0, revision: 0, waitingAhead: 0, estimate: null },
  };
}

/** What stands on its paper; null where the catalogue does not know its service. */
export function localTicketPaper(
  entry: OfflineEntry,
  catalogue: CatalogueView,
  plan: OfflinePlan,
  server: string,
): TicketPaper | null {
  const service = catalogue.services.find(({ id }) => id === entry.serviceId);
  const agency = service && catalogue.agencies.find(({ id }) => id === service.agencyId);
  const zone = agency && catalogue.zones.find(({ id }) => id === agency.zoneId);
  if (!service || !agency || !zone) return null;
  const { footer, ...design } = plan.ticket;
  return {
    language: entry.language,
    site: { name: catalogue.site.name, timeZone: catalogue.site.timeZone },
    agency: agency.name,
    service: service.name,
    number: numberOf(entry),
    zone: zone.name,
    direction: zone.direction,
    booth: agency.booth,
    issuedAt: entry.takenAt,
    waitingAhead: 0,
    estimate: null,
    priority: catalogue.priorityReasons.find(({ id }) => id === entry.priority)?.name ?? null,
    requirements: service.requirements,
    url: ticketPageUrl(catalogue.publicUrl, server, entry.token),
    ...{ footer, design },
    ...(plan.logo === null ? {} : { logo: plan.logo }),
    offline: true,
    reprint: false,
  };
}

/** How it is handed in. */
export function enterCommand(entry: OfflineEntry): CommandInput {
  const { ticketId, token, prefix, sequence, serviceId, priority, language, takenAt, givenBack } = entry;
  const papers: OfflineEntry['papers'] =
    entry.papers.length > 0 ? entry.papers : [{ outcome: 'unknown', detail: INTERRUPTED }];
  return {
    type: 'ticket.enterOffline',
    ...{ ticketId, token, prefix, sequence, serviceId, priority, language, takenAt, papers, givenBack },
  };
}

/**
 * Numbers that this kiosk's range may not give on `day`, besides those it gave that day: the server's list,
 * and what may have been carried over since without the kiosk having heard of it.
 */
export function heldNumbers(plan: OfflinePlan, entries: Iterable<OfflineEntry>, day: string): string[] {
  const held = plan.day === day ? [...plan.taken] : [];
  for (const entry of entries) {
    const unheard = !entry.entered || plan.day < day;
    if (entry.day !== day && unheard && plan.carriedOver.includes(entry.serviceId))
      held.push(numberOf(entry));
  }
  if (plan.day < day) held.push(...plan.taken);
  return held;
}
