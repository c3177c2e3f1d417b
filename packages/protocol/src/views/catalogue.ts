/** What a kiosk offers, as much of the set-up as its screens show. */
import { z } from 'zod';
import { AgencyId, KioskId, ServiceId, ZoneId } from '../basics.ts';
import { OfflinePlan } from '../offline.ts';
import { PaperWidth } from '../paper.ts';
import { PrinterConfig } from '../printer-config.ts';
import { PriorityReason } from '../priority-reason.ts';
import { Zone } from '../zone.ts';
import { SiteFace } from './faces.ts';

/** A text of the set-up, which has looked at it: hundreds of them are read before a kiosk's first screen stands. */
const Text = z.strictObject({ id: z.string(), en: z.string() });

/**
 * An agency as a kiosk shows it. The checks are the set-up's (see `Agency`); here it is only read. The full form has
 * all that the set-up says of it, and so has a sheet that an earlier program wrote: the rest is left out.
 */
export const OfferedAgency = z.object({
  id: AgencyId,
  name: Text,
  shortName: z.string(),
  zoneId: ZoneId,
  booth: z.string(),
  logo: z.string().nullable().default(null),
});
export type OfferedAgency = z.infer<typeof OfferedAgency>;

/** A service as a kiosk shows it, likewise. */
export const OfferedService = z.object({
  id: ServiceId,
  agencyId: AgencyId,
  name: Text,
  /** What to bring, one line each. */
  requirements: z.array(Text).default([]),
  searchWords: z.array(z.string()).default([]),
  /** Null when it takes no appointments; the kiosk asks no more. */
  slots: z.looseObject({}).nullable().default(null),
});
export type OfferedService = z.infer<typeof OfferedService>;

/** The things a kiosk offers. Pushed when the set-up changes, not when the queue does. */
export const CatalogueView = z.strictObject({
  kiosk: z.strictObject({
    id: KioskId,
    name: z.string(),
    zoneId: ZoneId,
    paper: PaperWidth,
    /** How its printer is set up; null where nobody has yet. */
    printer: PrinterConfig.nullable().default(null),
  }),
  site: SiteFace,
  /** Where phones in the hall reach the ticket pages, or null: the address this kiosk itself uses. */
  publicUrl: z.string().nullable(),
  priorityReasons: z.array(PriorityReason),
  zones: z.array(Zone),
  agencies: z.array(OfferedAgency),
  services: z.array(OfferedService),
  /** How it goes on while the server is away; null where it has no numbers of its own. */
  offline: OfflinePlan.nullable().default(null),
});
export type CatalogueView = z.infer<typeof CatalogueView>;

/** A catalogue in its compact form: without what its screens do not show, and without lists that are empty. */
export function compactCatalogue({
  agencies,
  services,
  ...rest
}: CatalogueView): z.input<typeof CatalogueView> {
  return {
    ...rest,
    agencies: agencies.map(({ id, name, shortName, zoneId, booth, logo }) => ({
      ...{ id, name, shortName, zoneId, booth },
      ...(logo === null ? {} : { logo }),
    })),
    services: services.map(({ id, agencyId, name, requirements, searchWords, slots }) => ({
      ...{ id, agencyId, name },
      ...(requirements.length === 0 ? {} : { requirements }),
      ...(searchWords.length === 0 ? {} : { searchWords }),
      ...(slots === null ? {} : { slots: {} }),
    })),
  };
}
