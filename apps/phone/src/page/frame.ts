/** What every state of the page shares: the band on top, the notices, the icons. */
import type { Language } from '@giliran/protocol';
import { createFormats, type Formats } from '@giliran/ui/formats';
import { phoneWording, type PhoneWording } from '@giliran/ui/wording/phone';
import { isStale, languageOf, type Model } from '../model.ts';
import { h, type PageElement, type Part } from '../paint.ts';

/** Words and formats in the language of the page. */
export interface Tongue {
  readonly language: Language;
  readonly words: PhoneWording;
  /** Null until the ticket has told the site's time zone. */
  readonly formats: Formats | null;
}

export function tongueOf(model: Model): Tongue {
  const language = languageOf(model);
  const timeZone = model.picture?.site.timeZone;
  return {
    language,
    words: phoneWording[language],
    formats: timeZone === undefined ? null : createFormats({ timeZone, language }),
  };
}

/** Line drawings on a 24 × 24 grid. */
const drawings = {
  bell: 'M6 9a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7M10 20a2.2 2.2 0 0 0 4 0',
  check: 'm5 13 4.5 4.5L19 7',
  cross: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  pin: 'M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  person: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 21c.6-4.2 3.6-6.5 7.5-6.5s6.9 2.3 7.5 6.5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M20 20l-4.8-4.8',
  signal: 'M2 8.5a15 15 0 0 1 20 0M5.5 12.3a10 10 0 0 1 13 0M9 16a5 5 0 0 1 6 0M12 19.5v.01M3 3l18 18',
} as const;
export type Drawing = keyof typeof drawings;

export const icon = (drawing: Drawing): PageElement =>
  h(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    h('path', { d: drawings[drawing] }),
  );

const languages: readonly Language[] = ['id', 'en'];
/** Begins with what the button shows, so that it can be asked for by voice. */
const names: Readonly<Record<Language, string>> = { id: 'ID, Bahasa Indonesia', en: 'EN, English' };

/** The site's name and the languages. */
export const band = (model: Model, { words, language }: Tongue): PageElement =>
  h(
    'header',
    { class: 'band' },
    h('p', { class: 'site' }, model.picture?.site.name[language] ?? words.tab.loading),
    h(
      'div',
      { class: 'languages', role: 'group', 'aria-label': words.language },
      languages.map((choice) =>
        h(
          'button',
          {
            type: 'button',
            lang: choice,
            'aria-label': names[choice],
            'aria-pressed': String(choice === language),
            'data-do': 'language',
            'data-value': choice,
          },
          choice.toUpperCase(),
        ),
      ),
    ),
  );

/** Says that the connection is lost, in one line. Null while all is well. */
export const lostLine = (model: Model, { words }: Tongue): PageElement | null =>
  isStale(model)
    ? h('p', { class: 'notice', role: 'status', 'data-key': 'lost' }, icon('signal'), words.reconnecting)
    : null;

/** The same with the age of what is shown and what to do meanwhile. */
export function lostNotice(model: Model, { words, formats }: Tongue): PageElement | null {
  if (!isStale(model)) return null;
  const age = model.knownAt !== null && formats ? words.lastKnown(formats.time(model.knownAt)) : null;
  return h(
    'div',
    { class: 'notice', role: 'status', 'data-key': 'lost' },
    icon('signal'),
    h(
      'div',
      {},
      h('p', { class: 'strong' }, words.reconnecting),
      age === null ? null : h('p', {}, age),
      h('p', {}, words.offlineAdvice),
    ),
  );
}

/** The number on its ticket, with what it is for. */
export function ticketHead(model: Model, { words, language }: Tongue): PageElement | null {
  const { picture } = model;
  if (!picture) return null;
  return h(
    'section',
    { class: 'ticket-head' },
    h('p', { class: 'label' }, words.yourNumber),
    h('h1', { class: picture.number.length > 5 ? 'number long' : 'number' }, picture.number),
    h('p', { class: 'agency' }, picture.agency.shortName),
    h('p', { class: 'service' }, picture.service.name[language]),
  );
}

/** Where the agency is in the hall. */
export function placeCard(model: Model, { words, language }: Tongue, foot: Part): PageElement | null {
  const { picture } = model;
  if (!picture) return null;
  const zone = picture.zone.name[language];
  const direction = picture.zone.direction[language];
  return h(
    'section',
    { class: 'card', 'data-key': 'place' },
    h('h2', {}, icon('pin'), words.where),
    h('p', { class: 'strong big' }, `${picture.agency.booth}, ${zone}`),
    h('p', {}, picture.agency.name[language]),
    direction === zone ? null : h('p', {}, direction),
    foot,
  );
}

export const button = (
  action: string,
  look: string,
  words: Part,
  more: Record<string, string | null> = {},
): PageElement => h('button', { type: 'button', class: `button ${look}`, 'data-do': action, ...more }, words);
