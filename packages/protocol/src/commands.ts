/** Everything a client can ask for. Each command is safe to repeat under the same `commandId`. */
import { z } from 'zod';
import { CallId, CommandId, CounterId, KioskId, Language, Priority, ServiceId, TicketId } from './basics.ts';
import { Rejection } from './errors.ts';
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
export const CommandResult = z.strictObject({ ticket: TicketAnswer.nullable() });
export type CommandResult = z.infer<typeof CommandResult>;

/** The acknowledgement of a command over a socket. */
export const CommandAck = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: CommandResult }),
  z.strictObject({ ok: z.literal(false), error: Rejection }),
]);
export type CommandAck = z.infer<typeof CommandAck>;
