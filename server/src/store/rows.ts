/** How tickets, calls, counters and events stand in their tables. Rows are checked by schema when read. */
import type { LoggedEvent } from '@giliran/protocol';
import { Actor, Call, CounterState, DomainEvent, ServiceDay, Ticket } from '@giliran/protocol';
import { z } from 'zod';

/** SQLite keeps a truth as 0 or 1. */
const flag = z.union([z.literal(0), z.literal(1)]);

const ticketColumns = {
  id: 'id',
  token: 'token',
  day: 'day',
  number: 'number',
  prefix: 'prefix',
  sequence: 'sequence',
  issueOrder: 'issue_order',
  agencyId: 'agency_id',
  serviceId: 'service_id',
  state: 'state',
  priority: 'priority',
  language: 'language',
  channel: 'channel',
  kioskId: 'kiosk_id',
  effectiveTime: 'effective_time',
  issuedAt: 'issued_at',
  calledAt: 'called_at',
  startedAt: 'started_at',
  endedAt: 'ended_at',
  counterId: 'counter_id',
  staffId: 'staff_id',
  calls: 'calls',
} as const satisfies Record<keyof Ticket, string>;

const counterColumns = {
  id: 'id',
  status: 'status',
  staffId: 'staff_id',
  pauseReason: 'pause_reason',
  currentTicketId: 'current_ticket_id',
  revision: 'revision',
  served: 'served',
  noShows: 'no_shows',
} as const satisfies Record<keyof CounterState, string>;

const callColumns = {
  callId: 'call_id',
  ticketId: 'ticket_id',
  number: 'number',
  agencyId: 'agency_id',
  serviceId: 'service_id',
  counterId: 'counter_id',
  counterNumber: 'counter_number',
  zoneId: 'zone_id',
  calledAt: 'called_at',
  recall: 'recall',
  announcedAt: 'announced_at',
  announcedBy: 'announced_by',
} as const satisfies Record<keyof Call, string>;

const selectList = (columns: Record<string, string>): string =>
  Object.entries(columns)
    .map(([field, column]) => `${column} AS ${field}`)
    .join(', ');

/** INSERT that overwrites the row with the same key. */
function upsert(table: string, columns: Record<string, string>, key: string): string {
  const entries = Object.entries(columns);
  const changes = entries
    .filter(([, column]) => column !== key)
    .map(([, column]) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table} (${entries.map(([, c]) => c).join(', ')}) VALUES (${entries.map(([f]) => `@${f}`).join(', ')})
    ON CONFLICT (${key}) DO UPDATE SET ${changes.join(', ')}`;
}

const dayColumn = { day: 'day' };
export const sql = {
  upsertTicket: upsert('tickets', ticketColumns, 'id'),
  selectTickets: `SELECT ${selectList(ticketColumns)} FROM tickets`,
  upsertCounter: upsert('counters', { ...counterColumns, ...dayColumn }, 'id'),
  selectCounters: `SELECT ${selectList(counterColumns)} FROM counters`,
  upsertCall: upsert('calls', { ...callColumns, ...dayColumn }, 'call_id'),
  selectCalls: `SELECT ${selectList(callColumns)} FROM calls`,
} as const;

export const ticketFromRow = (row: unknown): Ticket => Ticket.parse(row);
export const counterFromRow = (row: unknown): CounterState => CounterState.parse(row);

const CallRow = Call.extend({ recall: flag });
export const callFromRow = (row: unknown): Call => {
  const call = CallRow.parse(row);
  return { ...call, recall: call.recall === 1 };
};
export const callToRow = (call: Call, day: ServiceDay): Record<string, string | number | null> => ({
  ...call,
  day,
  recall: call.recall ? 1 : 0,
});

const EventRow = z.object({
  seq: z.number(),
  at: z.number(),
  day: ServiceDay,
  actor: z.string(),
  command_id: z.string(),
  data: z.string(),
});
export const eventFromRow = (row: unknown): LoggedEvent => {
  const { seq, at, day, actor, command_id, data } = EventRow.parse(row);
  return {
    seq,
    at,
    day,
    actor: Actor.parse(JSON.parse(actor)),
    commandId: command_id,
    event: DomainEvent.parse(JSON.parse(data)),
  };
};

export const eventToRow = (logged: LoggedEvent): Record<string, string | number | null> => ({
  seq: logged.seq,
  at: logged.at,
  day: logged.day,
  type: logged.event.type,
  ticketId: 'ticketId' in logged.event ? logged.event.ticketId : null,
  counterId: 'counterId' in logged.event ? logged.event.counterId : null,
  actor: JSON.stringify(logged.actor),
  commandId: logged.commandId,
  data: JSON.stringify(logged.event),
});
