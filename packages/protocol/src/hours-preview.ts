/** The hours of one service on one day, and which rules made them so: asked of a draft before it is saved. */
import { z } from 'zod';
import { Localized } from './basics.ts';
import { CalendarDate, WallTime } from './hours.ts';

const Stretch = z.strictObject({ from: WallTime, to: WallTime });

/** Whose hours they are. */
const Level = z.enum(['service', 'agency', 'site']);

/**
 * One rule that has a say in the day, in the order in which they are applied. `hours` are what it brings (the weekly
 * hours, an opening) or takes away (a closure); after `lastTicket`, when tickets are still issued.
 */
export const DayRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('weekly'), of: Level, hours: z.array(Stretch) }),
  z.strictObject({
    rule: z.literal('timetable'),
    name: Localized,
    /** Whose hours hold: those that a service or an agency entered for it, else the timetable's own as far as the usual ones reach. */
    of: Level,
    hours: z.array(Stretch),
  }),
  z.strictObject({
    rule: z.literal('holiday'),
    name: Localized,
    kind: z.enum(['holiday', 'jointLeave']),
    /** The agency opens on it all the same. */
    opensAllTheSame: z.boolean(),
  }),
  /** The agency has not moved in yet, or has moved out. */
  z.strictObject({ rule: z.literal('notHere'), since: CalendarDate.nullable() }),
  z.strictObject({ rule: z.literal('opening'), name: Localized.nullable(), hours: z.array(Stretch) }),
  z.strictObject({ rule: z.literal('closure'), reason: Localized, hours: z.array(Stretch) }),
  z.strictObject({ rule: z.literal('lastTicket'), at: WallTime }),
]);
export type DayRule = z.infer<typeof DayRule>;

export const DayExplanation = z.strictObject({
  rules: z.array(DayRule),
  /** When it is open in the end. */
  open: z.array(Stretch),
  /** When tickets are issued. */
  issuing: z.array(Stretch),
  /** Tickets of that day, or null for no limit. */
  quota: z.int().nullable(),
});
export type DayExplanation = z.infer<typeof DayExplanation>;
