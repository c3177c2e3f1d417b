/** What one set-up has other than another, field by field, in words that a person can read. */
import { AgencyId, type FieldChange, type Site } from '@giliran/protocol';

type Item = Readonly<Record<string, unknown>>;
const isItem = (value: unknown): value is Item =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const longest = 500;
const shorten = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

/** Null for nothing; a picture by its size; hours as people write them; a text in two languages by the first. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string')
    return value.startsWith('data:') ? `(${Math.ceil(value.length / 1024)} kB)` : shorten(value);
  if (Array.isArray(value)) return shorten(value.length === 0 ? '–' : value.map(partOf).join('; '));
  return shorten(partOf(value));
}

/** What something is called: a text, a number, or the first of two languages. */
function labelOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return isItem(value) && typeof value['id'] === 'string' ? value['id'] : null;
}

function partOf(value: unknown): string {
  if (!isItem(value)) return String(value);
  const { from, to, id, en, name, reason, number, date, serviceId, offsetMinutes } = value;
  if (typeof serviceId === 'string')
    return offsetMinutes === 0 ? serviceId : `${serviceId} +${String(offsetMinutes)}`;
  if (typeof from === 'string' && typeof to === 'string') return `${from}–${to}`;
  if (typeof id === 'string' && typeof en === 'string') return `${id} / ${en}`;
  const label = [name, reason, number].map(labelOf).find((text) => text !== null);
  if (typeof id === 'string') return label === undefined ? id : `${id} (${label})`;
  if (typeof date === 'string' && label !== undefined) return `${date} (${label})`;
  return JSON.stringify(value);
}

/** Whose it is: a closure of one agency is that agency's. */
const concernedAgency = (item: unknown): AgencyId | null => {
  const agencies = isItem(item) ? AgencyId.array().length(1).safeParse(item['agencies']) : null;
  return agencies?.data?.[0] ?? null;
};

/** Lists within the settings whose members have ids. */
const namedLists: ReadonlySet<string> = new Set([
  ...['outcomes', 'reasons', 'timetables', 'closures', 'openings'],
]);

class Comparison {
  readonly changes: FieldChange[] = [];

  note(path: string, agencyId: AgencyId | null, before: string | null, after: string | null): void {
    this.changes.push({ path, agencyId, before, after });
  }

  fields(path: string, agencyId: AgencyId | null, before: unknown, after: unknown): void {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const last = path.slice(path.lastIndexOf('.') + 1);
    if (Array.isArray(before) && Array.isArray(after) && namedLists.has(last))
      return this.list(path, agencyId, before, after, (item) => concernedAgency(item) ?? agencyId);
    if (!isItem(before) || !isItem(after)) return this.note(path, agencyId, textOf(before), textOf(after));
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      this.fields(path === '' ? key : `${path}.${key}`, agencyId, before[key], after[key]);
  }

  /** Members by their ids; `agencyOf` for lists whose members belong to agencies. */
  list(
    path: string,
    agencyId: AgencyId | null,
    before: readonly unknown[],
    after: readonly unknown[],
    agencyOf: (item: unknown) => AgencyId | null = () => agencyId,
  ): void {
    const idOf = (item: unknown): string => (isItem(item) ? String(item['id']) : String(item));
    const old = new Map(before.map((item) => [idOf(item), item]));
    const now = new Map(after.map((item) => [idOf(item), item]));
    for (const [id, item] of old)
      if (!now.has(id)) this.note(`${path}.${id}`, agencyOf(item), partOf(item), null);
    for (const [id, item] of now) {
      const earlier = old.get(id);
      if (earlier === undefined) this.note(`${path}.${id}`, agencyOf(item), null, partOf(item));
      else {
        // Somebody who moves to another agency concerns both.
        if (agencyOf(earlier) !== agencyOf(item))
          this.note(`${path}.${id}`, agencyOf(earlier), partOf(earlier), null);
        this.fields(`${path}.${id}`, agencyOf(item), earlier, item);
      }
    }
    const kept = [...old.keys()].filter((id) => now.has(id)).join(', ');
    const order = [...now.keys()].filter((id) => old.has(id)).join(', ');
    if (kept !== order) this.note(`${path}.order`, agencyId, shorten(kept), shorten(order));
  }
}

/** Every field that differs. Nothing for the first set-up, which differs in all. */
export function siteChanges(before: Site | null, after: Site): FieldChange[] {
  if (before === null) return [];
  const comparison = new Comparison();
  comparison.fields('settings', null, before.settings, after.settings);
  for (const list of ['zones', 'kiosks', 'displays'] as const)
    comparison.list(list, null, before[list], after[list]);
  const agencies = new Map([...before.agencies, ...after.agencies].map((a) => [String(a.id), a.id]));
  const owner = (field: 'id' | 'agencyId') => (item: unknown) =>
    isItem(item) ? (agencies.get(String(item[field])) ?? null) : null;
  comparison.list('agencies', null, before.agencies, after.agencies, owner('id'));
  for (const list of ['services', 'counters', 'staff'] as const)
    comparison.list(list, null, before[list], after[list], owner('agencyId'));
  return comparison.changes;
}
