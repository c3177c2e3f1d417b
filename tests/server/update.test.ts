/** Data of the version before journeys and minutes: opened, verified, and the day goes on. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Command, LoggedEvent, type CommandInput, type Ticket } from '@giliran/protocol';
import { buildServer, stationPrinters, verify, type GiliranServer } from '@giliran/server';
import Database from 'better-sqlite3';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrations } from '../../server/src/store/migrations/index.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { withSite, type TestSite } from '../support/site.ts';

/** How many migrations the older version knew. */
const olderSchema = 3;

const open = (databaseFile: string, clock: SimulatedClock): Promise<GiliranServer> =>
  buildServer({
    databaseFile,
    clock,
    logger: pino({ level: 'silent' }),
    printers: stationPrinters({
      papers: join(databaseFile, '..', 'paper'),
      journals: join(databaseFile, '..', 'printers'),
      clock,
    }),
    mediaFolder: join(databaseFile, '..', 'media'),
    startLinks: () => [],
  });

const Json = z.record(z.string(), z.json());
/** An object without some of its fields, as JSON. */
const without = (text: string, drop: (value: z.infer<typeof Json>) => void): string => {
  const value = Json.parse(JSON.parse(text));
  drop(value);
  return JSON.stringify(value);
};
const Fields = z.array(Json);
function asOlderSite(site: z.infer<typeof Json>): void {
  const settings = Json.parse(site['settings']);
  for (const field of ['order', 'work', 'outcomes', 'atClose', 'appointments']) delete settings[field];
  site['settings'] = settings;
  const drop = (part: string, fields: readonly string[]) => {
    site[part] = Fields.parse(site[part]).map((item) =>
      Object.fromEntries(Object.entries(item).filter(([field]) => !fields.includes(field))),
    );
  };
  drop('agencies', ['order', 'work', 'atClose']);
  drop('services', ['slots']);
  site['counters'] = Fields.parse(site['counters']).map((counter) => ({
    ...counter,
    services: Fields.parse(counter['services']).map((service) => {
      const { whenWaitExceedsMinutes: _, ...rest } = service;
      return rest;
    }),
  }));
}
/** An event as the older version wrote it. */
const asOlderEvent = (data: string): string =>
  without(data, (event) => {
    if (event['type'] === 'ticketIssued')
      for (const field of ['placeAt', 'headStartMinutes', 'penaltyMinutes', 'delayed']) delete event[field];
    if (event['type'] === 'ticketCalled') delete event['why'];
    if (event['type'] === 'serviceFinished') delete event['outcome'];
    if (event['type'] === 'siteConfigured') {
      delete event['changes'];
      const site = Json.parse(event['site']);
      asOlderSite(site);
      event['site'] = site;
    }
  });

