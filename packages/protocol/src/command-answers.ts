/** What a command gives back. Apart from the commands: a screen reads the answers, and none of what it never sends. */
import { z } from 'zod';
import { Appointment } from './appointment.ts';
import { Rejection } from './errors.ts';
import { Paper } from './printer.ts';
import { Ticket } from './ticket.ts';

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
  /** The booking concerned. */
  appointment: Appointment.nullable().default(null),
  /** How many tickets a command for many concerned; null for the others. */
  count: z.int().min(0).nullable().default(null),
});
export type CommandResult = z.infer<typeof CommandResult>;

/** The acknowledgement of a command over a socket. */
export const CommandAck = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: CommandResult }),
  z.strictObject({ ok: z.literal(false), error: Rejection }),
]);
export type CommandAck = z.infer<typeof CommandAck>;
