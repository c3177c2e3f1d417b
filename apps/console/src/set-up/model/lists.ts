/** The lists of a site document, and changing one thing of one of them. */
import type { Site } from '@giliran/protocol';

export type ListName = 'zones' | 'agencies' | 'services' | 'counters' | 'kiosks' | 'displays';
export type Thing<L extends ListName> = Site[L][number];

/** One of each of several lists, told by `list`. */
export interface Named {
  readonly list: ListName | 'staff' | 'media' | 'dates';
  readonly id: string;
}

export const changed = <L extends ListName>(
  site: Site,
  list: L,
  id: string,
  change: Partial<Thing<L>>,
): Site => ({
  ...site,
  [list]: site[list].map((thing) => (thing.id === id ? { ...thing, ...change } : thing)),
});

/** Behind the thing `after`, or at the end. */
export const added = <L extends ListName>(site: Site, list: L, thing: Thing<L>, after?: string): Site => {
  const things: readonly Thing<ListName>[] = site[list];
  const at = after === undefined ? -1 : things.findIndex(({ id }) => id === after);
  return {
    ...site,
    [list]: at < 0 ? [...things, thing] : [...things.slice(0, at + 1), thing, ...things.slice(at + 1)],
  };
};

/**
 * One place up (-1) or down (1) among its siblings: services of one agency, agencies as the kiosk shows them.
 * Things between that are no siblings stay where they are. The same site when there is nowhere to go.
 */
export function moved<L extends ListName>(
  site: Site,
  list: L,
  id: string,
  by: -1 | 1,
  sibling: (a: Thing<L>, b: Thing<L>) => boolean,
): Site {
  const things: readonly Thing<L>[] = site[list];
  const from = things.findIndex((thing) => thing.id === id);
  const mine = things[from];
  if (mine === undefined) return site;
  for (let to = from + by; to >= 0 && to < things.length; to += by) {
    const other = things[to];
    if (other === undefined || !sibling(mine, other)) continue;
    const next = [...things];
    next[from] = other;
    next[to] = mine;
    return { ...site, [list]: next };
  }
  return site;
}