/** Writes what is stored in `from` into a new file as the older version would have. */
function writeOlder(from: string, to: string): void {
  const now = new Database(from, { readonly: true });
  const old = new Database(to);
  for (const sql of migrations.slice(0, olderSchema)) if (typeof sql === 'string') old.exec(sql);
  old.pragma(`user_version = ${olderSchema}`);
  const Rows = z.array(
    z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.instanceof(Buffer)])),
  );
  const copy = (
    table: string,
    source = table,
    change: (row: z.infer<typeof Rows>[number]) => void = () => {},
  ): void => {
    const columns = z.array(z.object({ name: z.string() })).parse(old.pragma(`table_info(${table})`));
    const names = columns.map(({ name }) => name);
    const insert = old.prepare(
      `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
    );
    for (const row of Rows.parse(now.prepare(`SELECT * FROM ${source}`).all())) {
      const kept = Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
      change(kept);
      insert.run(kept);
    }
  };
  copy('events', 'events', (row) => {
    row['data'] = asOlderEvent(String(row['data']));
  });
  for (const table of ['tickets', 'calls', 'counters', 'papers', 'printers']) copy(table);
  copy('command_results', 'answers');
  copy('present', 'present JOIN present_site USING (id)', (row) => {
    row['site'] = without(String(row['site']), asOlderSite);
  });
  now.close();
  old.close();
}

/** A morning that the older version could have seen, and the evening before it. */
async function olderMorning(site: TestSite, clock: SimulatedClock): Promise<Record<string, Ticket>> {
  const done = async (command: CommandInput) => {
    const outcome = await site.execute(command);
    if (!outcome.ok) throw new Error(`${command.type}: ${outcome.error.code}`);
    return outcome.value;
  };
  const issue = async (serviceId: string, more: object = {}): Promise<Ticket> => {
    const { ticket, paper } = await done({ type: 'ticket.issue', serviceId, ...more });
    if (!ticket) throw new Error('no ticket');
    if (paper) await done({ type: 'paper.report', paperId: paper.id, outcome: 'confirmed' });
    const { waitingAhead: _, estimate: __, ...rest } = ticket;
    return rest;
  };
  const next = (counterId: string) => done({ type: 'counter.next', counterId });
  await issue('ktp-baru');
  await next('loket-1');
  clock.advance(20 * 3_600_000);
  const completed = await issue('ktp-baru', { kioskId: 'kiosk-1' });
  await next('loket-1');
  await done({ type: 'ticket.recall', ticketId: completed.id });
  clock.advance(60_000);
  await done({ type: 'ticket.start', ticketId: completed.id });
  await done({ type: 'ticket.finish', ticketId: completed.id });
  const noShow = await issue('kk-baru', { kioskId: 'kiosk-1' });
  await next('loket-3');
  await done({ type: 'ticket.noShow', ticketId: noShow.id });
  const called = await issue('sidik-jari');
  await next('loket-10');
  const serving = await issue('paspor-baru', { priority: 'lansia' });
  await next('loket-7');
  await done({ type: 'ticket.start', ticketId: serving.id });
  clock.advance(90_000);
  const waiting = await issue('ktp-baru');
  const elder = await issue('ktp-baru', { priority: 'lansia' });
  const cancelled = await issue('ktp-baru');
  await done({ type: 'ticket.cancel', ticketId: cancelled.id });
  await done({ type: 'counter.open', counterId: 'loket-20' });
  await done({ type: 'counter.pause', counterId: 'loket-20', reason: 'Istirahat' });
  return { completed, noShow, called, serving, waiting, elder, cancelled };
}

describe('data of an older version', () => {
  it('is brought up to date: every row as the log gives it, and nothing is lost', async () => {
    const clock = new SimulatedClock('2026-11-17T14:00:00+07:00');
    const folder = await mkdtemp(join(tmpdir(), 'giliran-older-'));
    const file = join(folder, 'giliran.db');
    try {
      const tickets = await withSite(
        async (site) => {
          const made = await olderMorning(site, clock);
          await site.stop();
          writeOlder(site.databaseFile, file);
          return made;
        },
        { clock },
      );
      const older = new Database(file, { readonly: true });
      expect(older.prepare('SELECT count(*) AS n FROM tickets').get()).toEqual({ n: 8 });
      expect(() => older.prepare('SELECT place_at FROM tickets').all(), 'an older file').toThrow(/place_at/);
      expect(older.prepare('SELECT count(*) AS n FROM events WHERE data LIKE \'%"why"%\'').get()).toEqual({
        n: 0,
      });
      older.close();

      let server = await open(file, clock);
      expect(verify(server.store)).toMatchObject({ problems: [], days: 2, tickets: 8 });
      const { state } = server.queue;
      const now = (name: string) => {
        const id = tickets[name]?.id;
        const ticket = id && server.queue.state.tickets.get(id);
        if (!ticket) throw new Error(`no ${name}`);
        return ticket;
      };
      expect(now('completed')).toMatchObject({
        recalls: 1,
        visits: [{ counterId: 'loket-1', outcome: null }],
      });
      expect(now('elder')).toMatchObject({ headStartMinutes: 20, placeAt: tickets['elder']?.issuedAt });
      expect([...state.calls.values()].every((call) => call.why === null)).toBe(true);

      const execute = async (command: CommandInput) => {
        const outcome = await server.queue.execute({ kind: 'system' }, randomUUID(), Command.parse(command));
        if (!outcome.ok) throw new Error(`${command.type}: ${outcome.error.code} ${outcome.error.detail}`);
        return outcome.value.ticket;
      };
      // What was under way goes on, with the new rules; every step leaves data that verify.
      await execute({ type: 'ticket.recall', ticketId: now('called').id });
      await execute({ type: 'counter.open', counterId: 'loket-20' });
      await execute({ type: 'counter.pause', counterId: 'loket-3', reason: 'Istirahat' });
      expect(verify(server.store).problems).toEqual([]);
      await execute({ type: 'ticket.setStops', ticketId: now('serving').id, stops: ['sidik-jari'] });
      await execute({ type: 'ticket.finish', ticketId: now('serving').id });
      expect(now('serving')).toMatchObject({ state: 'waiting', serviceId: 'sidik-jari' });
      expect((await execute({ type: 'counter.next', counterId: 'loket-1' }))?.id).toBe(now('elder').id);
      await execute({ type: 'counter.undo', counterId: 'loket-1' });
      await execute({ type: 'ticket.return', ticketId: now('noShow').id });
      await execute({ type: 'ticket.carryOver', ticketId: now('waiting').id });
      expect(verify(server.store).problems).toEqual([]);
      await server.stop();
      server = await open(file, clock);
      expect(verify(server.store).problems).toEqual([]);
      clock.advance(24 * 3_600_000);
      await server.queue.rollOver();
      expect(server.queue.state.tickets.values().next().value).toMatchObject({
        carriedFrom: tickets['waiting']?.id,
        number: tickets['waiting']?.number,
      });
      expect(verify(server.store)).toMatchObject({ problems: [], days: 3 });
      await server.stop();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('whose counters were only opened that morning verifies as well', async () => {
    const clock = new SimulatedClock('2026-11-18T08:00:00+07:00');
    const folder = await mkdtemp(join(tmpdir(), 'giliran-older-'));
    const file = join(folder, 'giliran.db');
    try {
      await withSite(
        async (site) => {
          await site.execute({ type: 'counter.open', counterId: 'loket-1' });
          await site.stop();
          writeOlder(site.databaseFile, file);
        },
        { clock },
      );
      const server = await open(file, clock);
      expect(verify(server.store).problems).toEqual([]);
      await server.queue.execute(
        { kind: 'system' },
        randomUUID(),
        Command.parse({ type: 'counter.autoCall', counterId: 'loket-1', on: true }),
      );
      expect(verify(server.store).problems).toEqual([]);
      await server.stop();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('has events that today’s schema reads, with the fields that it left out', () => {
    const issued = LoggedEvent.shape.event.parse({
      type: 'serviceFinished',
      ticketId: '00000000-0000-4000-8000-000000000000',
      counterId: 'loket-1',
      cause: 'staff',
    });
    expect(issued).toMatchObject({ outcome: null });
  });
});
