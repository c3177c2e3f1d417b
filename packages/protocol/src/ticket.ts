import { z } from 'zod';
import {
  AgencyId,
  AppointmentId,
  CallId,
  CounterId,
  DisplayId,
  Instant,
  KioskId,
  Language,
  OutcomeId,
  Priority,
  ServiceDay,
  ServiceId,
  StaffId,
  TicketId,
  TicketToken,
  ZoneId,
} from './basics.ts';

/**
 * `waiting → called → serving → completed`; `parked` and `no_show`, from where a ticket may return;
 * `cancelled`; and at the end of the day `expired`, or `carried_over` when it is good for the next.
 */
export const TicketState = z.enum([
  'waiting',
  'called',
  'serving',
  'parked',
  'completed',
  'no_show',
  'cancelled',
  'expired',
  'carried_over',
]);
export type TicketState = z.infer<typeof TicketState>;

/** Where a ticket came from. `offline`: from a kiosk that was without its server. */
export const Channel = z.enum(['kiosk', 'counter', 'api', 'offline']);
export type Channel = z.infer<typeof Channel>;

/** `A` and 12 → `A-012`. */
export const formatNumber = (prefix: string, sequence: number): string =>
  `${prefix}-${String(sequence).padStart(3, '0')}`;

/** One stop of a ticket's journey that is over: what was done for it, where and when. */
export const Visit = z.strictObject({
  serviceId: ServiceId,
  counterId: CounterId,
  staffId: StaffId.nullable(),
  /** When it began to wait for this stop. */
  waitedFrom: Instant,
  /** The last call or recall; null when it was served without one. */
  calledAt: Instant.nullable(),
  startedAt: Instant,
  endedAt: Instant,
  outcome: OutcomeId.nullable(),
});
export type Visit = z.infer<typeof Visit>;

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
  /** When it took its place, moved by the site's minutes: `placeAt − headStart + penalty`. The smallest is next. */
  effectiveTime: Instant,
  /** When it took its place: the issue, or the slot of its appointment. Kept on transfer. */
  placeAt: Instant,
  /** What priority and appointment give it. */
  headStartMinutes: z.number().min(0),
  /** What returns and transfers cost it. */
  penaltyMinutes: z.number().min(0),
  /** When it last joined a line: by issue, transfer, return, a next stop. */
  waitingSince: Instant,
  /** It waits for this counter alone; null: for any that serves its service. */
  onlyCounterId: CounterId.nullable(),
  /** The service it was issued for. */
  firstServiceId: ServiceId,
  /** Services still to come after this one, in order. */
  stops: z.array(ServiceId),
  /** Stops that are over. */
  visits: z.array(Visit),
  /** From one clerk to the next: shown at counters only. */
  note: z.string().nullable(),
  /** Why it is parked; null when it is not. */
  parkReason: z.string().nullable(),
  /** Since when it is parked; null when it is not. */
  parkedAt: Instant.nullable().default(null),
  /** How often it came back from a no-show. */
  returns: z.int().min(0),
  /** It waited while its agency's central system was down. */
  delayed: z.boolean(),
  appointmentId: AppointmentId.nullable(),
  /** The ticket of an earlier day whose place this one keeps. */
  carriedFrom: TicketId.nullable(),
  issuedAt: Instant,
  /** The last call or recall. */
  calledAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  counterId: CounterId.nullable(),
  staffId: StaffId.nullable(),
  /** How often it was called and recalled. */
  calls: z.int().min(0),
  /** Recalls since it was last called. */
  recalls: z.int().min(0),
  /** Grows with every change. */
  revision: z.int().min(0),
});
export type Ticket = z.infer<typeof Ticket>;

/** The numbers that decided a call. All minutes; a smaller effective time is sooner. */
export const CallReason = z.strictObject({
  /** `next`: its turn. `auto`: its turn, called by itself. `chosen`: out of turn, by a person. `walkIn`: stood there without a ticket. */
  how: z.enum(['next', 'auto', 'chosen', 'walkIn']),
  placeAt: Instant,
  headStartMinutes: z.number(),
  penaltyMinutes: z.number(),
  /** Added because the service is a second choice at that counter. */
  offsetMinutes: z.number(),
  /** It went first because the agency puts priority first strictly. */
  strict: z.boolean(),
  /** It waited for this counter alone. */
  onlyHere: z.boolean(),
  /** The next best, so that "why this one first?" has an answer; null when nobody else waited. */
  runnerUp: z.strictObject({ number: z.string(), score: z.number(), strict: z.boolean() }).nullable(),
  /** `effectiveTime + offset`: the number that won. */
  score: z.number(),
  /** Why a person chose it. */
  reason: z.string().nullable(),
});
export type CallReason = z.infer<typeof CallReason>;

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
  /** Why this one; null for recalls and for calls older than the explanation. */
  why: CallReason.nullable(),
});
export type Call = z.infer<typeof Call>;

export const CounterStatus = z.enum(['closed', 'open', 'paused']);
export type CounterStatus = z.infer<typeof CounterStatus>;

/** What was last done at a counter, with the ticket as it was before, so that it can be undone. */
export const LastStep = z.strictObject({
  step: z.enum(['call', 'start', 'finish', 'noShow', 'park', 'transfer', 'cancel']),
  at: Instant,
  before: Ticket,
  /** The ticket's revision after the step: when it has moved on, nothing can be undone. */
  revision: z.int(),
});
export type LastStep = z.infer<typeof LastStep>;

/** A counter today. */
export const CounterState = z.strictObject({
  id: CounterId,
  status: CounterStatus,
  staffId: StaffId.nullable(),
  /** Shown while paused: "Istirahat". */
  pauseReason: z.string().nullable(),
  /** The ticket called to or served at this counter. */
  currentTicketId: TicketId.nullable(),
  /** The next is called by itself once the counter is free. */
  autoCall: z.boolean(),
  /** When its status or its ticket last changed. */
  changedAt: Instant,
  lastStep: LastStep.nullable(),
  /** Grows with every change of this counter; a command may name the revision its sender saw. */
  revision: z.int().min(0),
  served: z.int().min(0),
  noShows: z.int().min(0),
});
export type CounterState = z.infer<typeof CounterState>;
