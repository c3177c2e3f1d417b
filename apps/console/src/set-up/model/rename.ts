/** Gives a thing that was never saved another code, also wherever it is referred to. */
import type { Site } from '@giliran/protocol';
import type { ListName } from './lists.ts';

/** The same document with every string `from` at the places where this kind of thing is named replaced. */
export function renamed(site: Site, list: ListName, from: string, to: string): Site {
  const places = placesOf[list];
  const walk = (part: unknown, place: readonly string[]): unknown => {
    const [key, ...rest] = place;
    if (key === undefined) return part === from ? to : part;
    if (key === '*') return Array.isArray(part) ? part.map((item: unknown) => walk(item, rest)) : part;
    if (typeof part !== 'object' || part === null || !(key in part)) return part;
    const inner: unknown = Reflect.get(part, key);
    const next = walk(inner, rest);
    return next === inner ? part : { ...part, [key]: next };
  };
  const result = [[list, '*', 'id'], ...places].reduce<Site>((now, place) => {
    const [key = '', ...rest] = place;
    const part: unknown = Reflect.get(now, key);
    return { ...now, [key]: walk(part, rest) };
  }, site);
  return result;
}

/** Where a thing of each list is named by its code. */
const placesOf: Readonly<Record<ListName, readonly (readonly string[])[]>> = {
  zones: [
    ['agencies', '*', 'zoneId'],
    ['counters', '*', 'zoneId'],
    ['kiosks', '*', 'zoneId'],
    ['displays', '*', 'zoneId'],
    ['settings', 'media', '*', 'zones', '*'],
  ],
  agencies: [
    ['services', '*', 'agencyId'],
    ['counters', '*', 'agencyId'],
    ['staff', '*', 'agencyId'],
    ['kiosks', '*', 'agencies', '*'],
    ['settings', 'timetables', '*', 'agencies', '*'],
    ['settings', 'holidays', '*', 'agencies', '*'],
    ['settings', 'closures', '*', 'agencies', '*'],
    ['settings', 'openings', '*', 'agencies', '*'],
  ],
  services: [
    ['counters', '*', 'services', '*', 'serviceId'],
    ['kiosks', '*', 'exceptServices', '*'],
    ['settings', 'closures', '*', 'services', '*'],
    ['settings', 'openings', '*', 'services', '*'],
  ],
  counters: [['displays', '*', 'counterId']],
  kiosks: [],
  displays: [],
};
