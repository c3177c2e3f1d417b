/** What of the set-up is in use now, and so cannot be taken away: people wait for it, have booked it, work at it. */
import { z } from 'zod';
import { CounterId, ServiceId } from './basics.ts';
import { CounterStatus } from './ticket.ts';

export const SiteUse = z.strictObject({
  /** Services that somebody waits for, is served for or has booked. */
  services: z.array(
    z.strictObject({
      id: ServiceId,
      /** Tickets that wait, are parked, called or served, and those that come here later on their way. */
      tickets: z.int(),
      /** The number of one of them: `A-012`. */
      number: z.string().nullable(),
      booked: z.int(),
    }),
  ),
  /** Counters that are not closed. */
  counters: z.array(
    z.strictObject({
      id: CounterId,
      status: CounterStatus,
      /** The number that is there. */
      number: z.string().nullable(),
    }),
  ),
});
export type SiteUse = z.infer<typeof SiteUse>;
