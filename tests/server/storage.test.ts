/** When the disk is full, and when somebody has had a hand in the file. */
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Readiness, SupervisorView } from '@giliran/protocol';
import { openDatabase, verify } from '@giliran/server';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { runCommand } from '../support/server-process.ts';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { adminKey, withSite, type TestSite } from '../support/site.ts';
import { openWire } from '../support/wire.ts';

const issue = (site: TestSite, idempotencyKey?: string) =>
  site.api('POST', '/tickets', {
    body: { serviceId: 'ktp-baru' },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  });
const sqliteError = (code: string) => Object.assign(new Error('database or disk is full'), { code });

/** What the queue holds in memory is what is stored. */
function agree(site: TestSite): void {
  const { queue, store } = site.server();
  const stored = store.loadDay();
  expect([...queue.state.tickets.values()]).toEqual(stored.tickets);
  expect(new Map(queue.state.counters)).toEqual(new Map(stored.counters.map((c) => [c.id, c])));
  expect([...queue.state.calls.values()]).toEqual(stored.calls);
  expect(queue.lastSeq).toBe(store.lastSeq());
  expect(verify(store).problems).toEqual([]);
}

const unavailable = { ok: false, error: { code: 'storageUnavailable' } };

describe('a commit that fails', () => {
  it('refuses every command of its batch, changes nothing, and the next command works', () =>
    withSite(async (site) => {
      await issue(site);
      await site.api('POST', '/counters/loket-1/next');
      const { queue, store } = site.server();
      const seq = queue.lastSeq;
      const told = vi.fn<() => void>();
      queue.onCommitted(told);
      const append = vi.spyOn(store, 'append').mockImplementationOnce(() => {
        throw sqliteError('SQLITE_FULL');
      });
      // Sent in one breath: they share a commit, and its failure.
      const batch = await Promise.all([
        site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' }),
        site.execute({ type: 'counter.open', counterId: 'loket-9' }),
      ]);
      expect(append).toHaveBeenCalledTimes(1);
      expect(batch).toEqual([unavailable, unavailable]);
      expect(queue.lastSeq).toBe(seq);
      expect(queue.storage).toBe('failing');
      expect(told).not.toHaveBeenCalled();
      agree(site);
      append.mockImplementationOnce(() => {
        throw sqliteError('SQLITE_FULL');
      });
      expect(await issue(site, 'one')).toMatchObject({ status: 503, body: { code: 'storageUnavailable' } });
      expect(await issue(site, 'one')).toMatchObject({ status: 201, body: { number: 'A-002' } });
      expect(queue.storage).toBe('ok');
      expect(told).toHaveBeenCalledTimes(1);
      agree(site);
    }));

  it('a file that cannot even be read for a moment is read again, and the hall goes on', () =>
    withSite(async (site) => {
      await issue(site);
      const { queue, store } = site.server();
      vi.spyOn(store, 'append').mockImplementationOnce(() => {
        throw sqliteError('SQLITE_IOERR');
      });
      vi.spyOn(store, 'loadDay').mockImplementationOnce(() => {
        throw sqliteError('SQLITE_IOERR_READ');
      });
      expect(await site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' })).toEqual(unavailable);
      vi.spyOn(store, 'loadDay').mockImplementationOnce(() => {
        throw sqliteError('SQLITE_IOERR_READ');
      });
      expect(await site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' })).toEqual(unavailable);
      expect(await site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' })).toMatchObject({
        ok: true,
        value: { ticket: { number: 'A-002' } },
      });
      expect(queue.storage).toBe('ok');
      agree(site);
    }));

  it('is what the health page tells', () =>
    withSite(async (site) => {
      vi.spyOn(site.server().store, 'probe').mockImplementationOnce(() => {
        throw sqliteError('SQLITE_READONLY');
      });
      expect(await site.api('GET', '/healthz')).toMatchObject({
        status: 503,
        body: { status: 'failing', storage: 'failing' },
      });
      expect((await site.api('GET', '/healthz')).status).toBe(200);
    }));

  it('is not a listener’s: what is committed is answered, whatever the listener does', () =>
    withSite(async (site) => {
      site.server().queue.onCommitted(() => {
        throw new Error('a listener with a bug');
      });
      expect((await issue(site)).status).toBe(201);
      agree(site);
    }));
});

describe('the disk, on the board of those who lead', () => {
  const board = { kind: 'supervisor' };
  const watched = (test: (parts: Watched) => Promise<void>) => {
    const clock = new SimulatedClock();
    return withSite(
      async (site) => {
        const wire = await openWire(site.url, { key: adminKey });
        try {
          expect(await wire.watch(board)).toBeNull();
          await test({
            ...{ site, clock },
            shows: async (storage) => {
              await wire.until(board, SupervisorView, (view) => view.storage === storage);
            },
            disk: async () =>
              Readiness.parse((await site.api('GET', '/readiness')).body).findings.find(
                ({ id }) => id === 'disk/storage',
              ),
          });
        } finally {
          wire.close();
        }
      },
      { clock },
    );
  };
  interface Watched {
    readonly site: TestSite;
    readonly clock: SimulatedClock;
    readonly shows: (storage: SupervisorView['storage']) => Promise<void>;
    readonly disk: () => Promise<Readiness['findings'][number] | undefined>;
  }

  it('fails at once with the command that was refused, and is well by itself, though nobody commands anything', () =>
    watched(async ({ site, clock, shows, disk }) => {
      const { store } = site.server();
      await shows('ok');
      const append = vi.spyOn(store, 'append').mockImplementation(() => {
        throw sqliteError('SQLITE_FULL');
      });
      const probe = vi.spyOn(store, 'probe').mockImplementation(() => {
        throw sqliteError('SQLITE_FULL');
      });
      expect((await issue(site)).status).toBe(503);
      await shows('failing');
      expect(await disk()).toMatchObject({ status: 'fail', action: { en: expect.stringMatching(/room/) } });
      clock.advance(5_000);
      expect(site.server().queue.storage, 'still').toBe('failing');
      append.mockRestore();
      probe.mockRestore();
      clock.advance(5_000);
      await shows('ok');
      expect(await disk()).toBeUndefined();
    }));

  it('fails before anybody stands in front of it', () =>
    watched(async ({ site, clock, shows }) => {
      const probe = vi.spyOn(site.server().store, 'probe').mockImplementation(() => {
        throw sqliteError('SQLITE_READONLY');
      });
      clock.advance(5 * 60_000);
      await shows('failing');
      probe.mockRestore();
      expect((await issue(site)).status).toBe(201);
      await shows('ok');
    }));

  it('says so although the file cannot even be read, and shows the hall again when it can', () =>
    watched(async ({ site, clock, shows }) => {
      const { store } = site.server();
      const unreadable = [
        vi.spyOn(store, 'append').mockImplementation(() => {
          throw sqliteError('SQLITE_IOERR');
        }),
        vi.spyOn(store, 'loadDay').mockImplementation(() => {
          throw sqliteError('SQLITE_IOERR_READ');
        }),
      ];
      await site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' });
      await shows('failing');
      clock.advance(5_000);
      expect(site.server().queue.storage).toBe('failing');
      for (const fault of unreadable) fault.mockRestore();
      clock.advance(5_000);
      await shows('ok');
      agree(site);
    }));

  it('is slow for a minute after a commit that took long', () =>
    watched(async ({ site, clock, shows, disk }) => {
      const { store } = site.server();
      const append = store.append.bind(store);
      const still = new Int32Array(new SharedArrayBuffer(4));
      vi.spyOn(store, 'append').mockImplementationOnce((batch) => {
        Atomics.wait(still, 0, 0, 510);
        append(batch);
      });
      expect((await issue(site)).status).toBe(201);
      await shows('slow');
      expect(await disk()).toMatchObject({ status: 'warning' });
      clock.advance(65_000);
      await shows('ok');
    }));
});

describe('verify', () => {
  /** A database with a day's work in it, and a way to tamper with it. */
  const tampered = async (sql: string): Promise<readonly string[]> => {
    let problems: readonly string[] = [];
    await withSite(async (site) => {
      await issue(site);
      await issue(site);
      await site.api('POST', '/counters/loket-1/next');
      expect(verify(site.server().store)).toMatchObject({ problems: [], tickets: 2, days: 1 });
      const raw = new Database(site.databaseFile);
      raw.exec(sql);
      raw.close();
      problems = verify(site.server().store).problems;
    });
    return problems;
  };

  it.each([
    ['a ticket put forward', "UPDATE tickets SET effective_time = 1 WHERE number = 'A-002'", /A-002/],
    ['a ticket taken away', "DELETE FROM tickets WHERE number = 'A-002'", /A-002/],
    ['a number changed', "UPDATE tickets SET number = 'A-009' WHERE number = 'A-001'", /A-001/],
    ['a call changed', 'UPDATE calls SET counter_number = 2', /call/],
    ['a call taken away', 'DELETE FROM calls', /call/],
    ['a counter changed', "UPDATE counters SET served = 5 WHERE id = 'loket-1'", /loket-1/],
    ['the site changed', "UPDATE present_site SET site = json_set(site, '$.settings.name.id', 'X')", /site/],
    ['the newest event forgotten', 'UPDATE present SET seq = seq - 1', /ticket A-001/],
    ['events claimed that are not there', 'UPDATE present SET seq = seq + 1', /newest event/],
    [
      'an event taken out of the log',
      'DROP TRIGGER events_are_never_deleted; DELETE FROM events WHERE seq = 3',
      /event 3/,
    ],
  ])('finds %s', async (_, sql, words) => {
    const problems = await tampered(sql);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toMatch(words);
  });

  it('is in vain asked to forget: the log itself refuses to be changed or shortened', () =>
    withSite((site) => {
      const raw = new Database(site.databaseFile);
      expect(() => raw.exec('DELETE FROM events WHERE seq = 1')).toThrow(/append-only/);
      expect(() => raw.exec('UPDATE events SET at = 0')).toThrow(/append-only/);
      raw.close();
      return Promise.resolve();
    }));
});

describe('data of a newer version', () => {
  it('is left alone, with words that say what to do', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'giliran-newer-'));
    try {
      const file = join(dataFolder, 'giliran.db');
      openDatabase(file).close();
      const raw = new Database(file);
      raw.pragma('user_version = 99');
      raw.close();
      expect(() => openDatabase(file)).toThrow(/newer version/);
      for (const command of ['serve', 'verify']) {
        const { code, stderr } = await runCommand([command], { dataFolder });
        expect(code).toBe(2);
        expect(stderr).toMatch(/newer version of Giliran \(schema 99/);
        expect(stderr, 'words, not a stack').not.toMatch(/\n\s+at /);
      }
    } finally {
      await rm(dataFolder, { recursive: true, force: true });
    }
  });
});
