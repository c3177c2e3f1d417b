/** Small pieces that several views share. */
import { z } from 'zod';
import { Localized } from '../basics.ts';

/** What every screen shows of the site. */
export const SiteFace = z.strictObject({
  name: Localized,
  timeZone: z.string(),
  logo: z.string().nullable(),
  accentColor: z.string(),
});
/** How long it may take, in minutes; null when nothing can be said. */
export const Estimate = z.strictObject({ fromMinutes: z.int(), toMinutes: z.int() }).nullable();
