/** What was answered, held against the event log: everything once, nothing invented. */
import {
  noticeIdOf,
  type AgencyCondition,
  type CommandInput,
  type CommandType,
  type DomainEventType,
  type LoggedEvent,
  type TicketAnswer,
} from '@giliran/protocol';

export interface Answered {
  readonly commandId: string;
  readonly command: CommandInput;
  /** The ticket of the answer; null when nobody waited. */
  readonly ticket: TicketAnswer | null;
  /** The booking of the answer. */
  readonly appointmentId?: string | null;
}

/** What an answered command must have left behind: where there is a ticket in the answer, or always. */
const leaves: Partial<Record<CommandType, { event: DomainEventType; always?: true }>> = {
  'ticket.issue': { event: 'ticketIssued' },
  'counter.next': { event: 'ticketCalled' },
  'counter.call': { event: 'ticketCalled' },
  'ticket.recall': { event: 'ticketRecalled' },
  'ticket.start': { event: 'serviceStarted' },
  'ticket.finish': { event: 'serviceFinished' },
  'ticket.noShow': { event: 'ticketNoShow' },
  'ticket.park': { event: 'ticketParked' },
  'ticket.return': { event: 'ticketRequeued' },
  'ticket.transfer': { event: 'ticketRequeued' },
  'ticket.setStops': { event: 'stopsChanged' },
  'counter.walkIn': { event: 'ticketTaken' },
  'counter.undo': { event: 'stepUndone' },
  'appointment.checkIn': { event: 'ticketIssued' },
  'appointment.book': { event: 'appointmentBooked', always: true },
  'agency.setCondition': { event: 'conditionChanged', always: true },
};

/** Broken promises of `log` towards those who were answered, in words. */
export function heldAgainstLog(log: readonly LoggedEvent[], answered: readonly Answered[]): string[] {
  const problems: string[] = [];
  log.forEach((event, n) => {
    if (event.seq !== n + 1) problems.push(`event ${n + 1} of the log has number ${event.seq}`);
  });
  const byCommand = Map.groupBy(log, (logged) => logged.commandId);
  for (const { commandId, command, ticket, appointmentId } of answered) {
    const wanted = leaves[command.type];
    if (!wanted) continue;
    const found = (byCommand.get(commandId) ?? []).filter(({ event }) => event.type === wanted.event);
    if (found.length !== (ticket || wanted.always ? 1 : 0))
      problems.push(
        `${command.type} ${commandId} was answered once and stands ${found.length} times in the log`,
      );
    const event = found[0]?.event;
    if (event && 'ticketId' in event && event.ticketId !== ticket?.id)
      problems.push(`${command.type} ${commandId} was answered for another ticket than the log has`);
    if (event?.type === 'ticketIssued' && event.number !== ticket?.number)
      problems.push(`${commandId} was answered ${ticket?.number}, the log has ${event.number}`);
    if (event?.type === 'appointmentBooked' && event.appointment.id !== appointmentId)
      problems.push(`${commandId} was answered another booking than the log has`);
  }
  const sent = new Set(answered.map((a) => a.commandId));
  const numbers = new Set<string>();
  for (const { day, commandId, event } of log) {
    if (event.type !== 'ticketIssued') continue;
    if (!sent.has(commandId)) problems.push(`${event.number} was issued to nobody`);
    if (numbers.has(`${day} ${event.number}`)) problems.push(`${event.number} was issued twice on ${day}`);
    numbers.add(`${day} ${event.number}`);
  }
  return [...problems, ...announcedOnce(log)];
}

/** Every call, and every notice of a condition that was waited for, stands once as announced. */
function announcedOnce(log: readonly LoggedEvent[]): string[] {
  const announced = new Map<string, number>();
  const due: string[] = [];
  const conditions = new Map<string, AgencyCondition>();
  for (const { event } of log) {
    if (event.type === 'ticketCalled' || event.type === 'ticketRecalled') due.push(event.callId);
    if (event.type === 'callAnnounced') announced.set(event.callId, (announced.get(event.callId) ?? 0) + 1);
    if (event.type === 'noticeAnnounced')
      announced.set(event.noticeId, (announced.get(event.noticeId) ?? 0) + 1);
    if (event.type !== 'conditionChanged') continue;
    const { agencyId } = event;
    const condition = event.condition ?? conditions.get(agencyId);
    if (event.condition) conditions.set(agencyId, event.condition);
    if (condition)
      due.push(
        noticeIdOf({
          agencyId,
          kind: condition.kind,
          since: condition.since,
          phase: event.condition ? 'begin' : 'end',
        }),
      );
  }
  return due.flatMap((what) => {
    const times = announced.get(what) ?? 0;
    return times === 1 ? [] : [`${what} stands ${times} times as announced`];
  });
}
