/** Five people and the order in which they would be called: what the terms of the ordering rule come to. */
import { z } from 'zod';
import { OrderSettings } from './rules.ts';

/** The terms as an administrator is writing them. */
export const OrderTerms = z.strictObject({
  mode: z.enum(['headStart', 'strict']),
  headStartMinutes: z.number().min(0).max(600),
  order: OrderSettings,
});
export type OrderTerms = z.infer<typeof OrderTerms>;

export const ExamplePlace = z.strictObject({
  who: z.enum(['ordinary', 'priority', 'appointment', 'transferred', 'noShow', 'parked']),
  /** Minutes of the day at which this one took their place. */
  tookPlaceAt: z.number(),
  /** Minutes that are taken off and added. */
  headStart: z.number(),
  penalty: z.number(),
  /** What the order goes by, in minutes of the day. */
  countsFrom: z.number(),
  /** Goes first whatever the minutes. */
  first: z.boolean(),
});
export type ExamplePlace = z.infer<typeof ExamplePlace>;
