/** Disks that fill up, tear and rot, under the real server. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  closeSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { randomFrom } from '../../scripts/day/random.ts';
import { cutWriteAheadLog } from '../../scripts/torture/torn.ts';
import { seedOr } from '../support/seed.ts';
import { runCommand, serveProcess } from '../support/server-process.ts';
import { adminKey, withSite } from '../support/site.ts';

const seed = seedOr(61);
const prlimit = '/usr/bin/prlimit';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with a day's work, as a server killed in the middle of it leaves it. */
async function leftBehind(into: string, { rowsWritten = false } = {}): Promise<void> {
  await withSite(async (site) => {
    for (let n = 0; n < 25; n += 1) {
      await site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' });
      const next = await site.execute({ type: 'counter.next', counterId: 'loket-1' });
      const ticketId = next.ok ? next.value.ticket?.id : undefined;
      if (ticketId === undefined) throw new Error('nobody was called');
      await site.execute({ type: 'ticket.start', ticketId });
      await site.execute({ type: 'ticket.finish', ticketId });
    }
    if (rowsWritten) expect(site.server().queue.settle()).toBe(true);
    for (const file of ['giliran.db', 'giliran.db-wal']) cpSync(join(site.folder, file), join(into, file));
  });
}

describe('a disk that is full', () => {
  it.skipIf(!existsSync(prlimit))(
    'refuses commands in words, shows nothing of them, says so on the health page, and mends by itself',
    async () => {
      /** No file of the process may grow beyond this, as on a disk without room. */
      const room = (pid: number, bytes: string): void => {
        expect(tool(prlimit, '--pid', String(pid), `--fsize=${bytes}:unlimited`)).toBe(true);
      };
      await refusesAndMends(folder, {
        begin: (pid) => room(pid, '1'),
        end: (pid) => room(pid, 'unlimited'),
      });
    },
  );
});

/** Asks a server process over HTTP, as a program would. */
function asking(url: string) {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
  return {
    issue: (id: string) =>
      fetch(`${url}/api/v1/tickets`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': id },
        body: JSON.stringify({ serviceId: 'ktp-baru' }),
      }),
    health: async () => (await fetch(`${url}/healthz`)).status,
    log: async () => (await fetch(`${url}/api/v1/events?limit=1000`, { headers })).text(),
  };
}

/** While `broken`, nothing is accepted or shown, and it is said so; afterwards all goes on by itself, under the same ids. */
async function refusesAndMends(
  dataFolder: string,
  fault: { begin(pid: number): void; end(pid: number): void },
): Promise<void> {
  const server = await serveProcess({ dataFolder, environment: { GILIRAN_LOG: 'silent' } });
  const { issue, health, log } = asking(server.url);
  try {
    expect((await issue('before')).status).toBe(201);
    const before = await log();
    fault.begin(server.pid);
    try {
      for (let n = 0; n < 3; n += 1) {
        const refused = await issue(`during-${n}`);
        expect(refused.status).toBe(503);
        expect(await refused.json()).toMatchObject({ code: 'storageUnavailable' });
      }
      expect(await health()).toBe(503);
      expect(await log(), 'what was not stored is not seen').toBe(before);
    } finally {
      fault.end(server.pid);
    }
    expect(await health()).toBe(200);
    const again = await issue('during-0');
    expect(again.status).toBe(201);
    expect(await again.json()).toMatchObject({ number: 'A-002' });
  } finally {
    await server.kill('SIGKILL');
  }
  expect(await runCommand(['verify'], { dataFolder })).toMatchObject({ code: 0 });
}

const tool = (name: string, ...args: string[]): boolean => spawnSync(name, args).status === 0;

describe('a disk that becomes read-only under the running server', () => {
  it('refuses commands in words and mends by itself', async (context) => {
    // As good as remounted: the kernel refuses every write, also through files that are open. Needs root and chattr.
    const files = (): string[] =>
      readdirSync(folder)
        .filter((f) => f.startsWith('giliran.db'))
        .map((f) => join(folder, f));
    writeFileSync(join(folder, 'trial'), '');
    const able = tool('chattr', '+i', join(folder, 'trial')) && tool('chattr', '-i', join(folder, 'trial'));
    if (!able)
      return context.skip('chattr +i is not to be had here (it needs root and a file system that knows it)');
    await refusesAndMends(folder, {
      begin: () => expect(tool('chattr', '+i', ...files())).toBe(true),
      end: () => expect(tool('chattr', '-i', ...files())).toBe(true),
    });
  });
});

