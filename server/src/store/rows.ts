/** How tickets, calls, counters, papers, printers and events stand in their tables. Rows are checked by schema when read. */
import type { LoggedEvent } from '@giliran/protocol';
import type { StoredHall } from '@giliran/engine';
import {
  Actor,
  AgencyCondition,
  AgencyId,
  Alert,
  Announcement,
  Appointment,
  Call,
  CallReason,
  ConditionNotice,
  CounterId,
  CounterState,
  DomainEvent,
  Emergency,
  KioskId,
  KnownPrinter,
  LastStep,
  OfflineAside,
  Paper,
  ServiceDay,
  ServiceId,
  Ticket,
} from '@giliran/protocol';
import { z } from 'zod';
import type { DayRowSql } from './day-row-writer.ts';
import type { Row, Value } from './row.ts';

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
  placeAt: 'place_at',
  headStartMinutes: 'head_start_minutes',
  penaltyMinutes: 'penalty_minutes',
  waitingSince: 'waiting_since',
  onlyCounterId: 'only_counter_id',
  firstServiceId: 'first_service_id',
  stops: 'stops',
  visits: 'visits',
  note: 'note',
  parkReason: 'park_reason',
  parkedAt: 'parked_at',
  returns: 'returns',
  delayed: 'delayed',
  appointmentId: 'appointment_id',
  carriedFrom: 'carried_from',
  recalls: 'recalls',
  revision: 'revision',
} as const satisfies Record<keyof Ticket, string>;

const counterColumns = {
  id: 'id',
  status: 'status',
  staffId: 'staff_id',
  pauseReason: 'pause_reason',
  currentTicketId: 'current_ticket_id',
  autoCall: 'auto_call',
  changedAt: 'changed_at',
  lastStep: 'last_step',
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
  why: 'why',
} as const satisfies Record<keyof Call, string>;

const paperColumns = {
  id: 'id',
  ticketId: 'ticket_id',
  number: 'number',
  kioskId: 'kiosk_id',
  state: 'state',
  reprint: 'reprint',
  detail: 'detail',
  queuedAt: 'queued_at',
  changedAt: 'changed_at',
} as const satisfies Record<keyof Paper, string>;

const printerColumns = {
  kioskId: 'kiosk_id',
  state: 'state',
  detail: 'detail',
  paperUsedMm: 'paper_used_mm',
  reportedAt: 'reported_at',
} as const satisfies Record<keyof KnownPrinter | 'kioskId', string>;

const appointmentColumns = {
  id: 'id',
  code: 'code',
  agencyId: 'agency_id',
  serviceId: 'service_id',
  day: 'day',
  startsAt: 'starts_at',
  language: 'language',
  priority: 'priority',
  state: 'state',
  bookedAt: 'booked_at',
  ticketId: 'ticket_id',
} as const satisfies Record<keyof Appointment, string>;

const noticeColumns = {
  agencyId: 'agency_id',
  kind: 'kind',
  since: 'since',
  phase: 'phase',
  at: 'at',
  announcedAt: 'announced_at',
  announcedBy: 'announced_by',
} as const satisfies Record<keyof ConditionNotice, string>;

const asideColumns = {
  ticketId: 'ticket_id',
  kioskId: 'kiosk_id',
  number: 'number',
  serviceId: 'service_id',
  agencyId: 'agency_id',
  takenAt: 'taken_at',
  why: 'why',
  at: 'at',
} as const satisfies Record<keyof OfflineAside, string>;

const selectList = (columns: Record<string, string>): string =>
  Object.entries(columns)
    .map(([field, column]) => `${column} AS ${field}`)
    .join(', ');

/**
 * INSERT that overwrites the row with the same key. Values are bound by place, in the order of `columns`, which
 * costs a fraction of binding by name. Columns that are `fixed` from the first row on are not written again, so
 * that the indexes over them are left alone.
 */
