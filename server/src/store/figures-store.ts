/** All SQL of the days in figures. Reading only what is asked, also on a connection of its own that may not write. */
import {
  AgencyId,
  ServiceDay,
  ServiceId,
  TicketId,
  TicketState,
  Visit,
  type ReportQuery,
} from '@giliran/protocol';
import { z } from 'zod';
import {
  stepMinutes,
  type CountedTicket,
  type DayFigures,
  type Figures,
  type HallFigures,
  type HourFigures,
  type ServiceFigures,
} from '../reports/figures.ts';
import type { Db } from './database.ts';

const spreadColumns = (name: string): string[] => [
  `${name}_count`,
  `${name}_ms`,
  ...[...stepMinutes, 0].map((_, n) => `${name}_${n}`),
];
const figureColumns = [
  'issued',
  'served',
  'no_shows',
  'cancelled',
  'expired',
  ...spreadColumns('wait'),
  ...spreadColumns('service'),
];
const places = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

const toNumbers = ({ wait, service, ...f }: Figures): number[] => [
  ...[f.issued, f.served, f.noShows, f.cancelled, f.expired],
  ...[wait.count, wait.totalMs, ...wait.steps],
  ...[service.count, service.totalMs, ...service.steps],
];

/** Reads what `toNumbers` wrote. */
function fromNumbers(numbers: readonly number[]): Figures {
  const [issued = 0, served = 0, noShows = 0, cancelled = 0, expired = 0, ...spreads] = numbers;
  const size = spreads.length / 2;
  const spreadOf = ([count = 0, totalMs = 0, ...steps]: readonly number[]) => ({ count, totalMs, steps });
  return {
    ...{ issued, served, noShows, cancelled, expired },
    wait: spreadOf(spreads.slice(0, size)),
    service: spreadOf(spreads.slice(size)),
  };
}

const Numbers = z.array(z.number()).length(figureColumns.length);
/** Rows come as lists: what they stand for, then the figures. */
const ServiceRow = z.tuple([ServiceId, AgencyId]).rest(z.number());
const HallRow = z.tuple([z.int()]).rest(z.number());
const HourRow = z.tuple([AgencyId, z.int()]).rest(z.number());
const SumRow = z.tuple([z.union([z.string(), z.number()]).transform(String)]).rest(z.number());
const CountedRow = z.object({
  agencyId: AgencyId,
  serviceId: ServiceId,
  state: TicketState,
  issuedAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  firstServiceId: ServiceId,
  waitingSince: z.number(),
  calledAt: z.number().nullable(),
  visits: z.string().transform((text) => z.array(Visit).parse(JSON.parse(text))),
  firstCalledAt: z.number().nullable(),
  carriedFrom: TicketId.nullable(),
});

/** What rows of a report are grouped by. */
const groupings = {
  day: 'day',
  month: 'substr(day, 1, 7)',
  weekday: "strftime('%u', day)",
  agency: 'agency_id',
  service: 'service_id',
  hour: 'hour',
  weekdayHour: "strftime('%u', day) || '-' || printf('%02d', hour)",
} as const;

const tables = { hall: 'hall_figures', hours: 'hour_figures', visits: 'service_figures' } as const;

/**
 * What tells it. `hall`: every ticket once. `hours` and `visits`: every stop, of one agency by hours, or of
 * services.
 */
export function sourceOf({ groupBy, agencyId, serviceId }: ReportQuery): keyof typeof tables {
  if (groupBy === 'agency' || groupBy === 'service' || serviceId !== undefined) return 'visits';
  return agencyId === undefined ? 'hall' : 'hours';
}

/** How days are counted now; those of an earlier way are counted anew. */
const version = 2;

export class FiguresStore {
  private readonly db: Db;

  constructor(db: Db) {
    this.db = db;
  }

  /** Keeps a closed day's figures; part of whatever transaction is open. */
  keep({ day, timeZone, services, hours, hall }: DayFigures): void {
    for (const table of Object.values(tables)) this.db.prepare(`DELETE FROM ${table} WHERE day = ?`).run(day);
    this.db
      .prepare('INSERT OR REPLACE INTO days_counted (day, time_zone, version) VALUES (?, ?, ?)')
      .run(day, timeZone, version);
    const columns = figureColumns.join(', ');
    const ofService = this.db.prepare(
      `INSERT OR REPLACE INTO service_figures (day, service_id, agency_id, ${columns}) VALUES (${places(3 + figureColumns.length)})`,
    );
    for (const { serviceId, agencyId, figures } of services)
      ofService.run(day, serviceId, agencyId, ...toNumbers(figures));
    const ofHour = this.db.prepare(
      `INSERT OR REPLACE INTO hour_figures (day, agency_id, hour, ${columns}) VALUES (${places(3 + figureColumns.length)})`,
    );
    for (const { agencyId, hour, figures } of hours) ofHour.run(day, agencyId, hour, ...toNumbers(figures));
    const ofHall = this.db.prepare(
      `INSERT INTO hall_figures (day, hour, ${columns}) VALUES (${places(2 + figureColumns.length)})`,
    );
    for (const { hour, figures } of hall) ofHall.run(day, hour, ...toNumbers(figures));
  }

