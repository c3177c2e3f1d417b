/**
 * Two people changed the same document: what each changed alone is taken from each, and where both
 * changed the same thing, mine stands and its path is named. Lists of things with ids are merged thing by
 * thing; other lists are one value.
 */
export interface Merged {
  readonly value: unknown;
  /** Where mine replaces a change of theirs: `settings.ticket.header`. */
  readonly overlaps: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (part: unknown): part is Fields =>
  typeof part === 'object' && part !== null && !Array.isArray(part);
const isList = (part: unknown): part is readonly unknown[] => Array.isArray(part);

/** Whether two documents say the same; of no value and a missing one, too. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, n) => same(item, b[n]));
  if (!isFields(a) || !isFields(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}

export function merge(base: unknown, mine: unknown, theirs: unknown, path = ''): Merged {
  if (same(mine, theirs) || same(base, theirs)) return { value: mine, overlaps: [] };
  if (same(base, mine)) return { value: theirs, overlaps: [] };
  if (isFields(base) && isFields(mine) && isFields(theirs)) return mergeFields(base, mine, theirs, path);
  const [b, m, t] = [byId(base), byId(mine), byId(theirs)];
  if (b && m && t) return mergeLists(b, m, t, path);
  return { value: mine, overlaps: [path] };
}

function mergeFields(base: Fields, mine: Fields, theirs: Fields, path: string): Merged {
  const overlaps: string[] = [];
  const value: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const merged = merge(base[key], mine[key], theirs[key], path === '' ? key : `${path}.${key}`);
    overlaps.push(...merged.overlaps);
    if (merged.value !== undefined) value[key] = merged.value;
  }
  return { value, overlaps };
}

/** The things of a list by their ids; null when it is no such list. */
function byId(list: unknown): ReadonlyMap<string, unknown> | null {
  if (!isList(list)) return null;
  const things = new Map<string, unknown>();
  for (const item of list) {
    const id = isFields(item) ? item['id'] : undefined;
    if (typeof id !== 'string' || things.has(id)) return null;
    things.set(id, item);
  }
  return things;
}

/** In my order; what they added stands at the end. */
function mergeLists(
  base: ReadonlyMap<string, unknown>,
  mine: ReadonlyMap<string, unknown>,
  theirs: ReadonlyMap<string, unknown>,
  path: string,
): Merged {
  const overlaps: string[] = [];
  const value: unknown[] = [];
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const merged = merge(base.get(id), mine.get(id), theirs.get(id), `${path}.${id}`);
    overlaps.push(...merged.overlaps);
    if (merged.value !== undefined) value.push(merged.value);
  }
  return { value, overlaps };
}
