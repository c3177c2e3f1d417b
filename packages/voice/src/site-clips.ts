/** Which clips a site's own set-up needs: what somebody who records a voice for this hall has to read aloud, and no more. */
import type { Language, Site } from '@giliran/protocol';
import { catalogue } from './catalogue.ts';
import { finalClip, isFinalClip } from './clip-id.ts';
import type { ClipId } from './clip-id.ts';
import { standardLexicon } from './lexicon.ts';
import { noticeClip, noticeKinds } from './notice-texts.ts';
import { agencyClip, counterClip, prefixClip, zoneClip } from './own-clips.ts';
import { announcement } from './sentence.ts';
import { clipOf } from './tongue.ts';
import { tongues } from './tongues.ts';

/** `numbers` with the letters they stand behind; `names` are the site's own, which no shipped voice can say. */
export type ClipGroup = 'chime' | 'phrases' | 'numbers' | 'letters' | 'notices' | 'names';

export interface SiteClip {
  readonly id: ClipId;
  /** Null for the chime, which belongs to no language. */
  readonly language: Language | null;
  readonly group: ClipGroup;
  /** What to read aloud; for a name, what it is written like. Empty for the chime. */
  readonly text: string;
  /** `word`: a call cannot be said without it. `ending`: the same word with the tone that ends a sentence. `extra`: said if recorded. */
  readonly need: 'word' | 'ending' | 'extra';
  /** What the name is of; null for words. */
  readonly of: 'prefix' | 'counter' | 'agency' | 'zone' | null;
}

const groupOf = (id: ClipId): ClipGroup => {
  if (id === 'chime') return 'chime';
  const word = id.slice(3).replace(/\.final$/, '');
  if (word.startsWith('notice-')) return 'notices';
  if (/^(huruf|letter|kata|word)-/.test(word)) return 'letters';
  const tongue = id.startsWith('id/') ? tongues.id : tongues.en;
  return [tongue.opening, tongue.way, tongue.shortWay].includes(word) ? 'phrases' : 'numbers';
};

/** The prefixes that tickets of this site bear. */
function prefixesOf({ settings, agencies, services }: Site): readonly string[] {
  const bearers = settings.numberingPer === 'agency' ? agencies : services;
  return [...new Set(bearers.map((one) => one.prefix))].toSorted();
}

/** Running numbers that together use every word of the reading: a digit more than any day needs. */
function someNumbers(reading: Site['settings']['voice']['reading']): readonly string[] {
  const count = reading === 'digit' ? 10 : 1_000;
  return Array.from({ length: count }, (_, n) => String(n).padStart(3, '0'));
}

/** In the order in which they are best recorded. */
export function clipsOfSite(site: Site): readonly SiteClip[] {
  const { voice } = site.settings;
  const prefixes = prefixesOf(site);
  const counters = site.counters.map(({ number }) => number).toSorted((a, b) => a - b);
  const used = new Set<ClipId>(voice.chime ? ['chime'] : []);
  const say = (number: string, counter: number): void => {
    for (const shorten of [false, true]) {
      const said = announcement({ number, counter, settings: voice, shorten, lexicon: standardLexicon });
      if (!said.ok) continue;
      for (const segment of said.value.flatMap((sentence) => sentence.segments)) {
        if (segment.kind !== 'clip') continue;
        used.add(segment.id);
        if (segment.final) used.add(finalClip(segment.id));
      }
    }
  };
  const [prefix = 'A'] = prefixes;
  for (const number of someNumbers(voice.reading)) say(`${prefix}-${number}`, counters[0] ?? 1);
  for (const one of prefixes) say(`${one}-001`, counters[0] ?? 1);
  for (const counter of counters) say(`${prefix}-001`, counter);
  for (const language of voice.languages)
    for (const words of noticeKinds) used.add(noticeClip(words, language));

  const words = catalogue
    .filter(({ id }) => used.has(id))
    .map(({ id, language, text }): SiteClip => {
      const group = groupOf(id);
      const need = isFinalClip(id) ? 'ending' : group === 'notices' ? 'extra' : 'word';
      return { id, language, group, text, need, of: null };
    });
  const order: readonly ClipGroup[] = ['chime', 'phrases', 'numbers', 'letters', 'notices'];
  const known = voice.languages.flatMap((language) => namesIn(language, site, prefixes));
  return [...order.flatMap((group) => words.filter((word) => word.group === group)), ...known];
}

function namesIn(language: Language, site: Site, prefixes: readonly string[]): readonly SiteClip[] {
  const name = (id: ClipId, of: SiteClip['of'], text: string): SiteClip => {
    return { id, language, group: 'names', text, need: 'extra', of };
  };
  const tongue = tongues[language];
  return [
    ...prefixes.map((prefix) => name(prefixClip(prefix, language), 'prefix', prefix)),
    ...site.agencies.map((a) => name(agencyClip(a.id, language), 'agency', a.name[language])),
    ...site.zones.map((z) => name(zoneClip(z.id, language), 'zone', z.name[language])),
    ...site.counters.map((c) =>
      name(
        counterClip(c.number, language),
        'counter',
        tongue
          .cardinal(c.number)
          .map((word) => tongue.texts[clipOf(tongue, word).slice(3)] ?? word)
          .join(' '),
      ),
    ),
  ];
}
