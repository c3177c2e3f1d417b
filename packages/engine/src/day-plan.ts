/**
 * The hours of one service on one day. What holds, the first that applies:
 *
 * 1. A one-off closure: nothing opens against it.
 * 2. An extra opening: adds its hours to whatever the rest says, also on a holiday.
 * 3. A holiday, of the country or the site, unless the agency opens on it.
 * 4. A timetable (an agency's own before the hall's): the service's hours for it, else the agency's, else its own.
 * 5. The weekly hours: the service's, else the agency's, else the site's.
 *
 * A tenant with weekly hours of its own (three mornings a week) but none for a timetable keeps its days and hours as far
 * as the timetable's reach: Ramadan does not bring it on days when it is never there, nor keep it after the hall has
 * closed. The same goes for a service within its agency. Whoever wants it otherwise enters hours for the timetable.
 */
import type {
  Agency,
  Closure,
  ExtraOpening,
  Localized,
  Service,
  SiteSettings,
  Timetable,
  Weekday,
  WeeklyHours,
} from '@giliran/protocol';
import { intersection, minutesOf, union, wallTime, within, without, type Interval } from './intervals.ts';

/** A part of a day taken away by a closure. */
export interface Cut extends Interval {
  readonly reason: Localized;
}

export interface DayPlan {
  /** Why there is nothing to open today, apart from closures; null when there is. */
  readonly dayOff: 'closedToday' | 'holiday' | 'notHereYet' | 'noLongerHere' | null;
  /** The holiday's name when it is one for this service, whether or not something opens all the same. */
  readonly holiday: Localized | null;
  /** What would be open without closures. */
  readonly planned: readonly Interval[];
  readonly cuts: readonly Cut[];
  /** What is open. */
  readonly open: readonly Interval[];
  /** When tickets are issued: `open` up to the last-ticket time. */
  readonly issuing: readonly Interval[];
  /** What makes today another day than usual: the timetable's name, the extra opening's. */
  readonly name: Localized | null;
}

/** A holiday as it matters to an agency. */
export interface HolidayFact {
  readonly name: Localized;
  readonly kind: 'holiday' | 'jointLeave';
  readonly agencies: readonly string[] | null;
}

/** What a site's set-up says of one day, before a service is named. */
export interface DayFacts {
  readonly date: string;
  readonly weekday: Weekday;
  readonly holidays: readonly HolidayFact[];
  readonly timetables: readonly Timetable[];
  readonly closures: readonly Closure[];
  readonly openings: readonly ExtraOpening[];
}

/** An agency is in the hall from its first to its last day. */
export const presence = (
  agency: Agency | undefined,
  date: string,
): 'here' | 'notHereYet' | 'noLongerHere' => {
  if (date < (agency?.openFrom ?? date)) return 'notHereYet';
  if (date > (agency?.openUntil ?? date)) return 'noLongerHere';
  return 'here';
};

export const concerns = (
  of: { readonly agencies: readonly string[] | null; readonly services: readonly string[] | null },
  service: Service,
): boolean =>
  (of.agencies === null && of.services === null) ||
  (of.agencies?.includes(service.agencyId) ?? false) ||
  (of.services?.includes(service.id) ?? false);

export const timetableFor = (facts: DayFacts, service: Service): Timetable | undefined =>
  facts.timetables.find((t) => t.agencies?.includes(service.agencyId)) ??
  facts.timetables.find((t) => t.agencies === null);

/** Steps 4 and 5: the hours of an ordinary day. */
export function regularHours(
  settings: SiteSettings,
  agency: Agency | undefined,
  service: Service,
  timetable: Timetable | undefined,
  weekday: Weekday,
): readonly Interval[] {
  if (!timetable) return (service.hours ?? agency?.hours ?? settings.hours)[weekday];
  const within = (
    own: WeeklyHours | undefined,
    usual: WeeklyHours | null | undefined,
    frame: readonly Interval[],
  ) => (own ? own[weekday] : usual ? intersection(usual[weekday], frame) : frame);
  const ofAgency = within(
    agency?.timetableHours[timetable.id],
    timetable.agencies === null ? agency?.hours : null,
    timetable.hours[weekday],
  );
  return within(service.timetableHours[timetable.id], service.hours, ofAgency);
}

