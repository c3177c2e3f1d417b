/** A ticket that nobody holds, made from the site's own names: to look at before real ones are printed. */
import { prefixOf, type SiteIndex } from '@giliran/engine';
import {
  formatNumber,
  type Instant,
  type Localized,
  type PriorityReason,
  type Service,
  type TicketDraft,
  type TicketExample,
  type TicketPaper,
  type TicketSample,
} from '@giliran/protocol';
import type { PaperLogo } from './paper-logos.ts';
import { shapeOf, ticketPageUrl } from './ticket-paper.ts';

export interface ExampleParts {
  readonly index: SiteIndex;
  readonly draft: TicketDraft;
  readonly sample: TicketSample;
  readonly logo: PaperLogo | null;
  readonly origin: string;
  readonly now: Instant;
}

/** As long as a real token, and plainly none. */
const token = 'contoh0000000000000000';

/** How the queue stands on it, from the easiest to the hardest to fit on a line. */
const queues = {
  shortest: { sequence: 1, waitingAhead: 0, estimate: null },
  usual: { sequence: 12, waitingAhead: 12, estimate: { fromMinutes: 15, toMinutes: 25 } },
  longest: { sequence: 1000, waitingAhead: 138, estimate: { fromMinutes: 95, toMinutes: 130 } },
} as const;

export function exampleTicket({ index, draft, sample, logo, origin, now }: ExampleParts): TicketPaper {
  const { language, example, priority, reprint } = sample;
  const { settings } = index.site;
  const longOf = (text: Localized): number => text[language].length;
  const nameLength = (service: Service): number =>
    longOf(service.name) + longOf(index.agencies.get(service.agencyId)?.name ?? service.name);
  const service = pick(index.site.services, nameLength, example);
  const agency = service && index.agencies.get(service.agencyId);
  const zone = agency && index.zones.get(agency.zoneId);
  const reason = pick<PriorityReason>(settings.priority.reasons, (one) => longOf(one.name), example);
  const { sequence, ...queue } = queues[example];
  return {
    language,
    site: { name: draft.name, timeZone: settings.timeZone },
    // A hall that has no agencies yet stands for them itself.
    agency: agency?.name ?? draft.name,
    service: service?.name ?? draft.name,
    number: formatNumber(service ? prefixOf(index, service) : 'A', sequence),
    zone: (zone ?? index.site.zones[0])?.name ?? draft.name,
    direction: (zone ?? index.site.zones[0])?.direction ?? draft.name,
    booth: agency?.booth ?? 'Gerai 1',
    issuedAt: now,
    ...queue,
    priority: priority ? (reason?.name ?? null) : null,
    requirements: service?.requirements ?? [],
    url: ticketPageUrl(settings.publicUrl, origin, token),
    ...shapeOf(draft.ticket),
    ...(logo?.kind === 'ready' ? { logo: { hash: logo.hash, dots: logo.dots } } : {}),
    reprint,
  };
}

/** The one with the shortest, the middle or the longest name. */
function pick<T>(items: readonly T[], length: (item: T) => number, which: TicketExample): T | undefined {
  const sorted = [...items].sort((a, b) => length(a) - length(b));
  switch (which) {
    case 'shortest':
      return sorted[0];
    case 'usual':
      return sorted[Math.floor(sorted.length / 2)];
    case 'longest':
      return sorted.at(-1);
  }
}
