/** When those who lead the hall are called: limits in the set-up, and alerts that begin, are seen to and end. */
import { z } from 'zod';
import { AgencyId, Instant, StaffId } from './basics.ts';

export const AlertKind = z.enum([
  /** More people wait for an agency than its limit. */
  'waiting',
  /** Somebody has waited longer than the limit, in minutes. */
  'longestWait',
  /** People wait while none of the agency's counters is open, for so many minutes. */
  'unserved',
  /** A counter is on its break for longer than the limit, in minutes. */
  'paused',
  /** Of those who were called or served today more than so many per cent did not come. */
  'noShows',
  /** A kiosk or display is away for longer than the limit, in minutes. */
  'deviceOff',
  /** A kiosk's printer cannot print for longer than the limit, in minutes. */
  'printer',
]);
export type AlertKind = z.infer<typeof AlertKind>;

const people = z.int().min(1).max(10_000);
const minutes = z.int().min(1).max(600);
const percent = z.int().min(1).max(100);

/** The site's limits; null: that is not watched. */
export const AlertSettings = z.strictObject({
  /** False: nothing is watched at all. */
  on: z.boolean().default(true),
  waiting: people.nullable().default(30),
  longestWaitMinutes: minutes.nullable().default(45),
  unservedMinutes: minutes.nullable().default(5),
  pausedMinutes: minutes.nullable().default(30),
  noShowPercent: percent.nullable().default(40),
  deviceMinutes: minutes.nullable().default(3),
});
export type AlertSettings = z.infer<typeof AlertSettings>;

/** An agency's own limit: a number, `off`, or null for the site's. */
const own = <T extends z.ZodType>(limit: T) =>
  z
    .union([limit, z.literal('off')])
    .nullable()
    .default(null);

export const AgencyAlerts = z.strictObject({
  waiting: own(people),
  longestWaitMinutes: own(minutes),
  unservedMinutes: own(minutes),
  pausedMinutes: own(minutes),
  noShowPercent: own(percent),
});
export type AgencyAlerts = z.infer<typeof AgencyAlerts>;

/** `{kind}.{subject}.{beganAt}`. */
export const AlertId = z
  .string()
  .regex(/^[a-zA-Z]+\.[a-z0-9-]+\.\d+$/, 'an alert id is {kind}.{subject}.{beganAt}')
  .brand<'AlertId'>();
export type AlertId = z.infer<typeof AlertId>;

export const Alert = z.strictObject({
  id: AlertId,
  kind: AlertKind,
  /** The id of the agency, counter, kiosk or display. */
  subject: z.string(),
  /** The agency that it concerns; null for the hall's devices. */
  agencyId: AgencyId.nullable(),
  /** What was found when it began, and the limit that it passed: people, minutes or per cent. */
  value: z.number(),
  limit: z.number(),
  beganAt: Instant,
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: StaffId.nullable(),
  endedAt: Instant.nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** An alert as people see it. */
export const AlertFace = Alert.extend({
  /** The name of whoever has seen to it. */
  acknowledgedBy: z.string().nullable(),
});
export type AlertFace = z.infer<typeof AlertFace>;
