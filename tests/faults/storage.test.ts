/** Disks that fill up, tear and rot, under the real server. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
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
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { randomFrom } from '../../scripts/day/random.ts';
import { cutWriteAheadLog } from '../../scripts/torture/torn.ts';
import { runCommand, serveProcess } from '../support/server-process.ts';
import { adminKey, withSite } from '../support/site.ts';

const seed = Number(process.env['GILIRAN_SEED'] ?? Date.now() % 1_000_000);
const prlimit = '/usr/bin/prlimit';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with a day's work, as a server killed in the middle of it leaves it. */
async function leftBehind(into: string): Promise<void> {
  await withSite(async (site) => {
    for (let n = 0; n < 25; n += 1) {
      await site.execute({ type: 'ticket.issue', serviceId: 'ktp-baru' });
      const next = await site.execute({ type: 'counter.next', counterId: 'loket-1' });
      const ticketId = next.ok ? next.value.ticket?.id : undefined;
      if (ticketId === undefined) throw new Error('nobody was called');
      await site.execute({ type: 'ticket.start', ticketId });
      await site.execute({ type: 'ticket.finish', ticketId });
    }
    for (const file of ['giliran.db', 'giliran.db-wal']) cpSync(join(site.folder, file), join(into, file));
  });
}

describe('a disk that is full', () => {
  it.skipIf(!existsSync(prlimit))(
    'refuses commands in words, shows nothing of them, says so on the health page, and mends by itself',
    async () => {
      const server = await serveProcess({ dataFolder: folder, environment: { GILIRAN_LOG: 'silent' } });
      /** No file of the process may grow beyond this, as on a disk without room. */
      const room = (bytes: string): void => {
        const done = spawnSync(prlimit, ['--pid', String(server.pid), `--fsize=${bytes}:unlimited`]);
        expect(done.status).toBe(0);
      };
      const issue = (id: string) =>
        fetch(`${server.url}/api/v1/tickets`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${adminKey}`,
            'content-type': 'application/json',
            'idempotency-key': id,
          },
          body: JSON.stringify({ serviceId: 'ktp-baru' }),
        });
      const log = async (): Promise<string> =>
        (
          await fetch(`${server.url}/api/v1/events?limit=1000`, {
            headers: { authorization: `Bearer ${adminKey}` },
          })
        ).text();
      try {
        expect((await issue('before')).status).toBe(201);
        const before = await log();
        room('1');
        for (let n = 0; n < 5; n += 1) {
          const refused = await issue(`during-${n}`);
          expect(refused.status).toBe(503);
          expect(await refused.json()).toMatchObject({ code: 'storageUnavailable' });
        }
        expect((await fetch(`${server.url}/healthz`)).status).toBe(503);
        expect(await log(), 'what was not stored is not seen').toBe(before);
        room('unlimited');
        expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
        const again = await issue('during-0');
        expect(again.status).toBe(201);
        expect(await again.json()).toMatchObject({ number: 'A-002' });
      } finally {
        await server.kill('SIGKILL');
      }
      expect(await runCommand(['verify'], { dataFolder: folder })).toMatchObject({ code: 0 });
    },
  );
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

describe('a damaged file', () => {
  const words = (stderr: string): void => {
    expect(stderr).toMatch(/cannot be used.*damaged.*restore/s);
    expect(stderr, 'words, not a stack').not.toMatch(/\n\s+at /);
  };

  it('is told by verify: a page of the log is overwritten', async () => {
    await leftBehind(folder);
    const file = join(folder, 'giliran.db');
    const db = new Database(file);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const size = Number(db.pragma('page_size', { simple: true }));
    const page = Number(db.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'events'").pluck().get());
    db.close();
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
    closeSync(handle);
    expect(statSync(file).size % size).toBe(0);
    const { code, stderr } = await runCommand(['verify'], { dataFolder: folder });
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
