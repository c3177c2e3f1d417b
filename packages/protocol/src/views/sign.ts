/** The small display over one counter. */
import { z } from 'zod';
import { CallId, CounterId, Instant, Localized } from '../basics.ts';
import { PublicEmergency } from '../hall.ts';
import { CounterStatus } from '../ticket.ts';
import { SiteFace } from './faces.ts';
import { PublicCondition } from './public-condition.ts';

/** The small display over one counter. */
export const SignView = z.strictObject({
  site: SiteFace,
  counter: z.strictObject({
    id: CounterId,
    number: z.int(),
    status: CounterStatus,
    pauseReason: z.string().nullable(),
  }),
  agency: z.strictObject({
    name: Localized,
    shortName: z.string(),
    logo: z.string().nullable(),
    booth: z.string(),
  }),
  services: z.array(Localized),
  emergency: PublicEmergency.nullable().default(null),
  /** Who is called to or served at the counter. */
  current: z
    .strictObject({
      number: z.string(),
      state: z.enum(['called', 'serving']),
      callId: CallId,
      calledAt: Instant,
    })
    .nullable(),
  waiting: z.int(),
  condition: PublicCondition.nullable(),
});
export type SignView = z.infer<typeof SignView>;
