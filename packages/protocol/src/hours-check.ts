/** What a set-up's hours must hold to as a whole: dates in order, references that exist, timetables that do not collide. */
import type { AgencyId, ServiceId, TimetableId } from './basics.ts';
import type { Closure, ExtraOpening, Holiday, Timetable } from './hours.ts';

interface HoursOfSite {
  readonly settings: {
    readonly timetables: readonly Timetable[];
    readonly holidays: readonly Holiday[];
    readonly closures: readonly Closure[];
    readonly openings: readonly ExtraOpening[];
  };
  readonly agencies: readonly {
    readonly id: AgencyId;
    readonly timetableHours: Readonly<Record<TimetableId, unknown>>;
    readonly openFrom: string | null;
    readonly openUntil: string | null;
  }[];
  readonly services: readonly {
    readonly id: ServiceId;
    readonly timetableHours: Readonly<Record<TimetableId, unknown>>;
  }[];
}
type Report = (path: (string | number)[], message: string) => void;

export function checkHours(site: HoursOfSite, report: Report): void {
  const { timetables, holidays, closures, openings } = site.settings;
  const agencies = new Set<string>(site.agencies.map((a) => a.id));
  const services = new Set<string>(site.services.map((s) => s.id));
  const known = new Set<string>(timetables.map((t) => t.id));

  const checkConcerned = (
    path: (string | number)[],
    of: { readonly agencies: readonly string[] | null; readonly services?: readonly string[] | null },
  ): void => {
    of.agencies?.forEach(
      (id, n) => agencies.has(id) || report([...path, 'agencies', n], `there is no agency "${id}"`),
    );
    of.services?.forEach(
      (id, n) => services.has(id) || report([...path, 'services', n], `there is no service "${id}"`),
    );
  };
  const checkIds = (list: string, items: readonly { readonly id: string }[]): void => {
    const seen = new Set<string>();
    items.forEach(({ id }, n) => {
      if (seen.has(id)) report(['settings', list, n, 'id'], `id "${id}" is used twice; choose another`);
      seen.add(id);
    });
  };

  checkIds('timetables', timetables);
  checkIds('closures', closures);
  checkIds('openings', openings);
  timetables.forEach((t, n) => {
    checkConcerned(['settings', 'timetables', n], t);
    const other = timetables.slice(0, n).find((earlier) => collide(earlier, t));
    if (other)
      report(
        ['settings', 'timetables', n, 'from'],
        `overlaps "${other.name.id}" (${other.from} to ${other.to}): two timetables ${
          t.agencies === null ? 'of the whole hall' : 'of one agency'
        } cannot hold on the same day`,
      );
  });
  holidays.forEach((h, n) => checkConcerned(['settings', 'holidays', n], h));
  closures.forEach((c, n) => checkConcerned(['settings', 'closures', n], c));
  openings.forEach((o, n) => checkConcerned(['settings', 'openings', n], o));

  for (const kind of ['agencies', 'services'] as const) {
    site[kind].forEach(({ timetableHours }, n) => {
      for (const id of Object.keys(timetableHours))
        if (!known.has(id)) report([kind, n, 'timetableHours', id], `there is no timetable "${id}"`);
    });
  }
  site.agencies.forEach((a, n) => {
    if (a.openFrom !== null && a.openUntil !== null && a.openUntil < a.openFrom)
      report(['agencies', n, 'openUntil'], 'the last day comes on or after the first');
  });
}

/** Same level (both of the whole hall, or with an agency in common) and a day in common. */
function collide(a: Timetable, b: Timetable): boolean {
  const sameLevel =
    a.agencies === null || b.agencies === null
      ? a.agencies === b.agencies
      : a.agencies.some((id) => b.agencies?.includes(id));
  return sameLevel && a.from <= b.to && b.from <= a.to;
}