describe('a disk that has no room left, for true', () => {
  it('refuses commands in words and mends by itself once there is room', async (context) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    if (!tool('mount', '-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk))
      return context.skip('a file system of its own cannot be mounted here (it needs root)');
    try {
      await refusesAndMends(disk, {
        // Somebody else fills it, to the last block.
        begin: () => {
          const other = openSync(join(disk, 'other'), 'w');
          try {
            for (;;) writeSync(other, Buffer.alloc(4_096));
          } catch {
            closeSync(other);
          }
        },
        end: () => rmSync(join(disk, 'other')),
      });
    } finally {
      tool('umount', '-l', disk);
    }
  });
});

describe('a disk that is slow to store', () => {
  it('keeps everybody waiting, answers nothing before it is stored, and says so on the health page', () =>
    withSite(async (site) => {
      const { store, queue } = site.server();
      const append = store.append.bind(store);
      const still = new Int32Array(new SharedArrayBuffer(4));
      let stored = 0;
      const commits = vi.spyOn(store, 'append').mockImplementation((batch) => {
        Atomics.wait(still, 0, 0, 520);
        append(batch);
        stored += batch.commands.length;
      });
      const answers = await Promise.all(
        Array.from({ length: 60 }, async () => {
          const answer = await site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' });
          return { answer, stored };
        }),
      );
      // One answer for each thing stored, never the other way round; and those who come together wait together.
      expect(answers.every(({ answer }) => answer.ok)).toBe(true);
      expect(Math.min(...answers.map((a) => a.stored))).toBe(60);
      expect(commits).toHaveBeenCalledTimes(1);
      expect(new Set(answers.map(({ answer }) => answer.ok && answer.value.ticket?.number)).size).toBe(60);
      expect(queue.storage).toBe('slow');
      expect(await site.api('GET', '/healthz')).toMatchObject({
        status: 200,
        body: { status: 'ok', storage: 'slow' },
      });
    }));
});

describe('permission that was lost', () => {
  it('is told in words at the start', async (context) => {
    await leftBehind(folder);
    const root = process.getuid?.() === 0;
    const identity = root ? { uid: 65_534, gid: 65_534 } : {};
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o400);
    chmodSync(folder, root ? 0o755 : 0o500);
    try {
      const { code, stderr } = await runCommand(['serve'], { dataFolder: folder, identity });
      if (root && /Cannot find module|EACCES.*node_modules|spawn/.test(stderr))
        return context.skip('another user may not read the program here');
      expect(code).toBe(2);
      expect(stderr).toMatch(/cannot be used.*(may not write|owner and permissions)/s);
      expect(stderr, 'words, not a stack').not.toMatch(/\n\s+at /);
    } finally {
      chmodSync(folder, 0o700);
    }
  });
});

describe('a power cut', () => {
  it(`that tears the write-ahead log leaves whole commands only (seed ${seed})`, async () => {
    const left = join(folder, 'left');
    mkdirSync(left);
    await leftBehind(left);
    const { problems, figures } = cutWriteAheadLog({
      left,
      scratch: join(folder, 'cut'),
      cuts: 40,
      random: randomFrom(seed),
    });
    expect(problems).toEqual([]);
    expect(figures['different states found']).toBeGreaterThan(5);
  });
});

/** The first page of a table holds noise, as after a disk has lost it. */
function overwritePage(file: string, table: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const size = Number(db.pragma('page_size', { simple: true }));
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table));
  db.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
  closeSync(handle);
  expect(statSync(file).size % size).toBe(0);
}

describe('a damaged file', () => {
  const words = (stderr: string): void => {
    expect(stderr).toMatch(/cannot be used.*damaged.*restore/s);
    expect(stderr, 'words, not a stack').not.toMatch(/\n\s+at /);
  };

  it('is told by verify: a page of the log is overwritten', async () => {
    await leftBehind(folder);
    overwritePage(join(folder, 'giliran.db'), 'events');
    const { code, stderr } = await runCommand(['verify'], { dataFolder: folder });
    expect(code).toBe(2);
    words(stderr);
  });

  it('does not start the day on it: a page of today’s tickets is overwritten', async () => {
    // Rows that still trail the log would be replayed from it, whatever stands on the page.
    await leftBehind(folder, { rowsWritten: true });
    overwritePage(join(folder, 'giliran.db'), 'tickets');
    const { code, stderr } = await runCommand(['serve'], { dataFolder: folder });
    expect(code).toBe(2);
    words(stderr);
  });

  it('does not start, and says what to do', async () => {
    writeFileSync(join(folder, 'giliran.db'), randomUUID().repeat(500));
    const { code, stderr } = await runCommand(['serve'], { dataFolder: folder });
    expect(code).toBe(2);
    words(stderr);
  });

  it('where the folder should be is told too', async () => {
    const dataFolder = join(folder, 'file');
    writeFileSync(dataFolder, '');
    const { code, stderr } = await runCommand(['serve'], { dataFolder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot be used. A file is in the way/);
  });
});
