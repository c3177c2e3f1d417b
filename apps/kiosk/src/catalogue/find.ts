/** Looking for something by its name: agencies first, then services. Forgiving (see `@giliran/ui/search`). */
import type { CatalogueView, OfferedAgency, OfferedService } from '@giliran/protocol';
import { createServiceSearch } from '@giliran/ui/search';

export interface Found {
  /** Called what was typed. */
  readonly agencies: readonly OfferedAgency[];
  readonly services: readonly OfferedService[];
  /** Called something like it: after the services. */
  readonly similarAgencies: readonly OfferedAgency[];
}

/** More agencies than this only stand in the way of the services. */
const MOST_AGENCIES = 3;

/** Once per catalogue. Finds nothing for an empty query. The index is built by the first question, whatever it is. */
export function createFinder(
  catalogue: Pick<CatalogueView, 'agencies' | 'services'>,
): (query: string) => Found {
  let find: ReturnType<typeof createFinder> | undefined;
  return (query) => {
    find ??= indexed(catalogue);
    return find(query);
  };
}

function indexed(catalogue: Pick<CatalogueView, 'agencies' | 'services'>): (query: string) => Found {
  const services = createServiceSearch(catalogue.services, catalogue.agencies);
  // An agency is found by what it is called, not by what it offers.
  const agencies = createServiceSearch(
    catalogue.agencies.map((agency) => ({
      id: agency.id,
      agencyId: agency.id,
      name: agency.name,
      searchWords: [agency.shortName],
      agency,
    })),
    [],
  );
  return (query) => {
    const hits = agencies.find(query, MOST_AGENCIES).map((hit) => hit.agency);
    const called = Map.groupBy(hits, (agency) => isCalled(agency, query));
    return {
      agencies: called.get(true) ?? [],
      services: services.find(query),
      similarAgencies: called.get(false) ?? [],
    };
  };
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** True when every word typed begins a word of the agency's names: no slip of the finger was forgiven. */
function isCalled(agency: OfferedAgency, query: string): boolean {
  const names = wordsOf(`${agency.shortName} ${agency.name.id} ${agency.name.en}`);
  return wordsOf(query).every((typed) => names.some((word) => word.startsWith(typed)));
}
