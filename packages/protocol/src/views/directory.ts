/** Where a ticket can be sent. */
import { z } from 'zod';
import { AgencyId, CounterId, Localized, ServiceId, ZoneId } from '../basics.ts';
import { CounterStatus } from '../ticket.ts';

/** Where a ticket can be sent: every agency, service and counter of the site. */
export const DirectoryView = z.strictObject({
  agencies: z.array(z.strictObject({ id: AgencyId, name: Localized, shortName: z.string(), zoneId: ZoneId })),
  services: z.array(
    z.strictObject({
      id: ServiceId,
      agencyId: AgencyId,
      name: Localized,
      prefix: z.string(),
      searchWords: z.array(z.string()),
      open: z.boolean(),
      waiting: z.int(),
    }),
  ),
  counters: z.array(
    z.strictObject({
      id: CounterId,
      number: z.int(),
      agencyId: AgencyId,
      zoneId: ZoneId,
      services: z.array(ServiceId),
      status: CounterStatus,
    }),
  ),
});
export type DirectoryView = z.infer<typeof DirectoryView>;
