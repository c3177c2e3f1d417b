/** What a report over days says: how many came, how long they waited, how long they were served. */
import { z } from 'zod';
import { AgencyId, ServiceDay, ServiceId } from './basics.ts';

/** What each row of a report stands for. `hour` is the hour of issue on the wall of the hall, `weekday` 1 (Monday) to 7, `weekdayHour` both: `1-09`. */
export const ReportGrouping = z.enum(['day', 'month', 'weekday', 'hour', 'weekdayHour', 'agency', 'service']);
export type ReportGrouping = z.infer<typeof ReportGrouping>;

export const ReportQuery = z.strictObject({
  from: ServiceDay,
  to: ServiceDay,
  groupBy: ReportGrouping.default('day'),
  agencyId: AgencyId.optional(),
  /** Not together with `groupBy=hour` and `weekdayHour`. */
  serviceId: ServiceId.optional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

/** Durations in seconds. Percentiles are read from a histogram of minutes, so they are right to within its step. */
export const ReportSpread = z.strictObject({
  count: z.int(),
  mean: z.number().nullable(),
  p50: z.number().nullable(),
  p90: z.number().nullable(),
});
export type ReportSpread = z.infer<typeof ReportSpread>;

export const ReportFigures = z.strictObject({
  /** Tickets taken, or arrivals at the agency or service: its stops of journeys among them. */
  issued: z.int(),
  served: z.int(),
  noShows: z.int(),
  cancelled: z.int(),
  /** Still waiting when the day ended. */
  expired: z.int(),
  /** From issue to the first call; at a further stop from when it joined that line to its call. */
  wait: ReportSpread,
  /** From start to finish; visits that only the end of the day closed are left out. */
  service: ReportSpread,
});
export type ReportFigures = z.infer<typeof ReportFigures>;

export const ReportRow = ReportFigures.extend({
  /** A day, a month (`2026-11`), a weekday, an hour (`0`–`23`), both (`1-09`), an agency's or a service's id. */
  key: z.string(),
});
export type ReportRow = z.infer<typeof ReportRow>;

/**
 * Closed days, and the open one as it stands. The hall's figures count tickets; those of agencies and services
 * count visits, so that a ticket with three stops is one ticket of the hall and a visit at each.
 */
export const Report = z.strictObject({
  from: ServiceDay,
  to: ServiceDay,
  groupBy: ReportGrouping,
  agencyId: AgencyId.nullable(),
  serviceId: ServiceId.nullable(),
  /** What the rows count. */
  counts: z.enum(['tickets', 'visits']),
  rows: z.array(ReportRow),
  /** Tickets, unless the report is of one agency or service. */
  total: ReportFigures,
});
export type Report = z.infer<typeof Report>;
