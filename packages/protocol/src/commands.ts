/** Everything a client can ask for. Each command is safe to repeat under the same `commandId`. */
import { z } from 'zod';
import {
  AgencyId,
  AppointmentCode,
  AppointmentId,
  CallId,
  CommandId,
  CounterId,
  Instant,
  KioskId,
  Language,
  Localized,
  OutcomeId,
  Priority,
  ServiceId,
  TicketId,
} from './basics.ts';
import { Alert, AlertId } from './alert.ts';
import { AgencyCondition, NoticeId } from './condition.ts';
import { OfflinePaper, OfflineTicket } from './offline.ts';
import { AnnouncementDraft, AnnouncementId, EmergencyId, EmergencyKind } from './hall.ts';
import { PrinterConfig } from './printer-config.ts';
import { PaperId, PrinterReport } from './printer.ts';
import { Site } from './site.ts';

/** The counter's revision its sender saw; when it has moved on, the command is refused with `counterChanged`. */
const basedOn = z.int().min(0).optional();

const reason = z.string().trim().min(1).max(200);
const note = z.string().trim().min(1).max(300);

export const Command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ticket.issue'),
    serviceId: ServiceId,
    priority: Priority.default(null),
    language: Language.default('id'),
    /** Filled in by the server when a kiosk asks. */
    kioskId: KioskId.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('counter.open'),
    counterId: CounterId,
    /** Also when somebody else is signed in there: their shift ends, a ticket in hand stays at the counter. */
    takeOver: z.boolean().optional(),
    basedOn,
  }),
  z.strictObject({
    type: z.literal('counter.pause'),
    counterId: CounterId,
    reason: z.string().trim().min(1).max(80).nullable().default(null),
  }),
  z.strictObject({ type: z.literal('counter.close'), counterId: CounterId }),
  z.strictObject({ type: z.literal('counter.next'), counterId: CounterId, basedOn }),
  /** A certain ticket, out of turn: one that waits, is parked, or did not come. Opens the counter if need be. */
  z.strictObject({
    type: z.literal('counter.call'),
    counterId: CounterId,
    ticketId: TicketId,
    /** Needed unless the ticket is parked or next anyway. */
    reason: reason.nullable().default(null),
    basedOn,
  }),
  /** Serve somebody who stands at the counter without a ticket: one is issued and begun, without a call. */
  z.strictObject({
    type: z.literal('counter.walkIn'),
    counterId: CounterId,
    serviceId: ServiceId,
    priority: Priority.default(null),
    language: Language.default('id'),
    basedOn,
  }),
  /** Serves these as well until the day ends, beside what the set-up says; an empty list: only that again. */
  z.strictObject({
    type: z.literal('counter.serveAlso'),
    counterId: CounterId,
    serviceIds: z.array(ServiceId).max(50),
  }),
  z.strictObject({ type: z.literal('counter.autoCall'), counterId: CounterId, on: z.boolean() }),
  /** Takes back the last step at the counter, within the time the site gives. */
  z.strictObject({ type: z.literal('counter.undo'), counterId: CounterId, basedOn }),
  z.strictObject({ type: z.literal('ticket.recall'), ticketId: TicketId, basedOn }),
  z.strictObject({ type: z.literal('ticket.start'), ticketId: TicketId, basedOn }),
  z.strictObject({
    type: z.literal('ticket.finish'),
    ticketId: TicketId,
    outcome: OutcomeId.nullable().default(null),
    basedOn,
  }),
  /** Set aside: the citizen fetches something. */
  z.strictObject({ type: z.literal('ticket.park'), ticketId: TicketId, reason, basedOn }),
  /** A parked ticket or one that did not come goes back to the queue, with its penalty. */
  z.strictObject({ type: z.literal('ticket.return'), ticketId: TicketId }),
  /** To another service, or to a certain counter, or both. */
  z.strictObject({
    type: z.literal('ticket.transfer'),
    ticketId: TicketId,
    /** Null: the same service. */
    serviceId: ServiceId.nullable().default(null),
    /** Null: any counter that serves it. */
    counterId: CounterId.nullable().default(null),
    note: note.nullable().default(null),
    /** `kept`: in the place it took first. `end`: as if it came now. */
    place: z.enum(['kept', 'end']).default('kept'),
    basedOn,
  }),
  /** The services that follow this one, in order; after each the ticket waits for the next, in its first place. */
  z.strictObject({
    type: z.literal('ticket.setStops'),
    ticketId: TicketId,
    stops: z.array(ServiceId).max(10),
  }),
  z.strictObject({
    type: z.literal('ticket.setPriority'),
    ticketId: TicketId,
    priority: Priority,
    reason: reason.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('ticket.setNote'), ticketId: TicketId, note: note.nullable() }),
  /** A ticket that still waits, good for the next day in its place. */
  z.strictObject({
    type: z.literal('ticket.carryOver'),
    ticketId: TicketId,
    reason: reason.nullable().default(null),
  }),
  /** The same for all who wait for an agency (for these services of it). */
  z.strictObject({
    type: z.literal('agency.carryOver'),
    agencyId: AgencyId,
    serviceIds: z.array(ServiceId).min(1).nullable().default(null),
    reason: reason.nullable().default(null),
  }),
  /** The agency's central system is down, or it closes early; null: all is well again. */
  z.strictObject({
    type: z.literal('agency.setCondition'),
    agencyId: AgencyId,
    condition: AgencyCondition.omit({ since: true })
      .extend({
        issuing: AgencyCondition.shape.issuing.default('stop'),
        serviceIds: AgencyCondition.shape.serviceIds.default(null),
        message: AgencyCondition.shape.message.default(null),
      })
      .nullable(),
  }),
  /** The service has closed: what the agency chose for those who still wait takes hold. Sent by the server itself. */
  z.strictObject({ type: z.literal('agency.closeDay'), agencyId: AgencyId }),
  z.strictObject({
    type: z.literal('appointment.book'),
    serviceId: ServiceId,
    /** When a slot of the service begins. */
    startsAt: Instant,
    priority: Priority.default(null),
    language: Language.default('id'),
  }),
  z.strictObject({
    type: z.literal('appointment.cancel'),
    appointmentId: AppointmentId,
    reason: reason.nullable().default(null),
  }),
  /** The holder is here: the booking becomes a ticket. */
  z.strictObject({
    type: z.literal('appointment.checkIn'),
    code: AppointmentCode,
    kioskId: KioskId.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('ticket.noShow'), ticketId: TicketId, basedOn }),
  z.strictObject({
    type: z.literal('ticket.cancel'),
    ticketId: TicketId,
    reason: z.string().trim().min(1).max(200).nullable().default(null),
  }),
  /** What became of a paper, told by the kiosk that prints it. `sent` before the first byte leaves. */
  z.strictObject({
    type: z.literal('paper.report'),
    paperId: PaperId,
    outcome: z.enum(['sent', 'confirmed', 'failed', 'unknown']),
    detail: z.string().trim().min(1).max(300).nullable().default(null),
  }),
  /** Another paper for a ticket: by its kiosk after a failure, by staff at any kiosk. Marked as a reprint when an earlier one may be in somebody's hand. */
  z.strictObject({
    type: z.literal('paper.reprint'),
    ticketId: TicketId,
    /** Where; null: the kiosk that issued the ticket. */
    kioskId: KioskId.nullable().default(null),
    reason: z.string().trim().min(1).max(200).nullable().default(null),
  }),
  /** A person says whether a paper of unknown fate came out. */
  z.strictObject({ type: z.literal('paper.settle'), paperId: PaperId, cameOut: z.boolean() }),
  /** A kiosk's printer is another way than before. */
  z.strictObject({
    type: z.literal('printer.report'),
    report: PrinterReport,
    /** Whose printer; null: the asking kiosk's own. Named by the server, which has the printers of kiosks in a plain browser. */
    kioskId: KioskId.nullable().default(null),
  }),
  /** Sets a kiosk's printer up, while it runs: by that kiosk or by an administrator. */
  z.strictObject({ type: z.literal('kiosk.setPrinter'), kioskId: KioskId, printer: PrinterConfig }),
  /** A kiosk hands in a ticket that it made while the server was away. The same ticket enters once, whatever it is named. */
  z.strictObject({
    type: z.literal('ticket.enterOffline'),
    ...OfflineTicket.shape,
    /** Its papers, the first one first, as the kiosk knows what became of them. */
    papers: z.array(OfflinePaper).max(9),
    /** The citizen gave the number back. */
    givenBack: z.boolean().default(false),
  }),
  /** Somebody has looked after a ticket that was handed in and could not enter the queue. */
  z.strictObject({ type: z.literal('ticket.settleOffline'), ticketId: TicketId }),
  /** Every screen shows this alone, and the displays say it, until it is ended. */
  z.strictObject({
    type: z.literal('hall.declareEmergency'),
    kind: EmergencyKind,
    message: Localized,
    drill: z.boolean().default(false),
  }),
  /** The screens are as before. `allClear`: what the displays then show and say for ten minutes. */
  z.strictObject({
    type: z.literal('hall.endEmergency'),
    emergencyId: EmergencyId,
    allClear: Localized.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('hall.announce'), announcement: AnnouncementDraft }),
  /** Takes it off the displays before its time. */
  z.strictObject({ type: z.literal('hall.endAnnouncement'), announcementId: AnnouncementId }),
  /** Somebody sees to it. */
  z.strictObject({ type: z.literal('alert.acknowledge'), alertId: AlertId }),
  /** What the limits of the set-up call for now. Sent by the server itself. */
  z.strictObject({
    type: z.literal('alert.note'),
    began: z.array(Alert),
    ended: z.array(AlertId),
  }),
  z.strictObject({ type: z.literal('call.announced'), callId: CallId }),
  /** A display begins to say what has come over an agency. One that is no longer current changes nothing. */
  z.strictObject({ type: z.literal('notice.announced'), noticeId: NoticeId }),
  z.strictObject({
    type: z.literal('site.configure'),
    site: Site,
    /** The version of the set-up its sender changed; when there is another by now, the command is refused with `siteChanged`. */
    basedOn: z.string().max(64).optional(),
  }),
  z.strictObject({ type: z.literal('day.rollOver') }),
  /** The data were put back from a backup. Sent by the server itself, once after a restore. */
  z.strictObject({
    type: z.literal('day.restored'),
    /** The highest numbers of today that are known to have been given, from the data that were replaced. */
    known: z.array(z.strictObject({ prefix: z.string(), sequence: z.int().min(0) })).nullable(),
    /** Where nothing is known: so many numbers of each prefix may have been given. */
    skip: z.int().min(0).max(5000),
  }),
]);
export type Command = z.infer<typeof Command>;
/** As a sender may write it: fields with defaults left out. */
export type CommandInput = z.input<typeof Command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** What travels: the command under its id. */
export const CommandEnvelope = z.strictObject({ commandId: CommandId, command: Command });
export type CommandEnvelope = z.infer<typeof CommandEnvelope>;
