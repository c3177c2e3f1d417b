/** Everything a client can ask for. Each command is safe to repeat under the same `commandId`. */
import { z } from 'zod';
import { CallId, CommandId, CounterId, KioskId, Language, Priority, ServiceId, TicketId } from './basics.ts';
import { Rejection } from './errors.ts';
import { PrinterConfig } from './printer-config.ts';
import { Paper, PaperId, PrinterReport } from './printer.ts';
import { Site } from './site.ts';
import { Ticket } from './ticket.ts';

/** The counter's revision its sender saw; when it has moved on, the command is refused with `counterChanged`. */
const basedOn = z.int().min(0).optional();

export const Command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('ticket.issue'),
    serviceId: ServiceId,
    priority: Priority.default(null),
    language: Language.default('id'),
    /** Filled in by the server when a kiosk asks. */
    kioskId: KioskId.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('counter.open'), counterId: CounterId }),
  z.strictObject({
    type: z.literal('counter.pause'),
    counterId: CounterId,
    reason: z.string().trim().min(1).max(80).nullable().default(null),
  }),
  z.strictObject({ type: z.literal('counter.close'), counterId: CounterId }),
  z.strictObject({ type: z.literal('counter.next'), counterId: CounterId, basedOn }),
  z.strictObject({ type: z.literal('ticket.recall'), ticketId: TicketId, basedOn }),
  z.strictObject({ type: z.literal('ticket.start'), ticketId: TicketId, basedOn }),
  z.strictObject({ type: z.literal('ticket.finish'), ticketId: TicketId, basedOn }),
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
  z.strictObject({ type: z.literal('call.announced'), callId: CallId }),
  z.strictObject({ type: z.literal('site.configure'), site: Site }),
  z.strictObject({ type: z.literal('day.rollOver') }),
]);
export type Command = z.infer<typeof Command>;
/** As a sender may write it: fields with defaults left out. */
export type CommandInput = z.input<typeof Command>;
export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** What travels: the command under its id. */
export const CommandEnvelope = z.strictObject({ commandId: CommandId, command: Command });
export type CommandEnvelope = z.infer<typeof CommandEnvelope>;

/** A ticket as an answer tells it: with its place in the queue. */
export const TicketAnswer = Ticket.extend({
  /** Tickets of the same service that would be called before it; 0 when it is not waiting. */
  waitingAhead: z.int().min(0),
  /** Minutes from now until it is called, as a range; null when nothing can be said. */
  estimate: z.strictObject({ fromMinutes: z.int(), toMinutes: z.int() }).nullable(),
});
export type TicketAnswer = z.infer<typeof TicketAnswer>;

/** What a command gives back. `ticket` is the ticket concerned, null where there is none (nobody waits). */
export const CommandResult = z.strictObject({
  ticket: TicketAnswer.nullable(),
  /** The paper concerned: queued with the ticket, or reported, asked for again, settled. */
  paper: Paper.nullable().default(null),
});
export type CommandResult = z.infer<typeof CommandResult>;

/** The acknowledgement of a command over a socket. */
export const CommandAck = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: CommandResult }),
  z.strictObject({ ok: z.literal(false), error: Rejection }),
]);
export type CommandAck = z.infer<typeof CommandAck>;
