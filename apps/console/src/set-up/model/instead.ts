/** What can be done today with something that is in use and so cannot be taken away. */
import type { Localized, Site } from '@giliran/protocol';
import { changed, type ListName } from './lists.ts';

export interface Instead {
  readonly kind: 'close' | 'lastDay';
  readonly change: (site: Site) => Site;
}

/** A service issues no more numbers; an agency has its last day. Numbers once issued are served. */
export function insteadOf(list: ListName, id: string, today: string, reason: Localized): Instead | null {
  switch (list) {
    case 'services':
      return { kind: 'close', change: (site) => changed(site, 'services', id, { closed: reason }) };
    case 'agencies':
      return { kind: 'lastDay', change: (site) => changed(site, 'agencies', id, { openUntil: today }) };
    case 'zones':
    case 'counters':
    case 'kiosks':
    case 'displays':
      return null;
  }
}
