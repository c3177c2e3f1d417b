/** Which things of a list are new, changed or wrong. */
import { same, type Site } from '@giliran/protocol';
import type { FieldIssue } from '../../site-draft/issues.ts';
import type { RowMark } from '../VirtualGrid.tsx';
import type { ListName } from './lists.ts';

/** What is marked, by code. What is not in it is as it was saved. */
export function marksOf(
  site: Site,
  saved: Site,
  issues: readonly FieldIssue[],
  list: ListName,
): ReadonlyMap<string, Exclude<RowMark, null>> {
  const marks = new Map<string, Exclude<RowMark, null>>();
  if (site[list] !== saved[list]) {
    const before = new Map(saved[list].map((thing) => [String(thing.id), thing]));
    for (const thing of site[list]) {
      const was = before.get(thing.id);
      if (was === undefined) marks.set(thing.id, 'new');
      else if (was !== thing && !same(was, thing)) marks.set(thing.id, 'changed');
    }
  }
  for (const { path } of issues) {
    const [named, place] = path.split('.');
    if (named !== list || place === undefined) continue;
    // A thing is named by its place in the list; one that the server misses, by its code.
    const thing = /^\d+$/.test(place) ? site[list][Number(place)] : site[list].find(({ id }) => id === place);
    if (thing) marks.set(thing.id, 'wrong');
  }
  return marks;
}
