/**
 * What an administrator of one agency may set up: how the agency calls itself and works, the hours of its
 * services, closures, openings, holidays and timetables of its own, what its counters serve, and its people.
 * The hall's part stays the hall's: places, prefixes, numbers on signs, zones, devices, the other settings,
 * when an agency moves in or out, and which services and counters there are.
 */
import {
  err,
  ok,
  rejection,
  Site,
  type AgencyId,
  type Agency,
  type Counter,
  type Rejection,
  type Result,
  type Service,
  type SiteSettings,
} from '@giliran/protocol';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An agency with what only the hall may change taken from the set-up as it is. */
const agencyWithin = (now: Agency, wished: Agency): Agency => {
  const { id, zoneId, booth, prefix, openFrom, openUntil } = now;
  return { ...wished, id, zoneId, booth, prefix, openFrom, openUntil };
};
const serviceWithin = (now: Service, wished: Service): Service => {
  const { id, agencyId, prefix } = now;
  return { ...wished, id, agencyId, prefix };
};
/** A counter may be given its agency's own services; another agency's only where the hall gave it. */
const counterWithin = (now: Counter, wished: Counter, own: ReadonlySet<string>): Counter => {
  const theirs = (counter: Counter) => counter.services.filter((s) => !own.has(s.serviceId));
  return same(theirs(now), theirs(wished)) ? { ...now, services: wished.services } : now;
};

interface Concerning {
  readonly agencies: readonly string[] | null;
  readonly services?: readonly string[] | null;
}
const calendarLists = ['timetables', 'holidays', 'closures', 'openings'] as const;
/** The calendar may have other entries that concern the agency alone, anywhere among those of others. */
function settingsWithin(
  now: SiteSettings,
  wished: SiteSettings,
  isOwn: (entry: Concerning) => boolean,
): SiteSettings {
  const others = (list: readonly Concerning[]) => list.filter((entry) => !isOwn(entry));
  const theirs = calendarLists.filter((name) => same(others(now[name]), others(wished[name])));
  return { ...now, ...Object.fromEntries(theirs.map((name) => [name, wished[name]])) };
}

/**
 * The wished set-up, if all that differs from the present one is within the agency. Other agencies' people
 * are kept as they are: their administrator neither sees nor sends them.
 */
export function siteWithinAgency(now: Site, wished: Site, agencyId: AgencyId): Result<Site, Rejection> {
  const strangers = wished.staff.filter((s) => s.agencyId !== agencyId);
  const others = now.staff.filter((s) => s.agencyId !== agencyId);
  const known = new Map(others.map((s) => [s.id, s]));
  const intruder = strangers.find((s) => !same(s, known.get(s.id)));
  if (intruder) return err(rejection('otherAgency', `staff.${intruder.id}`));
  const own = new Set<string>(now.services.filter((s) => s.agencyId === agencyId).map((s) => s.id));
  const at = <T extends { id: string }>(list: readonly T[], item: T): T =>
    list.find((candidate) => candidate.id === item.id) ?? item;
  const isOwn = ({ agencies, services = null }: Concerning): boolean =>
    (agencies !== null || services !== null) &&
    (agencies ?? []).every((id) => id === agencyId) &&
    (services ?? []).every((id) => own.has(id));
  const allowed = {
    ...now,
    settings: settingsWithin(now.settings, wished.settings, isOwn),
    agencies: now.agencies.map((a) => (a.id === agencyId ? agencyWithin(a, at(wished.agencies, a)) : a)),
    services: now.services.map((s) =>
      s.agencyId === agencyId ? serviceWithin(s, at(wished.services, s)) : s,
    ),
    counters: now.counters.map((c) =>
      c.agencyId === agencyId ? counterWithin(c, at(wished.counters, c), own) : c,
    ),
  };
  // Whatever else was wished is not theirs to change: said, not dropped in silence.
  for (const part of ['settings', 'zones', 'agencies', 'services', 'counters', 'kiosks', 'displays'] as const)
    if (!same(allowed[part], wished[part])) return err(rejection('otherAgency', part));
  const mine = new Map(wished.staff.filter((s) => s.agencyId === agencyId).map((s) => [s.id, s]));
  const kept = now.staff.flatMap((s) => (s.agencyId === agencyId ? (mine.get(s.id) ?? []) : s));
  const staff = [...kept, ...[...mine.values()].filter((s) => !kept.some((k) => k.id === s.id))];
  const clash = [...mine.keys()].find((id) => known.has(id));
  if (clash !== undefined) return err(rejection('nameTaken', clash));
  const whole = Site.safeParse({ ...allowed, staff });
  return whole.success ? ok(whole.data) : err(rejection('invalidRequest', whole.error.issues[0]?.message));
}
