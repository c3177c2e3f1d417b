/** What stands on a ticket's paper, from the queue's state. */
import type { QueueState } from '@giliran/engine';
import {
  err,
  ok,
  rejection,
  type Rejection,
  type Result,
  type TicketAnswer,
  type TicketPaper,
  type TicketSettings,
} from '@giliran/protocol';

/** On the paper of a number that keeps its place for another day. */
const validNextDay = {
  id: 'Berlaku pada hari layanan berikutnya',
  en: 'Valid on the next service day',
} as const;

/** The address of the ticket's page. `origin` is where the asking device reached this server. */
export const ticketPageUrl = (publicUrl: string | null, origin: string, token: string): string =>
  `${(publicUrl ?? origin).replace(/\/+$/, '')}/t/${token}`;

/** How the site's set-up shapes a paper. */
export function shapeOf({ footer, ...design }: TicketSettings): Pick<TicketPaper, 'footer' | 'design'> {
  return { footer, design };
}

export interface TicketPaperParts {
  readonly state: QueueState;
  readonly ticket: TicketAnswer;
  /** Where the asking device reached this server. */
  readonly origin: string;
  readonly reprint: boolean;
  /** The site's logo; null where there is none that can be printed. */
  readonly logo: TicketPaper['logo'] | null;
}

export function ticketPaper({
  state,
  ticket,
  origin,
  reprint,
  logo,
}: TicketPaperParts): Result<TicketPaper, Rejection> {
  const { index } = state;
  const service = index?.services.get(ticket.serviceId);
  const agency = index?.agencies.get(ticket.agencyId);
  const zone = agency && index?.zones.get(agency.zoneId);
  if (!index || !service || !agency || !zone) return err(rejection('unknownService', ticket.serviceId));
  const { settings } = index.site;
  return ok({
    language: ticket.language,
    site: { name: settings.name, timeZone: settings.timeZone },
    agency: agency.name,
    service: service.name,
    number: ticket.number,
    zone: zone.name,
    direction: zone.direction,
    booth: agency.booth,
    issuedAt: ticket.issuedAt,
    waitingAhead: ticket.waitingAhead,
    estimate: ticket.estimate,
    priority: settings.priority.reasons.find((reason) => reason.id === ticket.priority)?.name ?? null,
    requirements: service.requirements,
    url: ticketPageUrl(settings.publicUrl, origin, ticket.token),
    ...(ticket.state === 'carried_over' ? { validNote: validNextDay } : {}),
    ...shapeOf(settings.ticket),
    ...(logo ? { logo } : {}),
    reprint,
  });
}
