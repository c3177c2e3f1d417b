/** The choices beside the search that several lists have. */
import type { Language, Site } from '@giliran/protocol';
import { hallWording } from '@giliran/ui/wording/hall';
import { byText } from '../narrowing.ts';
import type { ListFilter } from './ThingsPage.tsx';

export const agencyFilter = <T extends { readonly agencyId: string }>(
  site: Site,
  language: Language,
): ListFilter<T> => ({
  id: 'agency',
  all: hallWording[language].allAgencies,
  options: site.agencies
    .map(({ id, shortName }) => ({ value: id, label: shortName }))
    .toSorted((a, b) => byText(a.label, b.label)),
  fits: (thing, value) => thing.agencyId === value,
});

export const zoneFilter = <T>(
  site: Site,
  language: Language,
  zoneOf: (thing: T) => string | undefined,
): ListFilter<T> => ({
  id: 'zone',
  all: hallWording[language].allZones,
  options: site.zones.map(({ id, name }) => ({ value: id, label: name[language] })),
  fits: (thing, value) => zoneOf(thing) === value,
});
