/** The live board of those who lead the hall. */
import { z } from 'zod';
import { AlertFace } from '../alert.ts';
import { AgencyId, CounterId, Instant, Localized, ServiceDay, ServiceId, ZoneId } from '../basics.ts';
import { Announcement, PublicEmergency } from '../hall.ts';
import { OfflineAside } from '../offline.ts';
import { PrinterConfig } from '../printer-config.ts';
import { PrintsAt } from '../printer-desk.ts';
import { KnownPrinter, Paper } from '../printer.ts';
import { Zone } from '../zone.ts';
import { CounterStatus, TicketState } from '../ticket.ts';
import { SiteFace } from './faces.ts';
import { PublicCondition } from './public-condition.ts';
import { OpenStatus } from './open-status.ts';

export const DeviceLine = z.strictObject({
  kind: z.enum(['kiosk', 'display', 'counter']),
  id: z.string(),
  name: z.string(),
  zoneId: ZoneId,
  /** The number of the counter that a small display hangs over, or that a desktop stands at; null for others. */
  counter: z.int().nullable().default(null),
  connections: z.int(),
  /** Last seen connected, or null when never since the server started. */
  lastSeenAt: Instant.nullable(),
  speaking: z.boolean(),
  /** A kiosk's printer as it told last; null for other devices and before it told anything. */
  printer: KnownPrinter.nullable(),
  /** Who has the kiosk's printer, as a connected kiosk says. */
  printsAt: PrintsAt.nullable().default(null),
  /** How a kiosk's printer is set up; null for other devices and where nobody has yet. */
  printerSetUp: PrinterConfig.nullable().default(null),
});
/** `failing`: nothing can be stored, and therefore nothing is accepted. `slow`: a commit of the last minute took half a second or more. */
export const StorageState = z.enum(['ok', 'slow', 'failing']);
export type StorageState = z.infer<typeof StorageState>;
export const SupervisorView = z.strictObject({
  site: SiteFace,
  day: ServiceDay,
  zones: z.array(Zone),
  agencies: z.array(
    z.strictObject({
      id: AgencyId,
      name: Localized,
      shortName: z.string(),
      zoneId: ZoneId,
      booth: z.string(),
      status: OpenStatus,
      waiting: z.int(),
      serving: z.int(),
      issuedToday: z.int(),
      servedToday: z.int(),
      noShowsToday: z.int(),
      oldestIssuedAt: Instant.nullable(),
      countersOpen: z.int(),
      counters: z.int(),
      parked: z.int(),
      condition: PublicCondition.nullable(),
      countersPaused: z.int(),
      /** Calls of the last hour, recalls not among them. */
      callsLastHour: z.int(),
    }),
  ),
  counters: z.array(
    z.strictObject({
      id: CounterId,
      number: z.int(),
      agencyId: AgencyId,
      zoneId: ZoneId,
      status: CounterStatus,
      pauseReason: z.string().nullable(),
      /** When its status or its ticket last changed; 0 when nothing has happened there today. */
      changedAt: Instant,
      /** What it serves today beside what the set-up says. */
      alsoServes: z.array(ServiceId),
      staff: z.string().nullable(),
      current: z.strictObject({ number: z.string(), state: TicketState, since: Instant }).nullable(),
      served: z.int(),
      noShows: z.int(),
    }),
  ),
  devices: z.array(DeviceLine),
  /** Papers that need a hand: failed or of unknown fate, of tickets that still wait; the newest first, at most 100. */
  papers: z.array(Paper.extend({ agencyId: AgencyId, serviceId: ServiceId })),
  /** Tickets that kiosks made without the server and that could not enter the queue, the oldest first, at most 100. */
  offlineAside: z.array(OfflineAside).default([]),
  /** Alerts that are on, the newest first. Those that have ended: `GET /alerts`. */
  alerts: z.array(AlertFace),
  emergency: PublicEmergency.extend({ by: z.string().nullable() }).nullable(),
  /** Announcements that stand now, the newest first. */
  announcements: z.array(Announcement.omit({ spokenIn: true }).extend({ by: z.string().nullable() })),
  /** Webhooks that nothing reaches now. */
  webhooksFailing: z.array(
    z.strictObject({ name: z.string(), since: Instant, error: z.string().nullable() }),
  ),
  /** Of the server's disk. */
  storage: StorageState.default('ok'),
});
export type SupervisorView = z.infer<typeof SupervisorView>;
