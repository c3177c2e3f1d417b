/** What is wrong with a draft, field by field, in the reader's language. */
import { Site, type Rejection } from '@giliran/protocol';
import { contrastWithWhite, LEAST_ACCENT_CONTRAST } from '@giliran/ui/accent';
import type { SetUpWording } from '@giliran/ui/wording/set-up';
import type { z } from 'zod';

/** `path` as in `settings.ticket.header.id`; null where the trouble is not in one field. */
export interface FieldIssue {
  readonly path: string;
  readonly text: (words: SetUpWording['issues']) => string;
}

/** Everything that the server would refuse in this document by itself, and a new colour that nobody could read. */
export function issuesOf(site: Site, saved: Site): FieldIssue[] {
  const parsed = Site.safeParse(site);
  const issues = parsed.success ? [] : parsed.error.issues.flatMap((issue) => everywhere(issue, site));
  const { accentColor } = site.settings;
  const pale = /^#[0-9a-f]{6}$/i.test(accentColor) && contrastWithWhite(accentColor) < LEAST_ACCENT_CONTRAST;
  // A hall that has always had a pale colour can still be set up.
  if (pale && accentColor !== saved.settings.accentColor)
    issues.push({ path: 'settings.accentColor', text: (words) => words.tooPale });
  return issues;
}

/** What is used twice is wrong in both places: whoever changed either of them sees it. */
function everywhere(issue: z.core.$ZodIssue, site: Site): FieldIssue[] {
  const own = fieldIssue(issue);
  const [list, place, field] = issue.path;
  if (issue.code !== 'custom') return [own];
  if (issue.params?.['fault'] === 'rangeTaken') return rangeTaken(site, place, issue.params['other']);
  if (issue.params?.['fault'] !== 'usedTwice') return [own];
  if (typeof place !== 'number' || typeof field !== 'string') return [own];
  const things = valueOf(site, list);
  if (!Array.isArray(things)) return [own];
  const value = valueOf(things[place], field);
  const first = things.findIndex((thing: unknown) => valueOf(thing, field) === value);
  return [own, { ...own, path: [String(list), first, field].join('.') }];
}
/** Numbers that two kiosks have: at each of them, with whom. */
function rangeTaken(site: Site, one: unknown, other: unknown): FieldIssue[] {
  const at = (place: unknown, holder: unknown): FieldIssue[] => {
    const kiosk = site.kiosks[Number(holder)];
    if (!kiosk?.offline) return [];
    const numbers = `${kiosk.offline.from}–${kiosk.offline.to}`;
    const name = kiosk.name.trim() || kiosk.id;
    return [{ path: `kiosks.${String(place)}.offline`, text: (words) => words.rangeTaken(name, numbers) }];
  };
  return [...at(one, other), ...at(other, one)];
}
const valueOf = (part: unknown, key: PropertyKey | undefined): unknown =>
  typeof part === 'object' && part !== null && key !== undefined ? Reflect.get(part, key) : undefined;

/** What the server named; its words are English, for the rare case that only it can tell. */
export const serverIssues = (rejection: Rejection): FieldIssue[] =>
  (rejection.issues ?? [])
    // What is in use is told by the head of the page: no field is wrong.
    .filter(({ use }) => use === undefined)
    .map(({ path, message }) => ({ path, text: () => message }));

/** The first issue at a path or below it. */
export const issueAt = (issues: readonly FieldIssue[], path: string): FieldIssue | undefined =>
  issues.find((issue) => issue.path === path || issue.path.startsWith(`${path}.`));

type Words = SetUpWording['issues'];
const isFault = (words: Words, fault: unknown): fault is keyof Words['faults'] =>
  typeof fault === 'string' && fault in words.faults;

/** One thing that the schema refuses, in the reader's words. */
export function fieldIssue(issue: z.core.$ZodIssue): FieldIssue {
  return { path: issue.path.map(String).join('.'), text: (words) => textOf(issue, words) };
}

function textOf(issue: z.core.$ZodIssue, words: Words): string {
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string') return words.tooLong(Number(issue.maximum));
      return issue.origin === 'array'
        ? words.tooMany(Number(issue.maximum))
        : words.atMost(Number(issue.maximum));
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? words.required
        : words.atLeast(Number(issue.minimum));
    case 'invalid_type':
      return words.required;
    case 'invalid_format':
      return formatOf(issue, words) ?? issue.message;
    case 'custom': {
      const fault: unknown = issue.params?.['fault'];
      return isFault(words, fault) ? words.faults[fault] : (formatOf(issue, words) ?? issue.message);
    }
    default:
      return issue.message;
  }
}

/** How the text of a field is written, by the field's name. */
function formatOf({ path }: z.core.$ZodIssue, words: Words): string | null {
  const field = path.at(-1);
  switch (field) {
    case 'id':
    case 'prefix':
    case 'accentColor':
    case 'publicUrl':
    case 'timeZone':
    case 'logo':
      return words.formats[field];
    case 'openFrom':
    case 'openUntil':
    case 'date':
      return words.formats.date;
    case 'lastTicketAt':
    case 'from':
    case 'to':
      return words.formats.time;
    default:
      return null;
  }
}
