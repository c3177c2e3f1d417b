/** What has come over an agency, for everybody's eyes. */
import { z } from 'zod';
import { AgencyId, Instant, Localized } from '../basics.ts';
import { AgencyCondition } from '../condition.ts';

/** Something that has come over an agency, as citizens may read it. */
export const PublicCondition = z.strictObject({
  agencyId: AgencyId,
  agency: z.strictObject({ name: Localized, shortName: z.string() }),
  kind: AgencyCondition.shape.kind,
  issuing: AgencyCondition.shape.issuing,
  /** Names of the services concerned; null for the whole agency. */
  services: z.array(Localized).nullable(),
  message: Localized.nullable(),
  since: Instant,
});
export type PublicCondition = z.infer<typeof PublicCondition>;
