/**
 * Taking something away: what goes with it, what changes because of it, what stands in the way. The plan is
 * shown before anything happens, and carried out as one change of the draft.
 */
import type { Site, SiteUse, ZoneId } from '@giliran/protocol';
import type { ListName, Named } from './lists.ts';

export interface RemovalPlan {
  readonly list: ListName;
  readonly id: string;
  /** Removed with it: an agency's services, counters and staff. */
  readonly along: readonly Named[];
  /** Keep their place but name it no longer: counters that served it, kiosks that offered it. */
  readonly loosened: readonly Named[];
  /** They must go somewhere else first: what stands in a zone. */
  readonly moved: readonly Named[];
  /** A hall has at least one zone. */
  readonly lastOne: boolean;
}

export function removalOf(site: Site, list: ListName, id: string): RemovalPlan {
  const none = { list, id, along: [], loosened: [], moved: [], lastOne: false };
  switch (list) {
    case 'zones':
      return { ...none, moved: inZone(site, id), lastOne: site.zones.length === 1 };
    case 'agencies': {
      const counters = site.counters.filter((counter) => counter.agencyId === id);
      const services = site.services.filter((service) => service.agencyId === id);
      const own = new Set<string>(services.map((service) => service.id));
      return {
        ...none,
        along: [
          ...named('services', services),
          ...named('counters', counters),
          ...counters.flatMap((counter) => named('displays', signsOver(site, counter.id))),
          ...site.staff
            .filter((one) => one.agencyId === id)
            .map((one) => ({ list: 'staff' as const, id: one.id })),
        ],
        loosened: [
          ...named(
            'kiosks',
            site.kiosks.filter((kiosk) => kiosk.agencies?.some((one) => one === id)),
          ),
          ...named(
            'counters',
            site.counters.filter(
              (counter) => counter.agencyId !== id && counter.services.some((s) => own.has(s.serviceId)),
            ),
          ),
        ],
      };
    }
    case 'services':
      return {
        ...none,
        loosened: named(
          'counters',
          site.counters.filter((counter) => counter.services.some((s) => s.serviceId === id)),
        ),
      };
    case 'counters':
      return { ...none, along: named('displays', signsOver(site, id)) };
    case 'kiosks':
    case 'displays':
      return none;
  }
}

const named = (list: ListName, things: readonly { readonly id: string }[]): readonly Named[] =>
  things.map(({ id }) => ({ list, id }));
const signsOver = (site: Site, counterId: string): Site['displays'] =>
  site.displays.filter((display) => display.counterId === counterId);

function inZone(site: Site, id: string): readonly Named[] {
  return (['agencies', 'counters', 'kiosks', 'displays'] as const).flatMap((list) =>
    named(
      list,
      site[list].filter((thing) => thing.zoneId === id),
    ),
  );
}

/** Why it cannot go now, thing by thing. */
export type Hindrance =
  | {
      readonly kind: 'waiting';
      readonly id: string;
      readonly tickets: number;
      readonly number: string | null;
    }
  | { readonly kind: 'booked'; readonly id: string; readonly booked: number }
  | { readonly kind: 'counterOpen'; readonly id: string; readonly number: string | null };

export function hindrancesOf(plan: RemovalPlan, use: SiteUse): readonly Hindrance[] {
  const goes = new Set([...plan.along, plan].map((one) => `${one.list} ${one.id}`));
  return [
    ...use.services
      .filter(({ id }) => goes.has(`services ${id}`))
      .flatMap(({ id, tickets, number, booked }): Hindrance[] => [
        ...(tickets > 0 ? [{ kind: 'waiting' as const, id, tickets, number }] : []),
        ...(booked > 0 ? [{ kind: 'booked' as const, id, booked }] : []),
      ]),
    ...use.counters
      .filter(({ id }) => goes.has(`counters ${id}`))
      .map(({ id, number }): Hindrance => ({ kind: 'counterOpen', id, number })),
  ];
}