  /** A closed day's figures as they are kept; null when they are not, or were counted in an earlier way. */
  ofDay(day: ServiceDay): DayFigures | null {
    const timeZone = this.db
      .prepare('SELECT time_zone FROM days_counted WHERE day = ? AND version = ?')
      .pluck()
      .get(day, version);
    if (typeof timeZone !== 'string') return null;
    const columns = figureColumns.join(', ');
    const services = this.db
      .prepare(
        `SELECT service_id, agency_id, ${columns} FROM service_figures WHERE day = ? ORDER BY service_id`,
      )
      .raw()
      .all(day)
      .map((row): ServiceFigures => {
        const [serviceId, agencyId, ...numbers] = ServiceRow.parse(row);
        return { serviceId, agencyId, figures: fromNumbers(Numbers.parse(numbers)) };
      });
    const hours = this.db
      .prepare(`SELECT agency_id, hour, ${columns} FROM hour_figures WHERE day = ? ORDER BY agency_id, hour`)
      .raw()
      .all(day)
      .map((row): HourFigures => {
        const [agencyId, hour, ...numbers] = HourRow.parse(row);
        return { agencyId, hour, figures: fromNumbers(Numbers.parse(numbers)) };
      });
    const hall = this.db
      .prepare(`SELECT hour, ${columns} FROM hall_figures WHERE day = ? ORDER BY hour`)
      .raw()
      .all(day)
      .map((row): HallFigures => {
        const [hour, ...numbers] = HallRow.parse(row);
        return { hour, figures: fromNumbers(Numbers.parse(numbers)) };
      });
    return { day, timeZone, services, hours, hall };
  }

  /** Sums over closed days, by what the query groups by. */
  sums(query: ReportQuery): Map<string, Figures> {
    const { from, to, groupBy, agencyId, serviceId } = query;
    const table = tables[sourceOf(query)];
    const key = groupings[groupBy];
    const conditions = ['day BETWEEN ? AND ?'];
    const values: string[] = [from, to];
    if (agencyId !== undefined) {
      conditions.push('agency_id = ?');
      values.push(agencyId);
    }
    if (serviceId !== undefined) {
      conditions.push('service_id = ?');
      values.push(serviceId);
    }
    const sums = figureColumns.map((column) => `sum(${column})`).join(', ');
    const rows = this.db
      .prepare(`SELECT ${key}, ${sums} FROM ${table} WHERE ${conditions.join(' AND ')} GROUP BY 1 ORDER BY 1`)
      .raw()
      .all(...values);
    return new Map(
      rows.map((row) => {
        const [name, ...numbers] = SumRow.parse(row);
        return [name, fromNumbers(Numbers.parse(numbers))] as const;
      }),
    );
  }

  /** What is counted of a day's tickets. */
  *ticketsOf(day: ServiceDay): Generator<CountedTicket> {
    const rows = this.db
      .prepare(
        `SELECT agency_id AS agencyId, service_id AS serviceId, state, issued_at AS issuedAt,
                started_at AS startedAt, ended_at AS endedAt, carried_from AS carriedFrom,
                first_service_id AS firstServiceId, waiting_since AS waitingSince, called_at AS calledAt, visits,
                (SELECT called_at FROM calls WHERE call_id = tickets.id || '.1') AS firstCalledAt
         FROM tickets WHERE day = ?`,
      )
      .iterate(day);
    for (const row of rows) yield CountedRow.parse(row);
  }

  /** Whose a service was on a day, as its calls tell. */
  agencyReader(day: ServiceDay): (serviceId: ServiceId) => AgencyId | null {
    const rows = this.db
      .prepare('SELECT service_id, agency_id FROM calls WHERE day = ? ORDER BY call_order')
      .raw()
      .all(day)
      .map((row) => z.tuple([ServiceId, AgencyId]).parse(row));
    const agencies = new Map(rows);
    return (serviceId) => agencies.get(serviceId) ?? null;
  }

  /** A day before `end` that has tickets and is not counted, or was in an earlier way; null when all are. */
  nextUncounted(end: ServiceDay): ServiceDay | null {
    const old = this.db
      .prepare('SELECT max(day) FROM days_counted WHERE version < 2 AND day < ?')
      .pluck()
      .get(end);
    if (typeof old === 'string') return ServiceDay.parse(old);
    const next = this.db.prepare('SELECT min(day) FROM tickets WHERE day > ? AND day < ?').pluck();
    const counted = this.db.prepare('SELECT 1 FROM days_counted WHERE day = ?');
    for (let day = next.get('', end); typeof day === 'string'; day = next.get(day, end))
      if (counted.get(day) === undefined) return ServiceDay.parse(day);
    return null;
  }

  /** The open day; null before the first. */
  openDay(): ServiceDay | null {
    return ServiceDay.nullable().parse(this.db.prepare('SELECT day FROM present WHERE id = 1').pluck().get());
  }
}
