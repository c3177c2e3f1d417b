/** How the queues of a kiosk stand, with whatever many services have in common told once. */
import { z } from 'zod';
import { AgencyId, KioskId, Localized, ServiceDay, ServiceId } from '../basics.ts';
import { Announcement, PublicEmergency } from '../hall.ts';
import { KnownPrinter, Paper } from '../printer.ts';
import { Estimate } from './faces.ts';
import { OpenStatus } from './open-status.ts';

/** On the wire: itself, or its place in `statuses`. */
const ToldStatus = z.union([z.int().nonnegative(), OpenStatus]);

/**
 * How the queues of a kiosk's services stand now. Most of a hall is open until the same hour: the compact form has each
 * distinct status once, in `statuses`, and names it by its place. It is read as if every agency and service had its own.
 */
export const KioskView = z
  .strictObject({
    day: ServiceDay,
    /** While it is on, the screen shows it alone. */
    emergency: PublicEmergency.nullable().default(null),
    /** What those who lead the hall tell people here, the newest first. Each leaves the screen at its `until`. */
    announcements: z.array(Announcement.pick({ id: true, text: true, until: true })).default([]),
    /** How this kiosk's printer is, as it told last; null before it told anything. */
    printer: KnownPrinter.nullable(),
    /** Papers that this kiosk has still to print or to account for, the oldest first. */
    papers: z.array(Paper),
    /** The nearest kiosk that can print now (same zone first), for a kiosk that cannot; null when none can. */
    otherKiosk: z.strictObject({ id: KioskId, name: z.string(), zone: Localized }).nullable(),
    statuses: z.array(OpenStatus).default([]),
    agencies: z.array(z.strictObject({ id: AgencyId, waiting: z.int(), status: ToldStatus })),
    services: z.array(
      z.strictObject({ id: ServiceId, waiting: z.int(), status: ToldStatus, estimate: Estimate }),
    ),
  })
  .transform(({ statuses, agencies, services, ...rest }, context) => {
    const meant = (told: z.infer<typeof ToldStatus>): OpenStatus => {
      if (typeof told !== 'number') return told;
      const status = statuses[told];
      if (status) return status;
      context.addIssue({ code: 'custom', message: `there is no status ${told}` });
      return z.NEVER;
    };
    return {
      ...rest,
      agencies: agencies.map((agency) => ({ ...agency, status: meant(agency.status) })),
      services: services.map((service) => ({ ...service, status: meant(service.status) })),
    };
  });
export type KioskView = z.infer<typeof KioskView>;

/** A kiosk's view in its compact form. */
export function compactKiosk({
  agencies,
  services,
  announcements,
  ...rest
}: KioskView): z.input<typeof KioskView> {
  const statuses: OpenStatus[] = [];
  const places = new Map<string, number>();
  const place = (status: OpenStatus): number => {
    const text = JSON.stringify(status);
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, statuses.length);
    return statuses.push(status) - 1;
  };
  return {
    ...rest,
    // As a rule there is none.
    ...(announcements.length > 0 ? { announcements } : {}),
    agencies: agencies.map((agency) => ({ ...agency, status: place(agency.status) })),
    services: services.map((service) => ({ ...service, status: place(service.status) })),
    statuses,
  };
}
