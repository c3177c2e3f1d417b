/** Everything that can happen, as it stands in the event log. Append only: add types and optional fields, never change a meaning. */
import { z } from 'zod';
import { Actor } from './actor.ts';
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
} from './basics.ts';
import { PrinterConfig } from './printer-config.ts';
import { PaperId, PrinterReport } from './printer.ts';
import { Site } from './site.ts';
import { Channel } from './ticket.ts';

export const DomainEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('siteConfigured'), site: Site }),
  /** A kiosk's printer is set up another way; nothing else of the site changes. */
  z.strictObject({ type: z.literal('kioskPrinterSet'), kioskId: KioskId, printer: PrinterConfig }),
  z.strictObject({ type: z.literal('dayOpened'), day: ServiceDay }),
  z.strictObject({
    type: z.literal('ticketIssued'),
    ticketId: TicketId,
    token: TicketToken,
    number: z.string(),
    prefix: z.string(),
    sequence: z.int().min(1),
    issueOrder: z.int().min(1),
    agencyId: AgencyId,
    serviceId: ServiceId,
    priority: Priority,
    language: Language,
    channel: Channel,
    kioskId: KioskId.nullable(),
    effectiveTime: Instant,
  }),
  z.strictObject({
    type: z.literal('ticketCalled'),
    ticketId: TicketId,
    callId: CallId,
    counterId: CounterId,
    staffId: StaffId.nullable(),
    /** Effective time plus the counter's offset: the number that won. */
    score: z.number(),
    /** The next best, so that "why this one first?" has an answer; null when nobody else waited. */
    runnerUp: z.strictObject({ ticketId: TicketId, number: z.string(), score: z.number() }).nullable(),
  }),
  z.strictObject({
    type: z.literal('ticketRecalled'),
    ticketId: TicketId,
    callId: CallId,
    counterId: CounterId,
  }),
  z.strictObject({ type: z.literal('callAnnounced'), callId: CallId, displayId: DisplayId.nullable() }),
  z.strictObject({ type: z.literal('serviceStarted'), ticketId: TicketId, counterId: CounterId }),
  z.strictObject({
    type: z.literal('serviceFinished'),
    ticketId: TicketId,
    counterId: CounterId,
    /** `dayEnd`: closed by the roll-over because nobody did. */
    cause: z.enum(['staff', 'dayEnd']),
  }),
  z.strictObject({ type: z.literal('ticketNoShow'), ticketId: TicketId, counterId: CounterId }),
  z.strictObject({
    type: z.literal('ticketCancelled'),
    ticketId: TicketId,
    counterId: CounterId.nullable(),
    reason: z.string().max(200).nullable(),
  }),
  z.strictObject({ type: z.literal('ticketExpired'), ticketId: TicketId, counterId: CounterId.nullable() }),
  z.strictObject({ type: z.literal('counterOpened'), counterId: CounterId, staffId: StaffId.nullable() }),
  z.strictObject({
    type: z.literal('counterPaused'),
    counterId: CounterId,
    reason: z.string().max(80).nullable(),
  }),
  z.strictObject({ type: z.literal('counterClosed'), counterId: CounterId }),
  z.strictObject({
    type: z.literal('paperQueued'),
    paperId: PaperId,
    ticketId: TicketId,
    kioskId: KioskId,
    reprint: z.boolean(),
    /** Why a person asked for another paper; null for the first. */
    reason: z.string().max(200).nullable(),
  }),
  z.strictObject({ type: z.literal('paperSent'), paperId: PaperId }),
  z.strictObject({
    type: z.literal('paperConfirmed'),
    paperId: PaperId,
    detail: z.string().max(300).nullable(),
  }),
  z.strictObject({
    type: z.literal('paperFailed'),
    paperId: PaperId,
    detail: z.string().max(300).nullable(),
  }),
  z.strictObject({
    type: z.literal('paperUnknown'),
    paperId: PaperId,
    detail: z.string().max(300).nullable(),
  }),
  /** A kiosk's printer is another way than before. */
  z.strictObject({ type: z.literal('printerChanged'), kioskId: KioskId, report: PrinterReport }),
]);
export type DomainEvent = z.infer<typeof DomainEvent>;
export type DomainEventType = DomainEvent['type'];
export type EventOf<T extends DomainEventType> = Extract<DomainEvent, { type: T }>;

/** An event in its place in the log. */
export const LoggedEvent = z.strictObject({
  /** 1, 2, 3 … without a gap. */
  seq: z.int().min(1),
  at: Instant,
  day: ServiceDay,
  actor: Actor,
  /** The command that caused it. */
  commandId: z.string(),
  event: DomainEvent,
});
export type LoggedEvent = z.infer<typeof LoggedEvent>;
