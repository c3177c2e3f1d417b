/** Where a ticket can be sent, found by a few letters: services, agencies, counters. Pure. */
import type { CounterId, CounterStatus, DirectoryView, Localized, ServiceId } from '@giliran/protocol';
import { createServiceSearch, type ServiceSearch } from '@giliran/ui/search';

/** A service, at any counter or at a certain one. */
export interface Target {
  /** Names it among the targets, also after a restart. */
  readonly key: string;
  readonly serviceId: ServiceId;
  readonly service: Localized;
  readonly prefix: string;
  readonly agency: string;
  readonly waiting: number;
  /** The service takes tickets now. */
  readonly open: boolean;
  readonly counter: {
    readonly id: CounterId;
    readonly number: number;
    readonly status: CounterStatus;
  } | null;
}

/** Where the ticket is now: not a target itself. */
export interface Origin {
  readonly serviceId: ServiceId;
  readonly counterId: CounterId;
  readonly agencyId: string;
}

/** A target that cannot take the ticket now. A break ends; a closed counter or service would not. */
export const isShut = (target: Target): boolean =>
  target.counter === null ? !target.open : target.counter.status === 'closed';

const shown = 8;
/** Services of one counter that are offered, at most: who wants another types its name. */
const servicesOfCounter = 4;

interface Entry {
  readonly id: string;
  readonly agencyId: string;
  readonly name: Localized;
  readonly searchWords: readonly string[];
}
export interface TargetBook {
  readonly targets: ReadonlyMap<string, Target>;
  readonly search: ServiceSearch<Entry>;
  /** Before anything is typed. */
  readonly near: readonly Target[];
}

const serviceKey = (id: ServiceId): string => `s:${id}`;
const counterKey = (counter: CounterId, service: ServiceId): string => `c:${counter}:${service}`;

/** Built once per directory and ticket. */
export function targetBook(directory: DirectoryView, from: Origin): TargetBook {
  const agencies = new Map(directory.agencies.map((agency) => [agency.id, agency]));
  const services = new Map(directory.services.map((service) => [service.id, service]));
  const targets = new Map<string, Target>();
  const entries: Entry[] = [];
  const near: Target[] = [];

  const targetOf = (serviceId: ServiceId, counter: Target['counter']): Target | null => {
    const service = services.get(serviceId);
    if (service === undefined) return null;
    return {
      key: counter === null ? serviceKey(serviceId) : counterKey(counter.id, serviceId),
      serviceId,
      service: service.name,
      prefix: service.prefix,
      agency: agencies.get(service.agencyId)?.shortName ?? '',
      waiting: service.waiting,
      open: service.open,
      counter,
    };
  };

  for (const { id, agencyId, name, searchWords } of directory.services) {
    const target = targetOf(id, null);
    if (target === null || id === from.serviceId) continue;
    targets.set(target.key, target);
    entries.push({ id: target.key, agencyId, name, searchWords: [...searchWords, target.prefix] });
    if (agencyId === from.agencyId) near.push(target);
  }
  for (const { id, number, agencyId, status, services: serves } of directory.counters) {
    if (id === from.counterId) continue;
    // Where the same service is done, that is what is meant.
    const same = serves.includes(from.serviceId);
    for (const serviceId of same ? [from.serviceId] : serves.slice(0, servicesOfCounter)) {
      const target = targetOf(serviceId, { id, number, status });
      if (target === null) continue;
      targets.set(target.key, target);
      const words = [`loket ${number}`, `counter ${number}`, `l${number}`, String(number)];
      const name = { id: `Loket ${number}`, en: `Counter ${number}` };
      entries.push({ id: target.key, agencyId, name, searchWords: words });
      if (same) near.push(target);
    }
  }
  // A colleague who does the same comes first, then the agency's other services; what is shut comes last.
  near.sort(
    (a, b) =>
      Number(isShut(a)) - Number(isShut(b)) || Number(a.counter === null) - Number(b.counter === null),
  );
  return { targets, search: createServiceSearch(entries, directory.agencies), near };
}

/** The targets that fit, the best first; before anything is typed those used last, then the nearest. */
export function findTargets(
  book: TargetBook,
  typed: string,
  recent: readonly string[],
): readonly { readonly target: Target; readonly recent: boolean }[] {
  const query = typed.trim();
  if (query === '') {
    const used = recent.flatMap((key) => book.targets.get(key) ?? []);
    const others = book.near.filter((target) => !used.includes(target));
    return [
      ...used.map((target) => ({ target, recent: true })),
      ...others.map((target) => ({ target, recent: false })),
    ].slice(0, shown);
  }
  const found = book.search.find(query, 40).flatMap((entry) => book.targets.get(entry.id) ?? []);
  // A bare number means the counter with just that number.
  const counterFirst = (target: Target): number => (String(target.counter?.number) === query ? 0 : 1);
  return found
    .toSorted((a, b) => counterFirst(a) - counterFirst(b))
    .slice(0, shown)
    .map((target) => ({ target, recent: recent.includes(target.key) }));
}
