/** What a command is answered once its events have happened. Pure. */
import { estimateWait, waitingAhead, type QueueState } from '@giliran/engine';
import type {
  Appointment,
  Command,
  CommandResult,
  DomainEvent,
  Paper,
  Ticket,
  TicketAnswer,
} from '@giliran/protocol';

/** Commands that concern many tickets, none of them more than the others. */
const isForMany = ({ type }: Command): boolean => type.startsWith('agency.') || type === 'counter.serveAlso';

/** What something answers that is no command. */
export const nothingMore: CommandResult = { ticket: null, paper: null, appointment: null, count: null };

/** A ticket with its place in the queue. */
export function ticketAnswer(state: QueueState, ticket: Ticket): TicketAnswer {
  if (!state.index || ticket.state !== 'waiting') return { ...ticket, waitingAhead: 0, estimate: null };
  const ahead = waitingAhead(state, state.index, ticket);
  return {
    ...ticket,
    waitingAhead: ahead,
    estimate: estimateWait(state, state.index, ticket.serviceId, ahead),
  };
}

/** `state` is as after the events. */
export function resultOf(state: QueueState, command: Command, events: readonly DomainEvent[]): CommandResult {
  const paper = paperConcerned(state, command, events);
  return {
    ticket: ticketConcerned(state, command, events, paper),
    paper,
    appointment: appointmentConcerned(state, command, events),
    count: isForMany(command) ? events.length : null,
  };
}

function paperConcerned(state: QueueState, command: Command, events: readonly DomainEvent[]): Paper | null {
  const queued = events.find((event) => event.type === 'paperQueued')?.paperId;
  const id = 'paperId' in command ? command.paperId : queued;
  return (id === undefined ? undefined : state.papers.get(id)) ?? null;
}

function appointmentConcerned(
  { appointments, appointmentByCode }: QueueState,
  command: Command,
  events: readonly DomainEvent[],
): Appointment | null {
  const booked = events.find((event) => event.type === 'appointmentBooked')?.appointment.id;
  const named =
    command.type === 'appointment.checkIn'
      ? appointmentByCode.get(command.code)
      : command.type === 'appointment.cancel'
        ? command.appointmentId
        : booked;
  return (named === undefined ? undefined : appointments.get(named)) ?? null;
}

function ticketConcerned(
  state: QueueState,
  command: Command,
  events: readonly DomainEvent[],
  paper: Paper | null,
): TicketAnswer | null {
  const named = 'ticketId' in command ? command.ticketId : paper?.ticketId;
  const fromEvents = events.flatMap((event) => ('ticketId' in event ? [event.ticketId] : [])).at(-1);
  const many = command.type === 'day.rollOver' || isForMany(command);
  const id = many ? undefined : (named ?? fromEvents);
  const ticket = id === undefined ? undefined : state.tickets.get(id);
  return ticket ? ticketAnswer(state, ticket) : null;
}
