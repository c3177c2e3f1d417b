/** All SQL of the days in figures. Reading only what is asked, also on a connection of its own that may not write. */
import { AgencyId, ServiceDay, ServiceId, TicketId, TicketState, type ReportQuery } from '@giliran/protocol';
import { z } from 'zod';
import {
  stepMinutes,
  type CountedTicket,
  type DayFigures,
  type Figures,
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
const HourRow = z.tuple([AgencyId, z.int()]).rest(z.number());
const SumRow = z.tuple([z.union([z.string(), z.number()]).transform(String)]).rest(z.number());
const CountedRow = z.object({
  agencyId: AgencyId,
  serviceId: ServiceId,
  state: TicketState,
  issuedAt: z.number(),
  startedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  firstCalledAt: z.number().nullable(),
  carriedFrom: TicketId.nullable(),
});

/** What rows of a report are grouped by, and the table that tells it. */
const groupings = {
  day: { table: 'service_figures', key: 'day' },
  month: { table: 'service_figures', key: 'substr(day, 1, 7)' },
  weekday: { table: 'service_figures', key: "strftime('%u', day)" },
  agency: { table: 'service_figures', key: 'agency_id' },
  service: { table: 'service_figures', key: 'service_id' },
  hour: { table: 'hour_figures', key: 'hour' },
} as const;

export class FiguresStore {
  private readonly db: Db;

  constructor(db: Db) {
    this.db = db;
  }

  /** Keeps a closed day's figures; part of whatever transaction is open. */
  keep({ day, timeZone, services, hours }: DayFigures): void {
    this.db.prepare('INSERT OR REPLACE INTO days_counted (day, time_zone) VALUES (?, ?)').run(day, timeZone);
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
  }

  /** A closed day's figures as they are kept; null when they are not. */
  ofDay(day: ServiceDay): DayFigures | null {
    const timeZone = this.db.prepare('SELECT time_zone FROM days_counted WHERE day = ?').pluck().get(day);
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
    return { day, timeZone, services, hours };
  }

  /** Sums over closed days, by what the query groups by. */
  sums({ from, to, groupBy, agencyId, serviceId }: ReportQuery): Map<string, Figures> {
    const { table, key } = groupings[groupBy];
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
                (SELECT called_at FROM calls WHERE call_id = tickets.id || '.1') AS firstCalledAt
         FROM tickets WHERE day = ?`,
      )
      .iterate(day);
    for (const row of rows) yield CountedRow.parse(row);
  }

  /** The earliest day before `end` that has tickets and is not counted; null when all are. */
  nextUncounted(end: ServiceDay): ServiceDay | null {
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
