import { z } from 'zod';
import {
  AgencyId,
  CallId,
  CounterId,
  DisplayId,
  Instant,
  KioskId,
  Language,
  Priority,
  ServiceDay,
  ServiceId,
  StaffId,
  TicketId,
  TicketToken,
  ZoneId,
} from './basics.ts';

/** `waiting → called → serving → completed`; `no_show`, `cancelled`, and `expired` at day's end. */
export const TicketState = z.enum([
  'waiting',
  'called',
  'serving',
  'completed',
  'no_show',
  'cancelled',
  'expired',
]);
export type TicketState = z.infer<typeof TicketState>;

/** Where a ticket came from. */
export const Channel = z.enum(['kiosk', 'counter', 'api']);
export type Channel = z.infer<typeof Channel>;

/** A place in the queue, with everything the server knows of it. */
export const Ticket = z.strictObject({
  id: TicketId,
  token: TicketToken,
  day: ServiceDay,
  /** As printed and spoken, `A-012`. Unique within a day. */
  number: z.string(),
  prefix: z.string(),
  sequence: z.int().min(1),
  agencyId: AgencyId,
  serviceId: ServiceId,
  state: TicketState,
  priority: Priority,
  language: Language,
  channel: Channel,
  kioskId: KioskId.nullable(),
  /** Orders tickets that share an effective time: the day's running issue order, from 1. */
  issueOrder: z.int().min(1),
  /** When it took its place, moved by the site's minutes. The smallest is next. */
  effectiveTime: Instant,
  issuedAt: Instant,
  /** The last call or recall. */
  calledAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  counterId: CounterId.nullable(),
  staffId: StaffId.nullable(),
  /** How often it was called and recalled. */
  calls: z.int().min(0),
});
export type Ticket = z.infer<typeof Ticket>;

/** One announcement of a ticket at a counter; a recall is another one. */
export const Call = z.strictObject({
  callId: CallId,
  ticketId: TicketId,
  number: z.string(),
  agencyId: AgencyId,
  serviceId: ServiceId,
  counterId: CounterId,
  counterNumber: z.int(),
  zoneId: ZoneId,
  calledAt: Instant,
  recall: z.boolean(),
  /** When a display began to speak it, or null while nobody has. */
  announcedAt: Instant.nullable(),
  announcedBy: DisplayId.nullable(),
});
export type Call = z.infer<typeof Call>;

export const CounterStatus = z.enum(['closed', 'open', 'paused']);
export type CounterStatus = z.infer<typeof CounterStatus>;

/** A counter today. */
export const CounterState = z.strictObject({
  id: CounterId,
  status: CounterStatus,
  staffId: StaffId.nullable(),
  /** Shown while paused: "Istirahat". */
  pauseReason: z.string().nullable(),
  /** The ticket called to or served at this counter. */
  currentTicketId: TicketId.nullable(),
  /** Grows with every change of this counter; a command may name the revision its sender saw. */
  revision: z.int().min(0),
  served: z.int().min(0),
  noShows: z.int().min(0),
});
export type CounterState = z.infer<typeof CounterState>;
