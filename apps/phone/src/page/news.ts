/** What has come over the agency, what that means for this ticket, and the stops that follow. */
import { h, type PageElement } from '../paint.ts';
import type { TicketPicture } from '../ticket-picture.ts';
import { icon, type Tongue } from './frame.ts';

/** Null when all is well and nothing has to be explained. */
export function newsCard(
  { condition, agency, delayed, carried }: TicketPicture,
  { words, language, formats }: Tongue,
): PageElement | null {
  const said = words.news;
  if (condition)
    return h(
      'section',
      { class: 'notice news', 'data-key': 'news', role: 'status' },
      icon('clock'),
      h(
        'div',
        {},
        h('p', { class: 'strong' }, said[condition.kind](agency.shortName)),
        formats ? h('p', {}, said.since(formats.time(condition.since))) : null,
        condition.message && h('p', {}, condition.message[language]),
        h('p', {}, condition.kind === 'systemDown' ? said.systemDownAdvice : said.closedEarlyAdvice),
      ),
    );
  if (!delayed && !carried) return null;
  return h(
    'section',
    { class: 'card calm', 'data-key': 'news' },
    carried ? h('p', {}, said.carried) : null,
    delayed ? h('p', {}, said.delayed) : null,
  );
}

/** What follows on the same ticket, each with its place; null where this stop is the only one. */
export function journeyCard(
  { stops, visits, service, agency, zone }: TicketPicture,
  { words, language }: Tongue,
): PageElement | null {
  if (stops.length === 0) return null;
  const line = (name: string, at: string, where: string, now: boolean): PageElement =>
    h(
      'li',
      now ? { 'aria-current': 'step' } : {},
      h('p', { class: 'strong' }, name),
      h('p', {}, `${at} · ${where}`),
    );
  return h(
    'section',
    { class: 'card', 'data-key': 'journey' },
    h('h2', {}, words.journey.title),
    h('p', {}, words.journey.advice),
    h(
      'ol',
      { class: 'journey', start: String(visits + 1) },
      line(service.name[language], agency.shortName, `${agency.booth}, ${zone.name[language]}`, true),
      stops.map((stop) =>
        line(stop.service[language], stop.agency, `${stop.booth}, ${stop.zone[language]}`, false),
      ),
    ),
  );
}