/** The holiday that closes a service today; an agency may be open all the same. */
function holidayFor(facts: DayFacts, agency: Agency | undefined): Localized | null {
  if (agency?.opensOnHolidays.includes(facts.date)) return null;
  const closes = facts.holidays.find(
    (h) =>
      (h.agencies === null || (agency !== undefined && h.agencies.includes(agency.id))) &&
      !(h.kind === 'jointLeave' && agency?.opensOnJointLeave),
  );
  return closes?.name ?? null;
}

function cutsOn(facts: DayFacts, service: Service): Cut[] {
  return facts.closures
    .filter((c) => concerns(c, service))
    .map((c) => ({
      from: c.from.date < facts.date ? '00:00' : (c.from.time ?? '00:00'),
      to: c.to.date > facts.date ? '24:00' : (c.to.time ?? '24:00'),
      reason: c.reason,
    }));
}

/** No tickets from this wall time on. */
function lastTicketTime(service: Service, closing: string): string {
  const before = wallTime(minutesOf(closing) - service.lastTicketMinutes);
  return service.lastTicketAt !== null && service.lastTicketAt < before ? service.lastTicketAt : before;
}

export function planDay(
  settings: SiteSettings,
  agency: Agency | undefined,
  service: Service,
  facts: DayFacts,
): DayPlan {
  const here = presence(agency, facts.date);
  const holiday = holidayFor(facts, agency);
  const timetable = timetableFor(facts, service);
  const regular =
    here !== 'here' || holiday ? [] : regularHours(settings, agency, service, timetable, facts.weekday);
  const openings = here === 'here' ? facts.openings.filter((o) => concerns(o, service)) : [];
  const planned = openings.reduce<Interval[]>((all, o) => union(all, o.hours), union(regular, []));
  const cuts = cutsOn(facts, service);
  const open = without(planned, cuts);
  const closing = open.at(-1)?.to;
  const issuing =
    closing === undefined
      ? []
      : intersection(open, [{ from: '00:00', to: lastTicketTime(service, closing) }]);
  const dayOff = here !== 'here' ? here : planned.length > 0 ? null : holiday ? 'holiday' : 'closedToday';
  const opened = openings.find((o) => o.name !== null && without(o.hours, regular).length > 0);
  const name = opened?.name ?? (regular.length > 0 ? (timetable?.name ?? null) : null);
  return { dayOff, holiday, planned, cuts, open, issuing, name };
}

/** The closure because of which it is closed at this time; null when it would be closed anyway. */
export function closureAt(plan: DayPlan, time: string): Cut | null {
  const first = plan.planned[0];
  const last = plan.planned.at(-1);
  if (!first || !last || time < first.from || time >= last.to) return null;
  if (plan.open.some((i) => within(i, time))) return null;
  // In a usual break that runs into closed hours, the closure is what keeps it closed.
  const direct = plan.planned.some((i) => within(i, time))
    ? plan.cuts.find((c) => within(c, time))
    : undefined;
  if (direct) return direct;
  const opensLater = plan.open.some((i) => i.from > time);
  const openedBefore = plan.open.some((i) => i.to <= time);
  if (!opensLater) return endCut(plan);
  return openedBefore ? null : beginCut(plan);
}

/** The closure that ends the day early; null when it ends as planned. */
export function endCut(plan: DayPlan): Cut | null {
  const end = plan.planned.at(-1)?.to;
  if (end === undefined || plan.open.at(-1)?.to === end) return null;
  return plan.cuts.find((c) => c.from < end && end <= c.to) ?? null;
}

/** The closure that lets the day begin late; null when it begins as planned. */
export function beginCut(plan: DayPlan): Cut | null {
  const begin = plan.planned[0]?.from;
  if (begin === undefined || plan.open[0]?.from === begin) return null;
  return plan.cuts.find((c) => c.from <= begin && begin < c.to) ?? null;
}
