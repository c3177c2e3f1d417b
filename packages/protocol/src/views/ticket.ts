/** The page behind the QR code. */
import { z } from 'zod';
import { CallId, Instant, Language, Localized, ServiceDay, TicketId } from '../basics.ts';
import { PublicEmergency } from '../hall.ts';
import { AtClose } from '../rules.ts';
import { Zone } from '../zone.ts';
import { TicketState } from '../ticket.ts';
import { SiteFace, Estimate } from './faces.ts';
import { PublicCondition } from './public-condition.ts';
import { OpenStatus } from './open-status.ts';

/** The page behind the QR code. */
export const TicketView = z.strictObject({
  site: SiteFace,
  /** Its holder names it when cancelling. */
  id: TicketId,
  number: z.string(),
  state: TicketState,
  /** False: it is a ticket of an earlier day, and this is how it ended. */
  today: z.boolean(),
  /** It was carried over from an earlier day, with its number and its place. */
  carried: z.boolean(),
  /** It waited while the agency's system was down. */
  delayed: z.boolean(),
  agency: z.strictObject({ name: Localized, shortName: z.string(), booth: z.string() }),
  service: z.strictObject({ name: Localized, requirements: z.array(Localized) }),
  zone: Zone,
  language: Language,
  /** The service day that is open now: what "tomorrow" counts from. */
  day: ServiceDay,
  issuedAt: Instant,
  waitingAhead: z.int(),
  estimate: Estimate,
  /** When the service is served, breaks and closures, while the ticket waits; else null. */
  hours: OpenStatus.nullable(),
  /** What follows on the same ticket, in order. */
  stops: z.array(
    z.strictObject({ service: Localized, agency: z.string(), booth: z.string(), zone: Localized }),
  ),
  /** How many stops are over. */
  visits: z.int(),
  /** It waits for one counter alone: the number on its sign. */
  onlyCounter: z.int().nullable(),
  /** What becomes of those who still wait when the agency closes. */
  atClose: AtClose.shape.policy,
  condition: PublicCondition.nullable(),
  /** While it is on, the page shows it alone; only for tickets of today. */
  emergency: PublicEmergency.nullable().default(null),
  /** Set while called and while being served. */
  call: z
    .strictObject({ callId: CallId, counter: z.int(), calledAt: Instant, zone: Zone, booth: z.string() })
    .nullable(),
});
export type TicketView = z.infer<typeof TicketView>;
