/**
 * A data folder with years behind it, made fast: rows are written by SQL alone, in bulk and without syncing, since
 * what is lost here can be made again. The newest days have all that a day leaves (four events and a call for
 * each ticket), the older ones their tickets.
 */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Command, ServiceDay } from '@giliran/protocol';
import {
  AccessStore,
  ChainedRow,
  chainHash,
  countDay,
  installDemoAccess,
  openDatabase,
  QueueService,
  readDemoAccess,
  readDemoSite,
  Store,
  systemClock,
} from '@giliran/server';
import pino from 'pino';
import { z } from 'zod';

export interface HistoryPlan {
  readonly tickets: number;
  readonly perDay: number;
  /** Days, counted back from yesterday, with events, calls and figures. */
  readonly detailedDays: number;
}

export interface History {
  readonly days: number;
  readonly tickets: number;
  readonly events: number;
  readonly gigabytes: number;
}

const dayMs = 24 * 3_600_000;

/** Sets the demo site up in an empty folder and writes the history that the plan asks for. */
export async function writeHistory(folder: string, plan: HistoryPlan): Promise<History> {
  const file = join(folder, 'giliran.db');
  const db = openDatabase(file);
  const queue = new QueueService({
    store: new Store(db),
    clock: systemClock,
    logger: pino({ level: 'silent' }),
  });
  await installDemoAccess(new AccessStore(db), await readDemoAccess());
  const site = await readDemoSite();
  await queue.execute({ kind: 'system' }, randomUUID(), Command.parse({ type: 'site.configure', site }));
  queue.stop();
  const { timeZone } = site.settings;
  const days = Math.ceil(plan.tickets / plan.perDay);
  const services = site.services.map((service) => ({ id: service.id, agency: service.agencyId }));
  db.pragma('synchronous = OFF');
  db.exec('CREATE TEMP TABLE offered (place INTEGER PRIMARY KEY, service TEXT, agency TEXT)');
  const offer = db.prepare('INSERT INTO offered VALUES (?, ?, ?)');
  for (const [n, { id, agency }] of services.entries()) offer.run(n, id, agency);
  // Two hundred tickets or so an hour; a wait of up to an hour, a visit of up to twenty minutes.
  const tickets = db.prepare(`
    WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < @perDay)
    INSERT INTO tickets (id, token, day, number, prefix, sequence, issue_order, agency_id, service_id,
      first_service_id, state, priority, language, channel, kiosk_id, effective_time, place_at, head_start_minutes,
      penalty_minutes, waiting_since, stops, visits, returns, delayed, issued_at, called_at, started_at, ended_at,
      counter_id, staff_id, calls, recalls, revision)
    SELECT printf('%08x-%04x-7%03x-8000-%012x', @opens / 65536, @opens % 65536, n % 4096, @first + n),
      printf('%022d', @first + n), @day, printf('%s-%03d', char(65 + n % 26), 1 + n / 26), char(65 + n % 26), 1 + n / 26,
      n, agency, service, service, iif(n % 13 = 0, 'no_show', 'completed'), NULL, 'id', 'kiosk', 'kiosk-1',
      @opens + n * 14000, @opens + n * 14000, 0, 0, @opens + n * 14000, '[]', '[]', 0, 0, @opens + n * 14000,
      @opens + n * 14000 + n * 7919 % 3600000,
      iif(n % 13 = 0, NULL, @opens + n * 14000 + n * 7919 % 3600000 + 30000),
      @opens + n * 14000 + n * 7919 % 3600000 + 60000 + n * 104729 % 1200000, 'loket-' || (1 + n % 50), NULL, 1, 0, 3
    FROM counted JOIN offered ON place = n * 31 % @services`);
  const calls = db.prepare(`
    INSERT INTO calls (call_id, day, ticket_id, number, agency_id, service_id, counter_id, counter_number, zone_id,
      called_at, recall, announced_at, announced_by)
    SELECT id || '.1', day, id, number, agency_id, service_id, counter_id, 1, 'lantai-1', called_at, 0, called_at, NULL
    FROM tickets WHERE day = ? ORDER BY issue_order`);
  const events = db.prepare(`
    SELECT @seq + 4 * (issue_order - 1) + step AS seq, issued_at AS at, day, kind AS type, id AS ticket_id,
      iif(step = 1, NULL, counter_id) AS counter_id, json_object('kind', 'kiosk', 'kioskId', 'kiosk-1') AS actor,
      id || step AS command_id, NULL AS origin,
      iif(step = 1,
        json_object('type', kind, 'ticketId', id, 'token', token, 'number', number, 'prefix', prefix, 'sequence', sequence,
          'issueOrder', issue_order, 'agencyId', agency_id, 'serviceId', service_id, 'priority', NULL, 'language', 'id',
          'channel', 'kiosk', 'kioskId', 'kiosk-1', 'effectiveTime', effective_time),
        json_object('type', kind, 'ticketId', id, 'callId', id || '.1', 'counterId', counter_id, 'staffId', NULL,
          'score', effective_time, 'runnerUp', NULL)) AS data, NULL AS hash
    FROM tickets, (SELECT 1 AS step, 'ticketIssued' AS kind UNION ALL SELECT 2, 'ticketCalled'
      UNION ALL SELECT 3, 'serviceStarted' UNION ALL SELECT 4, 'serviceFinished')
    WHERE day = @day ORDER BY issue_order, step`);
  const insertEvent = db.prepare(`
    INSERT INTO events (seq, at, day, type, ticket_id, counter_id, actor, command_id, origin, data, hash)
    VALUES (@seq, @at, @day, @type, @ticket_id, @counter_id, @actor, @command_id, @origin, @data, @hash)`);
  const newest = z.instanceof(Buffer);
  let head = newest.parse(db.prepare('SELECT hash FROM events ORDER BY seq DESC LIMIT 1').pluck().get());
  const store = new Store(db);
  const counted = db.prepare('INSERT OR IGNORE INTO days_counted (day, time_zone) VALUES (?, ?)');
  const firstSeq = store.lastSeq();
  let seq = firstSeq;
  let lastDay = '';
  const writeDay = db.transaction((ago: number) => {
    const opens = Math.floor((Date.now() - ago * dayMs) / dayMs) * dayMs + 3_600_000;
    lastDay = new Date(opens).toISOString().slice(0, 10);
    const first = (days - ago) * plan.perDay;
    tickets.run({ perDay: plan.perDay, services: services.length, day: lastDay, opens, first });
    if (ago > plan.detailedDays) return void counted.run(lastDay, timeZone);
    calls.run(lastDay);
    for (const raw of events.all({ day: lastDay, seq })) {
      const { hash: _, ...row } = ChainedRow.parse(raw);
      head = chainHash(head, row);
      insertEvent.run({ ...row, hash: head });
    }
    seq += 4 * plan.perDay;
    const day = ServiceDay.parse(lastDay);
    store.figures.keep(
      countDay(day, timeZone, store.figures.ticketsOf(day), store.figures.agencyReader(day)),
    );
  });
  for (let ago = days; ago >= 1; ago -= 1) writeDay(ago);
  db.prepare('UPDATE present SET seq = ?, day = ?').run(seq, lastDay);
  // The last day is open until the server starts and finds that it has turned.
  db.prepare('DELETE FROM days_counted WHERE day = ?').run(lastDay);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return {
    days,
    tickets: days * plan.perDay,
    events: seq,
    gigabytes: statSync(file).size / 1e9,
  };
}