function upsert(
  table: string,
  columns: Record<string, string>,
  key: string,
  fixed: readonly string[] = [],
): string {
  const names = Object.values(columns);
  const changes = names
    .filter((column) => column !== key && !fixed.includes(column))
    .map((column) => `${column} = excluded.${column}`);
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
    ON CONFLICT (${key}) DO UPDATE SET ${changes.join(', ')}`;
}

/** A row's values in the order of its columns. */
const valuesOf = <Field extends string>(
  columns: Readonly<Record<Field, string>>,
  row: Readonly<Record<NoInfer<Field>, Value>>,
): Value[] => {
  const values: Value[] = [];
  for (const field in columns) values.push(row[field]);
  return values;
};

/** What a ticket is born with. */
const fixedOfTicket = [
  'token',
  'day',
  'number',
  'prefix',
  'sequence',
  'issue_order',
  'channel',
  'kiosk_id',
  'issued_at',
];

const ofDay = { day: 'day' } as const;
const countersOfDay = { ...counterColumns, ...ofDay } as const;
const callsOfDay = { ...callColumns, ...ofDay } as const;
const papersOfDay = { ...paperColumns, ...ofDay } as const;
export const sql = {
  upsertTicket: upsert('tickets', ticketColumns, 'id', fixedOfTicket),
  selectTickets: `SELECT ${selectList(ticketColumns)} FROM tickets`,
  upsertCounter: upsert('counters', countersOfDay, 'id'),
  selectCounters: `SELECT ${selectList(counterColumns)} FROM counters`,
  upsertCall: upsert('calls', callsOfDay, 'call_id', ['day']),
  selectCalls: `SELECT ${selectList(callColumns)} FROM calls`,
  upsertPaper: upsert('papers', papersOfDay, 'id', ['day', 'ticket_id']),
  selectPapers: `SELECT ${selectList(paperColumns)} FROM papers`,
  upsertPrinter: upsert('printers', printerColumns, 'kiosk_id'),
  selectPrinters: `SELECT ${selectList(printerColumns)} FROM printers`,
  upsertNotice: upsert('notices', noticeColumns, 'agency_id'),
  selectNotices: `SELECT ${selectList(noticeColumns)} FROM notices`,
  upsertAppointment: upsert('appointments', appointmentColumns, 'id'),
  selectAppointments: `SELECT ${selectList(appointmentColumns)} FROM appointments`,
  upsertAside: upsert('offline_aside', asideColumns, 'ticket_id'),
  selectAside: `SELECT ${selectList(asideColumns)} FROM offline_aside`,
} as const;

/** For the writer of the open day's rows. */
export const dayRowSql: DayRowSql = {
  upsertTicket: sql.upsertTicket,
  upsertCounter: sql.upsertCounter,
  upsertCall: sql.upsertCall,
  upsertPaper: sql.upsertPaper,
  upsertPrinter: sql.upsertPrinter,
  ticketStateAt: Object.keys(ticketColumns).indexOf('state'),
};

/** A column that holds JSON, read by the schema of what stands in it. */
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

const TicketRow = Ticket.extend({
  stops: json(Ticket.shape.stops),
  visits: json(Ticket.shape.visits),
  delayed: flag,
});
export const ticketFromRow = (row: unknown): Ticket => {
  const ticket = TicketRow.parse(row);
  return { ...ticket, delayed: ticket.delayed === 1 };
};
export const ticketToRow = (ticket: Ticket): Value[] =>
  valuesOf(ticketColumns, {
    ...ticket,
    stops: JSON.stringify(ticket.stops),
    visits: JSON.stringify(ticket.visits),
    delayed: ticket.delayed ? 1 : 0,
  });

const CounterRow = CounterState.extend({ autoCall: flag, lastStep: json(LastStep).nullable() });
export const counterFromRow = (row: unknown): CounterState => {
  const counter = CounterRow.parse(row);
  return { ...counter, autoCall: counter.autoCall === 1 };
};
export const counterToRow = (counter: CounterState, day: ServiceDay): Value[] =>
  valuesOf(countersOfDay, {
    ...counter,
    day,
    autoCall: counter.autoCall ? 1 : 0,
    lastStep: counter.lastStep && JSON.stringify(counter.lastStep),
  });

const CallRow = Call.extend({ recall: flag, why: json(CallReason).nullable() });
export const callFromRow = (row: unknown): Call => {
  const call = CallRow.parse(row);
  return { ...call, recall: call.recall === 1 };
};
export const callToRow = (call: Call, day: ServiceDay): Value[] =>
  valuesOf(callsOfDay, {
    ...call,
    day,
    recall: call.recall ? 1 : 0,
    why: call.why && JSON.stringify(call.why),
  });

export const appointmentFromRow = (row: unknown): Appointment => Appointment.parse(row);
export const appointmentToRow = (appointment: Appointment): Value[] =>
  valuesOf(appointmentColumns, appointment);

/** An agency and what has come over it. */
export type StoredCondition = readonly [AgencyId, AgencyCondition];
const ConditionRow = z.object({ agency_id: AgencyId, condition: json(AgencyCondition) });
export const conditionFromRow = (row: unknown): StoredCondition => {
  const { agency_id, condition } = ConditionRow.parse(row);
  return [agency_id, condition];
};

export const noticeFromRow = (row: unknown): ConditionNotice => ConditionNotice.parse(row);
export const noticeToRow = (notice: ConditionNotice): Value[] => valuesOf(noticeColumns, notice);

export const asideFromRow = (row: unknown): OfflineAside => OfflineAside.parse(row);
export const asideToRow = (aside: OfflineAside): Value[] => valuesOf(asideColumns, aside);

const PaperRow = Paper.extend({ reprint: flag });
export const paperFromRow = (row: unknown): Paper => {
  const paper = PaperRow.parse(row);
  return { ...paper, reprint: paper.reprint === 1 };
};
export const paperToRow = (paper: Paper, day: ServiceDay): Value[] =>
  valuesOf(papersOfDay, { ...paper, day, reprint: paper.reprint ? 1 : 0 });

/** A kiosk and how its printer is. */
export type StoredPrinter = readonly [KioskId, KnownPrinter];
const PrinterRow = KnownPrinter.extend({ kioskId: KioskId });
export const printerFromRow = (row: unknown): StoredPrinter => {
  const { kioskId, ...report } = PrinterRow.parse(row);
  return [kioskId, report];
};
export const printerToRow = ([kioskId, report]: StoredPrinter): Value[] =>
  valuesOf(printerColumns, { kioskId, ...report });

/** What holds for the whole hall, as it is kept. */
const HallKept = z.strictObject({
  emergency: Emergency.nullable(),
  announcements: z.array(Announcement),
  alsoServes: z.array(z.tuple([CounterId, z.array(ServiceId)])),
  alerts: z.array(Alert),
});
export const hallFromRow = (kept: unknown): StoredHall => HallKept.parse(JSON.parse(z.string().parse(kept)));

/** An event as its row lies in the log, without its hash: in the order in which `hashOfNext` takes it. */
export const eventToRow = ({ seq, at, day, actor, commandId, origin, event }: LoggedEvent): Row => [
  seq,
  at,
  day,
  event.type,
  'ticketId' in event ? event.ticketId : null,
  'counterId' in event ? event.counterId : null,
  JSON.stringify(actor),
  commandId,
  origin ?? null,
  JSON.stringify(event),
];

const EventRow = z.object({
  seq: z.number(),
  at: z.number(),
  day: ServiceDay,
  actor: z.string(),
  command_id: z.string(),
  origin: z.string().nullable(),
  data: z.string(),
});
export const eventFromRow = (row: unknown): LoggedEvent => {
  const { seq, at, day, actor, command_id, origin, data } = EventRow.parse(row);
  return {
    seq,
    at,
    day,
    actor: Actor.parse(JSON.parse(actor)),
    commandId: command_id,
    ...(origin === null ? {} : { origin }),
    event: DomainEvent.parse(JSON.parse(data)),
  };
};
