/**
 * What many clients saw at the same time, explained by one order. The log's order is the candidate: it
 * must not put an operation before one that had been answered before the other was sent, and the rules,
 * applied one operation at a time in that order, must give everybody the very answer they got. Operations
 * that changed nothing (nobody waits, counter busy) need a place in the order too.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  decide,
  emptyState,
  estimateWait,
  evolve,
  nothingTouched,
  waitingAhead,
  type QueueState,
} from '@giliran/engine';
import {
  AppointmentCode,
  AppointmentId,
  TicketId,
  TicketToken,
  type Actor,
  type Appointment,
  type Command,
  type CommandAck,
  type DomainEvent,
  type LoggedEvent,
  type TicketAnswer,
} from '@giliran/protocol';

/** One operation as its sender saw it. Times in milliseconds of one monotonic clock. */
export interface Operation {
  readonly commandId: string;
  readonly actor: Actor;
  readonly command: Command;
  readonly sentAt: number;
  readonly answeredAt: number;
  /** Wall time while it was under way. */
  readonly wallTime: number;
  readonly answer: CommandAck;
}

const nobody = {
  newTicketId: TicketId.parse('00000000-0000-4000-8000-000000000000'),
  newToken: TicketToken.parse('A'.repeat(22)),
};
const noBooking = {
  id: AppointmentId.parse('00000000-0000-4000-8000-000000000000'),
  code: AppointmentCode.parse('AAAAAAAA'),
};

function contextOf(operation: Operation, group: readonly LoggedEvent[]) {
  const booking = group.map((logged) => logged.event).find((event) => event.type === 'appointmentBooked');
  const booked = booking?.appointment;
  const issued = group.map((logged) => logged.event).find((event) => event.type === 'ticketIssued');
  return {
    now: group[0]?.at ?? operation.wallTime,
    actor: operation.actor,
    newTicketId: () => issued?.ticketId ?? nobody.newTicketId,
    newToken: () => issued?.token ?? nobody.newToken,
    newAppointment: { id: () => booked?.id ?? noBooking.id, code: () => booked?.code ?? noBooking.code },
  };
}

/** The answer the rules give for a ticket in this state. */
function answerFor(state: QueueState, command: Command, events: readonly DomainEvent[]): TicketAnswer | null {
  if (command.type.startsWith('agency.')) return null;
  const named = 'ticketId' in command ? command.ticketId : undefined;
  const id = named ?? events.flatMap((event) => ('ticketId' in event ? [event.ticketId] : [])).at(-1);
  const ticket = id === undefined ? undefined : state.tickets.get(id);
  if (!ticket) return null;
  if (!state.index || ticket.state !== 'waiting') return { ...ticket, waitingAhead: 0, estimate: null };
  const ahead = waitingAhead(state, state.index, ticket);
  return {
    ...ticket,
    waitingAhead: ahead,
    estimate: estimateWait(state, state.index, ticket.serviceId, ahead),
  };
}

/** The booking that an answer tells of. */
function bookingFor(state: QueueState, command: Command, events: readonly DomainEvent[]): Appointment | null {
  const booked = events.find((event) => event.type === 'appointmentBooked')?.appointment.id;
  const named =
    command.type === 'appointment.checkIn'
      ? state.appointmentByCode.get(command.code)
      : command.type === 'appointment.cancel'
        ? command.appointmentId
        : booked;
  return (named === undefined ? undefined : state.appointments.get(named)) ?? null;
}

/** Could this operation, which left no events, have been answered so in this state? */
function explains(state: QueueState, operation: Operation): boolean {
  const decided = decide(state, operation.command, contextOf(operation, []));
  const { answer } = operation;
  if (!decided.ok) return !answer.ok && answer.error.code === decided.error.code;
  return (
    decided.value.length === 0 &&
    answer.ok &&
    isDeepStrictEqual(answer.value.ticket, answerFor(state, operation.command, []))
  );
}

const nowhere = (): number | null => null;

