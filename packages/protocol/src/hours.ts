/**
 * When a site, its agencies and its services are open, as an administrator writes it down.
 *
 * What holds on a day, the first that applies: a one-off closure; an extra opening; a holiday; a timetable (service,
 * agency, site); the weekly hours (service, agency, site). The rule itself is in `engine/day-plan.ts`.
 */
import { z } from 'zod';
import { AgencyId, Localized, ServiceId, TimetableId } from './basics.ts';

/** Wall-clock time in the site's zone, `07:30`; `24:00` means midnight at the end of the day. */
export const WallTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'write a time as HH:MM, for example 07:30');

/** A day of the calendar, `2027-03-10`, in the site's zone. */
export const CalendarDate = z.iso.date('write a date as YYYY-MM-DD, for example 2027-03-10');

const Interval = z
  .strictObject({ from: WallTime, to: WallTime })
  .refine((i) => i.from < i.to, 'an interval ends after it begins');

const DayHours = z
  .array(Interval)
  .max(6)
  .refine(
    (list) => list.every((i, n) => n === 0 || list[n - 1]!.to <= i.from),
    'intervals of a day are in order and do not overlap',
  );

/** Open intervals per weekday; a break is the gap between two; an empty list is a closed day. */
export const WeeklyHours = z.strictObject({
  mon: DayHours,
  tue: DayHours,
  wed: DayHours,
  thu: DayHours,
  fri: DayHours,
  sat: DayHours,
  sun: DayHours,
});
export type WeeklyHours = z.infer<typeof WeeklyHours>;
export type Weekday = keyof WeeklyHours;

/** From the first to the last day, both included. */
export const Period = z
  .strictObject({ from: CalendarDate, to: CalendarDate })
  .refine((p) => p.from <= p.to, 'a period ends on or after the day on which it begins');
export type Period = z.infer<typeof Period>;

/**
 * Other hours for a time: "Ramadan 1448 H". One that names agencies holds for them alone and goes before one of the
 * whole hall. An agency or service with weekly hours of its own but none for the timetable keeps its days and hours,
 * as far as the timetable's reach.
 */
export const Timetable = z
  .strictObject({
    id: TimetableId,
    name: Localized,
    /** First and last day, both included. */
    from: CalendarDate,
    to: CalendarDate,
    hours: WeeklyHours,
    /** Null: the whole hall. */
    agencies: z.array(AgencyId).min(1).nullable().default(null),
  })
  .refine((t) => t.from <= t.to, 'a timetable ends on or after the day on which it begins');
export type Timetable = z.infer<typeof Timetable>;

/** Hours for timetables, by their id. */
export const TimetableHours = z.record(TimetableId, WeeklyHours);

export const NationalHolidays = z.strictObject({
  /** `indonesia`: the table shipped with the program (`national-holidays.ts`). */
  calendar: z.enum(['none', 'indonesia']).default('none'),
  /** Dates of the table that are no holiday here: moved by decree, or the hall opens all the same. */
  except: z.array(CalendarDate).max(400).default([]),
});

export const Holiday = z.strictObject({
  date: CalendarDate,
  name: Localized,
  /** Joint leave (cuti bersama) is a day on which an agency may choose to open. */
  kind: z.enum(['holiday', 'jointLeave']).default('holiday'),
  /** The agencies it closes, or null for the whole hall. */
  agencies: z.array(AgencyId).min(1).nullable().default(null),
});
export type Holiday = z.infer<typeof Holiday>;

/** Whom a date concerns: agencies with all their services, single services; both null: the whole hall. */
const concerned = {
  agencies: z.array(AgencyId).min(1).nullable().default(null),
  services: z.array(ServiceId).min(1).nullable().default(null),
};

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'use lower-case letters, digits and hyphens');

/** One stretch of time in which those concerned are closed. Until the end of a day: an early close. */
export const Closure = z
  .strictObject({
    id: slug,
    /** Shown to citizens: "Rapat koordinasi". */
    reason: Localized,
    /** `time` null: from the beginning of that day. */
    from: z.strictObject({ date: CalendarDate, time: WallTime.nullable().default(null) }),
    /** `time` null: to the end of that day. */
    to: z.strictObject({ date: CalendarDate, time: WallTime.nullable().default(null) }),
    ...concerned,
  })
  .refine(
    (c) => `${c.from.date}T${c.from.time ?? '00:00'}` < `${c.to.date}T${c.to.time ?? '24:00'}`,
    'a closure ends after it begins',
  );
export type Closure = z.infer<typeof Closure>;

/** Hours on one date beside those that hold anyway, also on a holiday. */
export const ExtraOpening = z.strictObject({
  id: slug,
  /** Shown to citizens while it makes the difference: "Sabtu melayani". */
  name: Localized.nullable().default(null),
  date: CalendarDate,
  hours: DayHours.min(1),
  ...concerned,
});
export type ExtraOpening = z.infer<typeof ExtraOpening>;

export const WeekdayQuota = z.partialRecord(
  z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
  z.int().min(1).max(100_000).nullable(),
);
