/** What things are called on screens. */
import type { Language, Site } from '@giliran/protocol';
import { hallWording } from '@giliran/ui/wording/hall';
import type { ListName, Named, Thing } from './lists.ts';

/** As a list shows it; empty while it has no name. */
export function titleOf(list: ListName, thing: Thing<ListName>, language: Language): string {
  if ('number' in thing) return hallWording[language].counter(Number.isNaN(thing.number) ? '' : thing.number);
  if ('shortName' in thing) return thing.shortName.trim() || thing.name[language].trim();
  const name = typeof thing.name === 'string' ? thing.name : thing.name[language];
  return name.trim() || hallWording[language].unnamed[list];
}

/** By its list and code; the code where there is no such thing. */
export function nameOf(site: Site, { list, id }: Named, language: Language): string {
  switch (list) {
    case 'staff':
      return site.staff.find((one) => one.id === id)?.name ?? id;
    case 'media':
    case 'dates':
      return id;
    case 'zones':
    case 'agencies':
    case 'services':
    case 'counters':
    case 'kiosks':
    case 'displays': {
      const thing = site[list].find((one) => one.id === id);
      return thing ? titleOf(list, thing, language) : id;
    }
  }
}
