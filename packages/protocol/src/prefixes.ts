/**
 * Which prefixes sound alike when they are read out in Indonesian over a loudspeaker, and which to take instead.
 *
 * Letters are read by their names. Most of them end in the same vowel (be, ce, de, ge, je, pe, te, ve, we, ye), and
 * a hall's echo and a narrow loudspeaker take the consonant away: the reason why radio has spelling alphabets.
 */
import { Prefix } from './basics.ts';
import type { Site } from './site.ts';

/** Names that end alike; a letter in none of them is heard as nothing else. */
const alike = ['BCDEGJPTVWY', 'AHK', 'FSX', 'LMN', 'IQ', 'OU', '89'] as const;
/** The worst of them: one sound apart. */
const closest = ['BDPT', 'VWB', 'CJ', 'GJ', 'MN', 'FS', 'HK', 'IQ', '89'] as const;

const together = (groups: readonly string[], a: string, b: string): boolean =>
  groups.some((group) => group.includes(a) && group.includes(b));

/** How far apart two letters or digits are when heard: 0 the same, 1 one sound apart, 2 alike, 4 clear. */
function apart(a: string, b: string): number {
  if (a === b) return 0;
  if (together(closest, a, b)) return 1;
  return together(alike, a, b) ? 2 : 4;
}

/**
 * How far apart two prefixes are when heard; 0 for the same, from 4 on nobody mixes them up. Longer and shorter ones
 * are told apart by their length.
 */
export function heardApart(a: string, b: string): number {
  if (a.length !== b.length) return 4 + Math.abs(a.length - b.length);
  const steps = Array.from(a, (letter, n) => apart(letter, b.charAt(n)));
  return steps.some((step) => step === 4) ? Math.max(4, sum(steps)) : sum(steps);
}
const sum = (steps: readonly number[]): number => steps.reduce((total, step) => total + step, 0);

/** Whether a call of one may be taken for a call of the other. Equal prefixes are not alike, they are one. */
export const soundAlike = (a: string, b: string): boolean => a !== b && heardApart(a, b) < 4;

/** Never suggested: on paper they are read as 1 and 0. Whoever wants them may have them. */
const mistakenOnPaper = /[IOQ]/;

export interface PrefixSurroundings {
  /** In use anywhere in the hall: never suggested. */
  readonly taken: ReadonlySet<string>;
  /** Those that are called by the same loudspeakers. */
  readonly heardTogether: readonly string[];
}

/** Letters that stand for a name, the most telling first: `Kartu Keluarga` → K, KK, KA, KR … */
export function abbreviations(name: string): readonly string[] {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(
      (word) => word !== '' && !['DAN', 'DI', 'KE', 'DARI', 'UNTUK', 'ATAU', 'THE', 'OF'].includes(word),
    );
  const initials = words.map((word) => word.charAt(0)).join('');
  const [first = ''] = words;
  const head = initials.charAt(0);
  return [
    head,
    initials.slice(0, 2),
    initials.length > 2 ? `${head}${initials.charAt(2)}` : '',
    ...Array.from(first.slice(1), (letter) => `${head}${letter}`),
    ...Array.from(initials.slice(1)),
    ...words.slice(1).flatMap((word) => Array.from(word.slice(1), (letter) => `${head}${letter}`)),
    initials.slice(0, 3),
  ].filter((text, n, all) => Prefix.safeParse(text).success && all.indexOf(text) === n);
}

const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const pairs = letters.flatMap((a) => letters.filter((b) => b !== a).map((b) => `${a}${b}`));

/**
 * Free prefixes that nobody mixes up with those called in the same zone, nor with one another: first those that
 * stand for the name, then single letters, then pairs. Fewer than `count` only where a hall has used them all up.
 */
export function suggestPrefixes(
  name: string,
  { taken, heardTogether }: PrefixSurroundings,
  count = 6,
): readonly string[] {
  const chosen: string[] = [];
  const clear = (prefix: string): boolean =>
    !taken.has(prefix) &&
    !mistakenOnPaper.test(prefix) &&
    [...heardTogether, ...chosen].every((other) => heardApart(prefix, other) >= 4);
  for (const candidates of [abbreviations(name), letters, pairs]) {
    for (const prefix of candidates) {
      if (chosen.length === count) return chosen;
      if (clear(prefix)) chosen.push(prefix);
    }
  }
  return chosen;
}

/** A prefix as it stands on tickets, and who has it. */
export interface PrefixUse {
  readonly prefix: string;
  readonly agencyId: string;
  readonly zoneId: string;
  /** Null where the site numbers per agency. */
  readonly serviceId: string | null;
}

/** Every prefix that numbers are made of: of services or, where the site numbers per agency, of agencies. */
export function prefixesInUse(site: Site): readonly PrefixUse[] {
  if (site.settings.numberingPer === 'agency')
    return site.agencies.map(({ id, prefix, zoneId }) => ({ prefix, agencyId: id, zoneId, serviceId: null }));
  const zones = new Map<string, string>(site.agencies.map((agency) => [agency.id, agency.zoneId]));
  return site.services.map(({ id, prefix, agencyId }) => ({
    prefix,
    agencyId,
    zoneId: zones.get(agencyId) ?? '',
    serviceId: id,
  }));
}
