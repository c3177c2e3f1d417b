/** The thread that writes the log of a busy hall: what it changes is who waits for the disk, and nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyState, evolve, nothingTouched } from '@giliran/engine';
import { Command, type CommandInput } from '@giliran/protocol';
import Database from 'better-sqlite3';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readDemoSite } from '../demo-site.ts';
import { QueueService } from '../queue-service.ts';
import { verify } from '../verify.ts';
import { openDatabase, type Db } from './database.ts';
import { LogThread } from './log-thread.ts';
import { Store } from './store.ts';

const system = { kind: 'system' } as const;
/** Real threads begin and end: as long as a slow machine takes. */
const soon = { timeout: 30_000, interval: 5 };
const logger = pino({ level: 'silent' });
let folder: string;
let file: string;
let timers: { at: number; callback: () => void }[];
let now: number;
let db: Db;
let thread: LogThread;
let store: Store;
let queue: QueueService;

const clock = {
  now: () => now,
  after: (ms: number, callback: () => void) => {
    const timer = { at: now + ms, callback };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  },
};
function pass(ms: number): void {
  now += ms;
  const due = timers.filter(({ at }) => at <= now);
  timers = timers.filter(({ at }) => at > now);
  for (const { callback } of due) callback();
}

function begin(): void {
  db = openDatabase(file);
  thread = new LogThread({ file, clock, logger });
  store = new Store(db, thread);
  queue = new QueueService({ store, clock, logger, logThread: 'always' });
}
async function end(): Promise<void> {
  queue.stop();
  await thread.stop();
  db.close();
}
let sent = 0;
const send = (command: CommandInput, id = `command-${sent++}`) =>
  queue.execute(system, id, Command.parse(command));
const issue = { type: 'ticket.issue', serviceId: 'ktp-baru' } as const;
const issueMany = (count: number) => Array.from({ length: count }, () => send(issue));

/** What somebody else finds in the file: what would be there after a power cut of this moment. */
function stored(): { events: number; numbers: string[] } {
  const other = new Database(file, { readonly: true });
  const rows = other.prepare('SELECT seq, data FROM events ORDER BY seq').all();
  other.close();
  const numbers = rows.flatMap((row) => {
    const event: unknown = JSON.parse(String(Object(row).data));
    return Object(event).type === 'ticketIssued' ? [String(Object(event).number)] : [];
  });
  return { events: rows.length, numbers };
}
const issued = (): string[] => [...queue.state.tickets.values()].map(({ number }) => number);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-log-'));
  file = join(folder, 'giliran.db');
  timers = [];
  now = Date.parse('2026-11-18T10:00:00+07:00');
  begin();
  await send({ type: 'site.configure', site: await readDemoSite() });
  await queue.rollOver();
  await vi.waitUntil(() => thread.running, soon);
});
afterEach(async () => {
  await end();
  rmSync(folder, { recursive: true });
});

