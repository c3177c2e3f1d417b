/** A part of the hall with displays and a voice of its own. */
import { z } from 'zod';
import { Localized, ZoneId } from './basics.ts';

export const Zone = z.strictObject({
  id: ZoneId,
  name: Localized,
  floor: z.int().min(-5).max(99),
  /** How to get there, shown beside a call: "Lantai 1, sayap kiri". */
  direction: Localized,
});
export type Zone = z.infer<typeof Zone>;