/** What no order explains, in words; empty when the history is sound. */
export function explainHistory(log: readonly LoggedEvent[], operations: readonly Operation[]): string[] {
  const problems: string[] = [];
  const byId = new Map(operations.map((operation) => [operation.commandId, operation]));
  const groups: LoggedEvent[][] = [];
  for (const logged of log) {
    const last = groups.at(-1);
    if (last?.[0]?.commandId === logged.commandId) last.push(logged);
    else groups.push([logged]);
  }
  const place = new Map<string, number>();
  groups.forEach((group, n) => {
    const id = group[0]?.commandId ?? '';
    if (place.has(id)) problems.push(`${id} took effect twice`);
    place.set(id, n);
  });
  const effective = operations.filter((o) => place.has(o.commandId));
  const placeOf = (operation: Operation): number => place.get(operation.commandId) ?? 0;

  // Real time: in log order, nothing may have been answered before something earlier in the log was sent.
  let soonestAnswer = Infinity;
  for (const operation of [...effective].sort((a, b) => placeOf(b) - placeOf(a))) {
    if (soonestAnswer < operation.sentAt)
      problems.push(
        `${operation.command.type} ${operation.commandId} stands before one answered before it was sent`,
      );
    soonestAnswer = Math.min(soonestAnswer, operation.answeredAt);
  }

  // Those without effect, by answer: each takes the first place that fits; those answered before it was sent come first.
  const silent = operations
    .filter((o) => !place.has(o.commandId))
    .sort((a, b) => a.answeredAt - b.answeredAt)
    .map((operation) => ({
      operation,
      from: Math.max(
        0,
        ...effective.filter((o) => o.answeredAt < operation.sentAt).map((o) => placeOf(o) + 1),
      ),
      to: Math.min(groups.length, ...effective.filter((o) => o.sentAt > operation.answeredAt).map(placeOf)),
      placed: nowhere(),
    }));
  const placeSilent = (state: QueueState, position: number): void => {
    for (const one of silent) {
      if (one.placed !== null || position < one.from || position > one.to) continue;
      const first = silent.every((o) => o.placed !== null || o.operation.answeredAt >= one.operation.sentAt);
      if (first && explains(state, one.operation)) one.placed = position;
    }
  };

  const state = emptyState();
  groups.forEach((group, n) => {
    placeSilent(state, n);
    const id = group[0]?.commandId ?? '';
    const operation = byId.get(id);
    const decided = operation && decide(state, operation.command, contextOf(operation, group));
    const events = group.map((logged) => logged.event);
    if (decided && !(decided.ok && isDeepStrictEqual(decided.value, events)))
      problems.push(
        `${operation.command.type} ${id}: the rules give ${JSON.stringify(decided)}, the log has ${JSON.stringify(events)}`,
      );
    if (!operation && events.some((event) => event.type === 'ticketIssued' || event.type === 'ticketCalled'))
      problems.push(`${id} stands in the log, but nobody sent it`);
    for (const logged of group) evolve(state, logged.event, logged.at, nothingTouched());
    if (!operation) return;
    const queued = events.find((event) => event.type === 'paperQueued');
    const paper = (queued && state.papers.get(queued.paperId)) ?? null;
    const wanted = {
      ok: true,
      value: {
        ticket: answerFor(state, operation.command, events),
        paper,
        appointment: bookingFor(state, operation.command, events),
        count: operation.command.type.startsWith('agency.') ? events.length : null,
      },
    };
    if (!isDeepStrictEqual(operation.answer, wanted))
      problems.push(
        `${operation.command.type} ${id} was answered ${JSON.stringify(operation.answer)}, the order gives ${JSON.stringify(wanted)}`,
      );
  });
  placeSilent(state, groups.length);
  for (const { operation, placed } of silent)
    if (placed === null)
      problems.push(
        `${operation.command.type} ${operation.commandId} has no place in any order: ${JSON.stringify(operation.answer)}`,
      );
  return problems;
}
