/** Opening hours: one function answers "open, and until when?" for every screen and for the rule that issues. */
import {
  ServiceDay,
  type Agency,
  type Counter,
  type Localized,
  type OpenStatus,
  type Service,
  type Site,
} from '@giliran/protocol';
import { beginCut, closureAt, endCut, presence, type DayPlan } from './day-plan.ts';
import { minutesOf, overlap, union, within, type Interval } from './intervals.ts';
import { calendarOf, type Opening } from './site-calendar.ts';

/** A moment on the wall of the hall. */
interface WallMoment {
  readonly date: ServiceDay;
  /** `HH:MM` */
  readonly time: string;
}

function readWall(timeZone: string, instant: number): WallMoment {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return {
    date: ServiceDay.parse(zoned.toPlainDate().toString()),
    time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** The wall shows minutes and zones differ by whole ones, so that one reading serves all of a minute. */
const oneReadingAMinute = () => {
  let last: { readonly timeZone: string; readonly minute: number; readonly wall: WallMoment } | null = null;
  return (timeZone: string, instant: number): WallMoment => {
    const minute = Math.floor(instant / 60_000);
    if (last?.minute !== minute || last.timeZone !== timeZone)
      last = { timeZone, minute, wall: readWall(timeZone, instant) };
    return last.wall;
  };
};
const wallAt = oneReadingAMinute();

/** The service day that a moment belongs to: the calendar day in the site's zone. */
export const serviceDayAt = (timeZone: string, instant: number): ServiceDay => wallAt(timeZone, instant).date;

/** The first moment of the day after `day` in the site's zone, in epoch milliseconds. */
export const endOfServiceDay = (timeZone: string, day: ServiceDay): number =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime({ timeZone }).epochMilliseconds;

/** An extra counter exists in its seasons only: outside them it counts nowhere and cannot be opened. */
export const counterInSeason = (counter: Counter, day: ServiceDay): boolean =>
  counter.seasons === null || counter.seasons.some((season) => season.from <= day && day <= season.to);

/** Whether an agency is in the hall on this day, having moved in and not yet out. */
export const agencyPresent = (agency: Agency, day: ServiceDay): boolean => presence(agency, day) === 'here';

/** The hours of a service on a day, and why there are none or others than usual. */
export function dayHours(
  site: Site,
  service: Service,
  date: string,
): { readonly open: readonly Interval[]; readonly why: Why['why'] | null; readonly note: Localized | null } {
  const plan = calendarOf(site).plan(service, date);
  if (plan.open.length > 0)
    return { open: plan.open, why: null, note: (endCut(plan) ?? beginCut(plan))?.reason ?? plan.name };
  return { open: [], ...whyClosed(plan, '00:00', false) };
}

/** What the calendar alone can say; what to warn of is for others to know. */
export type CalendarStatus =
  | Extract<OpenStatus, { open: false }>
  | Omit<Extract<OpenStatus, { open: true }>, 'warnings'>;

export interface CalendarReader {
  /** Whether tickets of a service are issued now, by hours and last-ticket time alone. */
  status(service: Service): CalendarStatus;
  /** Whether a service is served now: its hours, whatever its last-ticket time. */
  hours(service: Service): CalendarStatus;
  /** The next break today that all these services have in common. */
  commonBreak(services: readonly Service[]): Break;
  /** Open minutes that are left today, breaks and closures not counted; 0 when there are none. */
  minutesToClose(service: Service): number;
  /** Minutes since the end of today's last interval; null before it and on days without one. */
  minutesSinceClose(service: Service): number | null;
  /** Tickets of a service today, or null for no limit. */
  quota(service: Service): number | null;
  /** When tickets are issued again on a later day; null when not within a year. */
  nextDay(service: Service): Opening | null;
}

/** Reads the hours of one site as at one moment: the wall time is worked out once for many services. */
export function readCalendar(site: Site, instant: number): CalendarReader {
  const { settings } = site;
  const calendar = calendarOf(site);
  const wall = wallAt(settings.timeZone, instant);
  const { date } = wall;
  // In `demo` mode it is always ten in the morning.
  const time = settings.hoursMode === 'demo' ? '10:00' : wall.time;
  const nextDay = (service: Service) => calendar.nextAfter(service, date);

  const read = (service: Service, intervals: 'open' | 'issuing'): CalendarStatus => {
    const plan = calendar.plan(service, date);
    if (plan[intervals].some((i) => within(i, time))) return openNow(plan, time);
    const later = plan[intervals].find((i) => i.from > time);
    return {
      open: false,
      ...whyClosed(plan, time, later !== undefined),
      opensAt: later ? { day: date, time: later.from } : nextDay(service),
    };
  };

  return {
    status: (service) => read(service, 'issuing'),
    hours: (service) => read(service, 'open'),
    commonBreak: (services) =>
      breakAfter(
        services.map((service) => calendar.plan(service, date)),
        time,
      ),
    minutesToClose: (service) =>
      calendar
        .plan(service, date)
        .open.reduce(
          (sum, i) => sum + Math.max(0, minutesOf(i.to) - minutesOf(i.from < time ? time : i.from)),
          0,
        ),
    minutesSinceClose: (service) => {
      const closing = calendar.plan(service, date).open.at(-1)?.to;
      return closing === undefined || time < closing ? null : minutesOf(time) - minutesOf(closing);
    },
    quota: (service) => {
      const special = service.weekdayQuota[calendar.weekday(date)];
      return special === undefined ? service.dailyQuota : special;
    },
    nextDay,
  };
}

/** Open at `time`: until when, with which break, and what is different today. */
function openNow(plan: DayPlan, time: string): CalendarStatus {
  const ending = endCut(plan);
  return {
    open: true,
    until: plan.open.at(-1)?.to ?? '24:00',
    nextBreak: breakAfter([plan], time),
    early: ending !== null,
    note: ending?.reason ?? plan.name,
  };
}

type Break = Extract<OpenStatus, { open: true }>['nextBreak'];

/** The next time today at which all of these close and one of them opens again. */
function breakAfter(plans: readonly DayPlan[], time: string): Break {
  const open = plans.reduce<Interval[]>((all, plan) => union(all, plan.open), []);
  const n = open.findIndex((i) => i.to > time);
  const from = open[n]?.to;
  const to = open[n + 1]?.from;
  if (from === undefined || to === undefined) return null;
  const gap = { from, to };
  for (const plan of plans) {
    const cut = plan.planned.some((i) => overlap(i, gap)) && plan.cuts.find((c) => overlap(c, gap));
    if (cut) return { ...gap, note: cut.reason };
  }
  return { ...gap, note: null };
}

type Why = Pick<Extract<OpenStatus, { open: false }>, 'why' | 'note'>;

/** Closed at `time`: why. `later`: it opens again today. */
function whyClosed(plan: DayPlan, time: string, later: boolean): Why {
  const first = plan.open[0];
  const last = plan.open.at(-1);
  if (plan.dayOff) return { why: plan.dayOff, note: plan.dayOff === 'holiday' ? plan.holiday : null };
  if (!first || !last)
    return { why: 'closure', note: (closureAt(plan, time) ?? plan.cuts[0])?.reason ?? null };
  const cut = closureAt(plan, time);
  if (cut) return { why: 'closure', note: cut.reason };
  if (time >= last.to) return { why: 'closedForToday', note: null };
  if (!later) return { why: 'lastTicketPassed', note: null };
  if (time < first.from) return { why: 'notYetOpen', note: beginCut(plan)?.reason ?? plan.name };
  return { why: 'break', note: null };
}
