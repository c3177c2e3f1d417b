/** What was answered, held against the event log: everything once, nothing invented. */
import type { CommandType, DomainEventType, LoggedEvent } from '@giliran/protocol';
import type { Answered } from './hall.ts';

/** What an answered command with a ticket must have left behind. */
const leaves: Partial<Record<CommandType, DomainEventType>> = {
  'ticket.issue': 'ticketIssued',
  'counter.next': 'ticketCalled',
  'ticket.recall': 'ticketRecalled',
  'ticket.start': 'serviceStarted',
  'ticket.finish': 'serviceFinished',
  'ticket.noShow': 'ticketNoShow',
  'ticket.park': 'ticketParked',
  'ticket.return': 'ticketRequeued',
  'counter.walkIn': 'ticketTaken',
  'counter.undo': 'stepUndone',
};

/** Broken promises of `log` towards those who were answered, in words. */
export function heldAgainstLog(log: readonly LoggedEvent[], answered: readonly Answered[]): string[] {
  const problems: string[] = [];
  log.forEach((event, n) => {
    if (event.seq !== n + 1) problems.push(`event ${n + 1} of the log has number ${event.seq}`);
  });
  const byCommand = Map.groupBy(log, (logged) => logged.commandId);
  for (const { commandId, command, ticket } of answered) {
    const wanted = leaves[command.type];
    if (!wanted) continue;
    const found = (byCommand.get(commandId) ?? []).filter(({ event }) => event.type === wanted);
    if (found.length !== (ticket ? 1 : 0))
      problems.push(
        `${command.type} ${commandId} was answered once and stands ${found.length} times in the log`,
      );
    const event = found[0]?.event;
    if (event && 'ticketId' in event && event.ticketId !== ticket?.id)
      problems.push(`${command.type} ${commandId} was answered for another ticket than the log has`);
    if (event?.type === 'ticketIssued' && event.number !== ticket?.number)
      problems.push(`${commandId} was answered ${ticket?.number}, the log has ${event.number}`);
  }
  const sent = new Set(answered.map((a) => a.commandId));
  const numbers = new Set<string>();
  const announced = new Map<string, number>();
  const called: string[] = [];
  for (const { day, commandId, event } of log) {
    if (event.type === 'ticketIssued') {
      if (!sent.has(commandId)) problems.push(`${event.number} was issued to nobody`);
      if (numbers.has(`${day} ${event.number}`)) problems.push(`${event.number} was issued twice on ${day}`);
      numbers.add(`${day} ${event.number}`);
    }
    if (event.type === 'ticketCalled' || event.type === 'ticketRecalled') called.push(event.callId);
    if (event.type === 'callAnnounced') announced.set(event.callId, (announced.get(event.callId) ?? 0) + 1);
  }
  for (const callId of called) {
    const times = announced.get(callId) ?? 0;
    if (times !== 1) problems.push(`call ${callId} stands ${times} times as announced`);
  }
  return problems;
}
