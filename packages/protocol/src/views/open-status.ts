/** Whether something takes tickets now, as every screen reads it. */
import { z } from 'zod';
import { Localized, ServiceDay } from '../basics.ts';

/** Open now and until when, or why not and when again. */
export const OpenStatus = z.discriminatedUnion('open', [
  z.strictObject({
    open: z.literal(true),
    /** End of today's last interval, wall time `15:30`. */
    until: z.string(),
    /** When it next closes for a while today, and why if it is not the usual break; null when it does not. */
    nextBreak: z.strictObject({ from: z.string(), to: z.string(), note: Localized.nullable() }).nullable(),
    /** A one-off closure ends today before its time. */
    early: z.boolean(),
    /** What makes today another day than usual: why it closes early, the timetable's name ("Ramadan 1448 H"). */
    note: Localized.nullable(),
    /** What a citizen should know before taking a ticket. `beyondClosing`: the queue may not be reached today. */
    warnings: z.array(
      z.strictObject({ kind: z.enum(['systemDown', 'beyondClosing']), message: Localized.nullable() }),
    ),
  }),
  z.strictObject({
    open: z.literal(false),
    why: z.enum([
      'closedToday',
      'notYetOpen',
      'break',
      'closedForToday',
      'lastTicketPassed',
      'holiday',
      'closure',
      'notHereYet',
      'noLongerHere',
      'outOfService',
      'quotaReached',
      'wouldNotReach',
      'systemDown',
      'closedEarly',
    ]),
    /** What the site says about it (the holiday's name, the reason), if anything. */
    note: Localized.nullable(),
    /** Next opening: day and wall time, or null when unknown. */
    opensAt: z.strictObject({ day: ServiceDay, time: z.string() }).nullable(),
  }),
]);
export type OpenStatus = z.infer<typeof OpenStatus>;