describe('the thread that writes the log', () => {
  it('has stored a command before it is answered', async () => {
    const answers = issueMany(30).map(async (answer) => {
      const done = await answer;
      const number = done.ok ? (done.value.ticket?.number ?? '') : JSON.stringify(done.error);
      return [number, stored().numbers.includes(number)];
    });
    const told = await Promise.all(answers);
    expect(told.map(([number]) => number)).toEqual(issued());
    expect(told.filter(([, there]) => there !== true)).toEqual([]);
  });

  it('shows no state that is not stored, whenever somebody looks', async () => {
    const answers = [];
    let looks = 0;
    for (let round = 0; round < 40; round += 1) {
      answers.push(...issueMany(3));
      // A turn of the event loop: the round is decided and on its way.
      await new Promise((resolve) => setImmediate(resolve));
      if (queue.newest.tickets.size > stored().numbers.length) looks += 1;
      expect(issued()).toEqual(stored().numbers);
    }
    await Promise.all(answers);
    // Else there was never anything to wait for.
    expect(looks).toBeGreaterThan(0);
  });

  it('is not flooded with small commits when the disk is slow: whoever comes meanwhile shares the next', async () => {
    const asked = vi.spyOn(thread, 'send');
    const slow = new Database(file);
    slow.exec('BEGIN IMMEDIATE');
    const answers = [];
    for (let round = 0; round < 10; round += 1) {
      answers.push(...issueMany(3));
      await new Promise((resolve) => setImmediate(resolve));
    }
    slow.exec('COMMIT');
    slow.close();
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
    expect(asked.mock.calls.filter(([wish]) => wish.kind === 'log')).toHaveLength(3);
    expect(issued()).toHaveLength(30);
  });

  it('gives a command that is sent again the answer that is under way', async () => {
    const [first, again] = await Promise.all([
      send(issue, 'one'),
      new Promise<Awaited<ReturnType<typeof send>>>((resolve) =>
        setImmediate(() => resolve(send(issue, 'one'))),
      ),
    ]);
    expect(again).toEqual(first);
    expect(issued()).toHaveLength(1);
    // The same id for something else is refused, stored or not.
    expect(await send({ type: 'ticket.issue', serviceId: 'sidik-jari' }, 'one')).toMatchObject({
      error: { code: 'idempotencyKeyReused' },
    });
  });

  it('refuses what was decided upon a commit that failed, and goes on from what is stored', async () => {
    await Promise.all(issueMany(2));
    db.exec(
      `CREATE TRIGGER full BEFORE INSERT ON events WHEN NEW.command_id = 'bad' BEGIN
         SELECT RAISE(ABORT, 'the disk is full'); END`,
    );
    const answers: ReturnType<typeof send>[] = [];
    for (const id of ['good', 'bad', 'after', 'last']) {
      answers.push(send(issue, id));
      await new Promise((resolve) => setImmediate(resolve));
    }
    const told = await Promise.all(answers);
    expect(told[0]).toMatchObject({ ok: true });
    // Whatever was decided before the failure was known is refused with it; the rest has the next number.
    expect(told[1]).toMatchObject({ ok: false, error: { code: 'storageUnavailable' } });
    const stand = told.filter((answer) => answer.ok);
    expect(issued()).toHaveLength(2 + stand.length);
    expect(issued()).toEqual(stored().numbers);
    expect(queue.storage).toBe(stand.length > 1 ? 'ok' : 'failing');
    db.exec('DROP TRIGGER full');
    const repeated = await Promise.all(['good', 'bad', 'after', 'last'].map((id) => send(issue, id)));
    expect(repeated.every(({ ok }) => ok)).toBe(true);
    expect(repeated[0]).toEqual(told[0]);
    expect(new Set(issued()).size).toBe(6);
    expect(queue.storage).toBe('ok');
    expect(verify(store).problems).toEqual([]);
  });

  it('writes the rows that trail, and another start finds the same day', async () => {
    await Promise.all(issueMany(250));
    pass(1_000);
    await vi.waitUntil(() => store.trailingRows === 0, soon);
    expect(store.writtenSeq()).toBe(store.lastSeq());
    const before = issued();
    await end();
    begin();
    expect(issued()).toEqual(before);
    expect(verify(store)).toMatchObject({ problems: [], tickets: 250 });
    const replayed = emptyState();
    for (const { event, at } of store.allEvents()) evolve(replayed, event, at, nothingTouched());
    expect([...replayed.tickets.values()]).toEqual([...queue.state.tickets.values()]);
  });

  it('waits for the log before it writes what is of the site or of a new day', async () => {
    const answers = issueMany(20);
    await new Promise((resolve) => setImmediate(resolve));
    const site = await readDemoSite();
    const configured = send({ type: 'site.configure', site: { ...site, counters: site.counters } });
    const more = issueMany(20);
    expect((await Promise.all([...answers, configured, ...more])).every(({ ok }) => ok)).toBe(true);
    now += 24 * 3_600_000;
    expect((await send(issue)).ok).toBe(true);
    expect(issued()).toEqual(['A-001']);
    expect(verify(store)).toMatchObject({ problems: [], tickets: 41, days: 2 });
  });

  it('has written the rows it was given before what is of the site is written beside it', async () => {
    await Promise.all(issueMany(50));
    const site = await readDemoSite();
    const finished = vi.spyOn(thread, 'finish');
    pass(1_000);
    expect((await send({ type: 'site.configure', site })).ok).toBe(true);
    expect(finished).toHaveBeenCalled();
    expect(store.writtenSeq()).toBe(store.lastSeq());
    expect(verify(store).problems).toEqual([]);
  });

  it('goes on here when the thread is lost, and loses nothing that was answered', async () => {
    await Promise.all(issueMany(5));
    const answers = issueMany(1);
    await new Promise((resolve) => setImmediate(resolve));
    await thread.stop();
    await Promise.all(answers);
    expect(thread.running).toBe(false);
    expect((await send(issue)).ok).toBe(true);
    expect(issued()).toEqual(stored().numbers);
    expect(issued()).toHaveLength(7);
  });

  it('rests when there is nothing to do, and begins again', async () => {
    pass(10_000);
    pass(10_000);
    await vi.waitUntil(() => !thread.running, soon);
    expect((await send(issue)).ok).toBe(true);
    await vi.waitUntil(() => thread.running, soon);
    expect((await send(issue)).ok).toBe(true);
    expect(issued()).toEqual(stored().numbers);
  });
});

it('a thread that cannot open the file is never asked', async () => {
  const lonely = new LogThread({ file: join(folder, 'nowhere', 'giliran.db'), clock, logger });
  lonely.needed();
  await lonely.stop();
  expect(lonely.running).toBe(false);
});
