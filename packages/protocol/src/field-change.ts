/** One field of the set-up that changed, readable. */
import { z } from 'zod';
import { AgencyId } from './basics.ts';

export const FieldChange = z.strictObject({
  /** `services.ktp-baru.hours`: parts of the set-up are named by their ids. */
  path: z.string(),
  /** The agency whose field it is; null for the whole hall's. */
  agencyId: AgencyId.nullable(),
  /** Null: there was none. */
  before: z.string().nullable(),
  /** Null: there is none any more. */
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof FieldChange>;
