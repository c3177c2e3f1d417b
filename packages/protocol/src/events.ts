/** Everything that can happen, as it stands in the event log. Append only: add types and optional fields, never change a meaning. */
import { z } from 'zod';
import { accessEvents } from './access-events.ts';
import { Actor } from './actor.ts';
import { Appointment } from './appointment.ts';
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
} from './basics.ts';
import { AgencyCondition, NoticeId } from './condition.ts';
import { FieldChange } from './field-change.ts';
import { PrinterConfig } from './printer-config.ts';
import { PaperId, PrinterReport } from './printer.ts';
import { Site } from './site.ts';
import { CallReason, Channel, LastStep, Ticket } from './ticket.ts';

export const DomainEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('siteConfigured'),
    site: Site,
    /** What is other than before; left out in older logs and the first time. */
    changes: z.array(FieldChange).optional(),
    /** The change that this one takes back, by its place in the log. */
    undoes: z.int().min(1).optional(),
  }),
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
    /** Left out in logs that are older than these terms: the issue, and its distance from the effective time. */
    placeAt: Instant.optional(),
    headStartMinutes: z.number().min(0).optional(),
    penaltyMinutes: z.number().min(0).optional(),
    stops: z.array(ServiceId).optional(),
    appointmentId: AppointmentId.optional(),
    /** The ticket of an earlier day whose number and place it keeps. */
    carriedFrom: TicketId.optional(),
    delayed: z.boolean().optional(),
    note: z.string().optional(),
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
    why: CallReason.optional(),
  }),
  /** Served without having been called: somebody who stood at the counter. */
  z.strictObject({
    type: z.literal('ticketTaken'),
    ticketId: TicketId,
    callId: CallId,
    counterId: CounterId,
    staffId: StaffId.nullable(),
    why: CallReason,
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
    outcome: OutcomeId.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('ticketParked'),
    ticketId: TicketId,
    counterId: CounterId,
    reason: z.string().max(200),
  }),
  /** A ticket joins a line again: transferred, come back, at the next stop of its journey, or freed from waiting for one counter. */
  z.strictObject({
    type: z.literal('ticketRequeued'),
    ticketId: TicketId,
    cause: z.enum(['transfer', 'return', 'nextStop', 'released']),
    /** The counter that it leaves, or null when it was at none. */
    counterId: CounterId.nullable(),
    agencyId: AgencyId,
    serviceId: ServiceId,
    onlyCounterId: CounterId.nullable(),
    stops: z.array(ServiceId),
    note: z.string().max(300).nullable(),
    placeAt: Instant,
    headStartMinutes: z.number().min(0),
    penaltyMinutes: z.number().min(0),
    effectiveTime: Instant,
  }),
  z.strictObject({
    type: z.literal('priorityChanged'),
    ticketId: TicketId,
    priority: Priority,
    headStartMinutes: z.number().min(0),
    effectiveTime: Instant,
    reason: z.string().max(200).nullable(),
  }),
  z.strictObject({ type: z.literal('stopsChanged'), ticketId: TicketId, stops: z.array(ServiceId) }),
  z.strictObject({
    type: z.literal('noteChanged'),
    ticketId: TicketId,
    note: z.string().max(300).nullable(),
  }),
  /** The last step at a counter is taken back: the ticket is as it was before. */
  z.strictObject({
    type: z.literal('stepUndone'),
    counterId: CounterId,
    ticketId: TicketId,
    step: LastStep.shape.step,
    before: Ticket,
  }),
  z.strictObject({ type: z.literal('autoCallSet'), counterId: CounterId, on: z.boolean() }),
  /** Its place is good for the next service day. */
  z.strictObject({
    type: z.literal('ticketCarriedOver'),
    ticketId: TicketId,
    counterId: CounterId.nullable(),
    reason: z.string().max(200).nullable(),
  }),
  z.strictObject({
    type: z.literal('conditionChanged'),
    agencyId: AgencyId,
    /** Null: all is well again. */
    condition: AgencyCondition.nullable(),
  }),
  /** A display began to say what has come over an agency. */
  z.strictObject({
    type: z.literal('noticeAnnounced'),
    agencyId: AgencyId,
    noticeId: NoticeId,
    displayId: DisplayId.nullable(),
  }),
  z.strictObject({ type: z.literal('appointmentBooked'), appointment: Appointment }),
  z.strictObject({
    type: z.literal('appointmentCancelled'),
    appointmentId: AppointmentId,
    reason: z.string().max(200).nullable(),
  }),
  z.strictObject({ type: z.literal('appointmentMissed'), appointmentId: AppointmentId }),
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
  ...accessEvents,
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
  /** From where, for what the audit shows: a network address, or `server`. */
  origin: z.string().optional(),
  event: DomainEvent,
});
export type LoggedEvent = z.infer<typeof LoggedEvent>;