/** Carries the plan out. `zoneId`: where what stood in a removed zone goes. */
export function removed(site: Site, plan: RemovalPlan, zoneId: ZoneId | null): Site {
  const gone = new Set([...plan.along, plan].map((one) => `${one.list} ${one.id}`));
  const stays =
    (list: Named['list']) =>
    ({ id }: { readonly id: string }): boolean =>
      !gone.has(`${list} ${id}`);
  const keepAgency = (id: string): boolean => !gone.has(`agencies ${id}`);
  const keepService = (id: string): boolean => !gone.has(`services ${id}`);
  const rehoused = <T extends { readonly zoneId: ZoneId }>(thing: T): T =>
    zoneId !== null && plan.list === 'zones' && thing.zoneId === plan.id ? { ...thing, zoneId } : thing;

  const timetables = site.settings.timetables.flatMap((timetable) => ofAgencies(timetable, keepAgency));
  const known = new Set<string>(timetables.map((timetable) => timetable.id));
  const hoursOf = <T extends { readonly timetableHours: Readonly<Record<string, unknown>> }>(thing: T): T =>
    Object.keys(thing.timetableHours).every((id) => known.has(id))
      ? thing
      : {
          ...thing,
          timetableHours: Object.fromEntries(
            Object.entries(thing.timetableHours).filter(([id]) => known.has(id)),
          ),
        };
  const dated = <T extends Dated>(item: T): T[] => ofBoth(item, keepAgency, keepService);

  return {
    ...site,
    settings: {
      ...site.settings,
      timetables,
      holidays: site.settings.holidays.flatMap((holiday) => ofAgencies(holiday, keepAgency)),
      closures: site.settings.closures.flatMap(dated),
      openings: site.settings.openings.flatMap(dated),
      media: site.settings.media.flatMap((item) => {
        if (plan.list !== 'zones' || item.zones === null) return [item];
        const zones = item.zones.filter((id) => id !== plan.id);
        return zones.length === 0 ? [] : [{ ...item, zones }];
      }),
    },
    zones: site.zones.filter(stays('zones')),
    agencies: site.agencies.filter(stays('agencies')).map(rehoused).map(hoursOf),
    services: site.services.filter(stays('services')).map(hoursOf),
    counters: site.counters
      .filter(stays('counters'))
      .map(rehoused)
      .map((counter) => ({
        ...counter,
        services: counter.services.filter((service) => keepService(service.serviceId)),
      })),
    kiosks: site.kiosks
      .filter(stays('kiosks'))
      .map(rehoused)
      .map((kiosk) => ({
        ...kiosk,
        agencies: kiosk.agencies?.filter(keepAgency) ?? null,
        exceptServices: kiosk.exceptServices.filter(keepService),
      })),
    displays: site.displays.filter(stays('displays')).map(rehoused),
    staff: site.staff.filter(stays('staff')),
  };
}

/** What concerned only what is gone goes too: it must not come to concern the whole hall. */
function ofAgencies<T extends { readonly agencies: readonly string[] | null }>(
  item: T,
  keep: (id: string) => boolean,
): T[] {
  if (item.agencies === null) return [item];
  const agencies = item.agencies.filter(keep);
  return agencies.length === 0 ? [] : [{ ...item, agencies }];
}

interface Dated {
  readonly agencies: readonly string[] | null;
  readonly services: readonly string[] | null;
}
function ofBoth<T extends Dated>(
  item: T,
  keepAgency: (id: string) => boolean,
  keepService: (id: string) => boolean,
): T[] {
  if (item.agencies === null && item.services === null) return [item];
  const agencies = item.agencies?.filter(keepAgency) ?? [];
  const services = item.services?.filter(keepService) ?? [];
  if (agencies.length + services.length === 0) return [];
  return [
    {
      ...item,
      agencies: agencies.length === 0 ? null : agencies,
      services: services.length === 0 ? null : services,
    },
  ];
}
