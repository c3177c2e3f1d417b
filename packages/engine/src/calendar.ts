/** Opening hours: one function answers "open, and until when?" for every screen and for the rule that issues. */
import type {
  Agency,
  Localized,
  OpenStatus,
  Service,
  ServiceDay,
  SiteSettings,
  WeeklyHours,
} from '@giliran/protocol';
import { ServiceDay as ServiceDaySchema } from '@giliran/protocol';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type DayHours = WeeklyHours['mon'];

/** A moment on the wall of the hall. */
interface WallMoment {
  readonly date: Temporal.PlainDate;
  /** `HH:MM` */
  readonly time: string;
}

function readWall(timeZone: string, instant: number): WallMoment {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return { date: zoned.toPlainDate(), time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }) };
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
export const serviceDayAt = (timeZone: string, instant: number): ServiceDay =>
  ServiceDaySchema.parse(wallAt(timeZone, instant).date.toString());

/** The first moment of the day after `day` in the site's zone, in epoch milliseconds. */
export const endOfServiceDay = (timeZone: string, day: ServiceDay): number =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime({ timeZone }).epochMilliseconds;

/** In `demo` mode it is always ten in the morning of a working day. */
function readHoursAt(settings: SiteSettings, wall: WallMoment): WallMoment {
  if (settings.hoursMode === 'calendar') return wall;
  const { date } = wall;
  return { date: date.dayOfWeek > 5 ? date.subtract({ days: date.dayOfWeek - 3 }) : date, time: '10:00' };
}

const hoursOn = (hours: WeeklyHours, date: Temporal.PlainDate): DayHours =>
  hours[weekdays[date.dayOfWeek - 1] ?? 'mon'];

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes from one wall time to a later one of the same day. */
const minutesBetween = (from: string, to: string): number => minutesOf(to) - minutesOf(from);

/** The hours that hold for a service: its own, else its agency's, else the site's. */
export const hoursFor = (settings: SiteSettings, agency: Agency | undefined, service: Service): WeeklyHours =>
  service.hours ?? agency?.hours ?? settings.hours;

export interface CalendarReader {
  /** Whether a service with these hours takes tickets now, by hours, holidays and last-ticket time alone. */
  status(hours: WeeklyHours, lastTicketMinutes: number): OpenStatus;
  /** Minutes until the end of today's last interval; 0 when it has passed. */
  minutesToClose(hours: WeeklyHours): number;
}

/** Reads the hours of one site as at one moment: the wall time is worked out once for many services. */
export function readCalendar(settings: SiteSettings, instant: number): CalendarReader {
  const wall = wallAt(settings.timeZone, instant);
  const now = readHoursAt(settings, wall);
  const today = wall.date;
  const holidayOn = (date: Temporal.PlainDate): Localized | undefined => {
    const name = date.toString();
    return settings.holidays.findLast((h) => h.date === name)?.name;
  };
  const holidayNow = settings.hoursMode === 'calendar' ? holidayOn(now.date) : undefined;

  const nextOpening = (hours: WeeklyHours): { day: ServiceDay; time: string } | null => {
    for (let ahead = 1; ahead <= 366; ahead += 1) {
      const date = today.add({ days: ahead });
      const first = hoursOn(hours, date)[0];
      if (first && !holidayOn(date))
        return { day: ServiceDaySchema.parse(date.toString()), time: first.from };
    }
    return null;
  };
  const laterToday = (time: string) => ({ day: ServiceDaySchema.parse(today.toString()), time });

  const status = (hours: WeeklyHours, lastTicketMinutes: number): OpenStatus => {
    const intervals = hoursOn(hours, now.date);
    const closing = intervals.at(-1)?.to;
    if (holidayNow) return { open: false, why: 'holiday', note: holidayNow, opensAt: nextOpening(hours) };
    if (closing === undefined)
      return { open: false, why: 'closedToday', note: null, opensAt: nextOpening(hours) };
    if (now.time >= closing)
      return { open: false, why: 'closedForToday', note: null, opensAt: nextOpening(hours) };
    const current = intervals.find((i) => i.from <= now.time && now.time < i.to);
    if (!current) {
      const coming = intervals.find((i) => now.time < i.from);
      const why = coming === intervals[0] ? 'notYetOpen' : 'break';
      return { open: false, why, note: null, opensAt: coming ? laterToday(coming.from) : nextOpening(hours) };
    }
    if (lastTicketMinutes > 0 && minutesBetween(now.time, closing) <= lastTicketMinutes) {
      return { open: false, why: 'lastTicketPassed', note: null, opensAt: nextOpening(hours) };
    }
    return { open: true, until: closing };
  };

  const minutesToClose = (hours: WeeklyHours): number => {
    const closing = hoursOn(hours, now.date).at(-1)?.to;
    return closing === undefined ? 0 : Math.max(0, minutesBetween(now.time, closing));
  };

  return { status, minutesToClose };
}
