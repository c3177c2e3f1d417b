/**
 * Finding a service as people type it at a kiosk: typing errors, words in any order, beginnings of words,
 * parts of words ("lahir" in "kelahiran"), abbreviations ("kk" for "Kartu Keluarga"), words run together.
 *
 * The index is built once per catalogue. A query looks through the distinct words, not the services, so
 * that 2,000 services answer within a few milliseconds.
 */
import type { Localized } from '@giliran/protocol';
import { typingErrors } from './typingErrors.ts';

export interface SearchableService {
  readonly id: string;
  readonly agencyId: string;
  readonly name: Localized;
  readonly searchWords: readonly string[];
}
export interface SearchableAgency {
  readonly id: string;
  readonly name: Localized;
  readonly shortName: string;
}
export interface ServiceSearch<Service> {
  /** The services that fit, the best first; none for an empty query. */
  find(query: string, limit?: number): readonly Service[];
}

/** How much a hit counts by where it stands. */
const WEIGHT = { name: 1, searchWords: 0.95, initials: 0.9, agency: 0.6, agencyName: 0.5 } as const;
/** How much a hit counts by how it fits. */
const FIT = { exact: 1, beginning: 0.86, inside: 0.7, oneError: 0.62, twoErrors: 0.45, joined: 0.6 } as const;
/** Results far worse than the best one are noise. */
const KEEP_FROM = 0.5;

/** Words that say nothing about the service: "saya mau bikin KTP". */
const FILLERS = new Set(
  'saya mau ingin hendak untuk di ke dari dan atau yang cara buat bikin urus mengurus minta i want to for the a an of and or my get make need'.split(
    ' ',
  ),
);

/** Lower case without accents, the standard spelling of "antre", words of letters and digits. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/antri/g, 'antre')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** "e-KTP" is also written "ektp": the parts of hyphenated or dotted words, joined. */
const joinedWords = (text: string): string[] =>
  text
    .split(/\s+/)
    .map(wordsOf)
    .filter((parts) => parts.length > 1)
    .map((parts) => parts.join(''));

/** "Kartu Keluarga" → "kk"; "Klaim Jaminan Hari Tua" → "kj", "kjh", "kjht", and without its first words "jht". */
function initialsOf(text: string): string[] {
  const letters = wordsOf(text)
    .filter((word) => !FILLERS.has(word))
    .map((word) => word.slice(0, 1));
  const runs: string[] = [];
  letters.forEach((_, start) => {
    for (let end = start + (start === 0 ? 2 : 3); end <= letters.length; end += 1) {
      runs.push(letters.slice(start, end).join(''));
    }
  });
  return runs;
}

function fit(typed: string, word: string): number {
  if (word === typed) return FIT.exact;
  if (word.startsWith(typed)) return FIT.beginning;
  if (typed.length >= 4 && word.includes(typed)) return FIT.inside;
  if (typed.length < 4) return 0;
  const allowed = typed.length < 7 ? 1 : 2;
  const errors = typingErrors(typed, word, allowed);
  if (errors === null) return 0;
  return errors <= 1 ? FIT.oneError : FIT.twoErrors;
}

/** Builds the index. Pure: the same services and query always give the same answer. */
export function createServiceSearch<Service extends SearchableService>(
  services: readonly Service[],
  agencies: readonly SearchableAgency[],
): ServiceSearch<Service> {
  const agencyById = new Map(agencies.map((agency) => [agency.id, agency]));
  /** For each word: in which services it stands, and how much it counts there. */
  const places = new Map<string, Map<number, number>>();
  const add = (words: readonly string[], service: number, weight: number) => {
    for (const word of words) {
      const at = places.get(word) ?? new Map<number, number>();
      if ((at.get(service) ?? 0) < weight) at.set(service, weight);
      places.set(word, at);
    }
  };
  const squeezed: string[] = [];
  services.forEach((service, index) => {
    const names = [service.name.id, service.name.en];
    for (const text of names) {
      add(wordsOf(text), index, WEIGHT.name);
      add(joinedWords(text), index, WEIGHT.name);
      add(initialsOf(text), index, WEIGHT.initials);
    }
    for (const text of service.searchWords) {
      add(wordsOf(text), index, WEIGHT.searchWords);
      add(joinedWords(text), index, WEIGHT.searchWords);
      add(initialsOf(text), index, WEIGHT.initials);
    }
    const agency = agencyById.get(service.agencyId);
    if (agency !== undefined) {
      add(wordsOf(agency.shortName), index, WEIGHT.agency);
      for (const text of [agency.name.id, agency.name.en]) {
        add(wordsOf(text), index, WEIGHT.agencyName);
        add(initialsOf(text), index, WEIGHT.agencyName);
      }
    }
    squeezed.push([...names, ...service.searchWords].map((text) => wordsOf(text).join('')).join(' '));
  });

  const scoresOf = (typed: string): Map<number, number> => {
    const scores = new Map<number, number>();
    for (const [word, at] of places) {
      const quality = fit(typed, word);
      if (quality === 0) continue;
      for (const [service, weight] of at) {
        scores.set(service, Math.max(scores.get(service) ?? 0, quality * weight));
      }
    }
    if (typed.length >= 6) {
      squeezed.forEach((text, service) => {
        if (text.includes(typed)) scores.set(service, Math.max(scores.get(service) ?? 0, FIT.joined));
      });
    }
    return scores;
  };

  return {
    find(query, limit = 50) {
      const all = wordsOf(query);
      const telling = all.filter((word) => !FILLERS.has(word) && (word.length > 1 || all.length === 1));
      // "e ktp" and "s k c k" are typed with spaces, too.
      const joined = all.join('');
      const typed = telling.length > 0 ? telling : joined === '' ? [] : [joined];
      if (typed.length === 0) return [];
      const perWord = typed.map(scoresOf);
      const totals = new Map<number, { hits: number; score: number }>();
      for (const scores of perWord) {
        for (const [service, score] of scores) {
          const total = totals.get(service) ?? { hits: 0, score: 0 };
          totals.set(service, { hits: total.hits + 1, score: total.score + score });
        }
      }
      // Every word should fit; when no service fits all, those that fit most.
      const most = Math.max(0, ...[...totals.values()].map((total) => total.hits));
      const found = [...totals].filter(([, total]) => total.hits === most);
      const best = Math.max(0, ...found.map(([, total]) => total.score));
      return found
        .filter(([, total]) => total.score >= best * KEEP_FROM)
        .sort(
          ([a, totalA], [b, totalB]) =>
            totalB.score - totalA.score ||
            (services[a]?.name.id.length ?? 0) - (services[b]?.name.id.length ?? 0) ||
            a - b,
        )
        .slice(0, limit)
        .flatMap(([index]) => services[index] ?? []);
    },
  };
}
