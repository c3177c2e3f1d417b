/** Who comes and what for: each citizen of the day, planned before it begins. */
import type { AgencyId, CounterId, Language, PriorityReasonId, Priority, ServiceId } from '@giliran/protocol';
import { arrivalTimes } from './arrivals.ts';
import { choose, logNormal, type Random } from './random.ts';

export interface OfferedService {
  readonly id: ServiceId;
  readonly agencyId: AgencyId;
  readonly usualMinutes: number;
}
export interface HallCounter {
  readonly id: CounterId;
  readonly agencyId: AgencyId;
  /** With the services that it serves as a second choice. */
  readonly services: readonly { readonly serviceId: ServiceId; readonly offsetMinutes: number }[];
}
/** A kiosk of the hall by its place in the list of kiosks, and what it offers. */
export interface KioskOffer {
  readonly kiosk: number;
  readonly services: readonly OfferedService[];
}
export interface Hall {
  readonly kiosks: readonly KioskOffer[];
  readonly counters: readonly HallCounter[];
  readonly priorityReasons: readonly PriorityReasonId[];
}

export interface Citizen {
  /** Minute of the day at the kiosk. */
  readonly arrivesAt: number;
  readonly kiosk: number;
  /** What the citizen came for, and where they turn when that is closed today. */
  readonly wishes: readonly ServiceId[];
  readonly priority: Priority;
  readonly language: Language;
  /** Gives the place up so many minutes after taking the ticket, when still waiting; or null. */
  readonly cancelsAfter: number | null;
  /** Leaves the hall without a word: nobody comes when called. */
  readonly leaves: boolean;
}

const share = { priority: 0.12, cancels: 0.015, leaves: 0.06, english: 0.03 } as const;

/** How much each agency and service is asked for: agencies by their counters, services by Zipf in the order of the set-up. */
function popularity(hall: Hall): ReadonlyMap<ServiceId, number> {
  const served = new Set(hall.counters.flatMap((c) => c.services.map((s) => s.serviceId)));
  const ofAgency = new Map<AgencyId, OfferedService[]>();
  const known = new Set<ServiceId>();
  for (const { services } of hall.kiosks) {
    for (const service of services) {
      if (known.has(service.id) || !served.has(service.id)) continue;
      known.add(service.id);
      ofAgency.set(service.agencyId, [...(ofAgency.get(service.agencyId) ?? []), service]);
    }
  }
  const weights = new Map<ServiceId, number>();
  for (const [agencyId, services] of ofAgency) {
    const counters = hall.counters.filter((c) => c.agencyId === agencyId).length;
    const drawn = counters ** 1.3;
    const zipf = services.map((_, rank) => 1 / (rank + 1));
    const all = zipf.reduce((sum, z) => sum + z, 0);
    services.forEach((service, rank) => weights.set(service.id, (drawn * (zipf[rank] ?? 0)) / all));
  }
  return weights;
}

/** The citizens of a day, in the order in which they come. */
export function planCitizens(hall: Hall, count: number, random: Random): Citizen[] {
  const weights = popularity(hall);
  const kiosks = hall.kiosks
    .map((k) => ({ ...k, services: k.services.filter((s) => weights.has(s.id)) }))
    .filter((k) => k.services.length > 0);
  if (kiosks.length === 0) return [];
  const weight = (service: OfferedService): number => weights.get(service.id) ?? 0;
  const all = [...new Map(kiosks.flatMap((k) => k.services).map((s) => [s.id, s])).values()];
  return arrivalTimes(random, count).map((arrivesAt): Citizen => {
    const first = choose(random, all, weight);
    const kiosk = choose(
      random,
      kiosks.filter((k) => k.services.some((s) => s.id === first?.id)),
      () => 1,
    );
    const others = kiosk?.services ?? [];
    const wishes = [
      first,
      choose(
        random,
        others.filter((s) => s.agencyId === first?.agencyId),
        weight,
      ),
    ];
    for (let n = 0; n < 3; n += 1) wishes.push(choose(random, others, weight));
    return {
      arrivesAt,
      kiosk: kiosk?.kiosk ?? 0,
      wishes: [...new Set(wishes.flatMap((s) => (s ? [s.id] : [])))],
      priority:
        random.next() < share.priority ? (choose(random, hall.priorityReasons, () => 1) ?? null) : null,
      language: random.next() < share.english ? 'en' : 'id',
      cancelsAfter: random.next() < share.cancels ? logNormal(random, 6, 0.6) : null,
      leaves: random.next() < share.leaves,
    };
  });
}

/** Minutes of work that a day brings to each counter, when its citizens spread evenly over the counters of their service. */
export function loadOfCounters(hall: Hall, citizens: readonly Citizen[]): ReadonlyMap<CounterId, number> {
  const minutes = new Map(hall.kiosks.flatMap((k) => k.services).map((s) => [s.id, s.usualMinutes] as const));
  const load = new Map<CounterId, number>(hall.counters.map((c) => [c.id, 0]));
  for (const { wishes } of citizens) {
    const [wish] = wishes;
    if (wish === undefined) continue;
    const own = hall.counters.filter((c) =>
      c.services.some((s) => s.serviceId === wish && s.offsetMinutes === 0),
    );
    const there =
      own.length > 0 ? own : hall.counters.filter((c) => c.services.some((s) => s.serviceId === wish));
    for (const counter of there)
      load.set(counter.id, (load.get(counter.id) ?? 0) + (minutes.get(wish) ?? 0) / there.length);
  }
  return load;
}
