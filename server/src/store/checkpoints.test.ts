/** The write-ahead log is folded back while commits go on, and its file is written over instead of growing. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startCheckpoints } from './checkpoints.ts';
import { openDatabase } from './database.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'giliran-checkpoints-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const Left = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

it('starts the log over, keeps what was committed, and lets its thread go', async () => {
  const file = join(folder, 'giliran.db');
  const db = openDatabase(file);
  let look = (): void => {};
  const checkpoints = startCheckpoints({
    db,
    thread: null,
    logger: pino({ level: 'silent' }),
    clock: {
      now: () => 0,
      after(ms, callback) {
        if (ms === 1_000) look = callback;
        return () => {};
      },
    },
  });
  db.exec('CREATE TABLE filler (text TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO filler VALUES (?)');
  const fill = db.transaction(() => {
    for (let n = 0; n < 1_100; n += 1) insert.run('x'.repeat(4_000));
  });
  const left = () => {
    const [{ log, checkpointed }] = Left.parse(db.pragma('wal_checkpoint(NOOP)'));
    return log - checkpointed;
  };
  const sizes: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    fill();
    sizes.push((await stat(`${file}-wal`)).size);
    checkpoints.committed();
    // As every second: one look may find the thread still saying that the last checkpoint is done.
    const lookAgain = (): number => {
      look();
      return left();
    };
    await expect.poll(lookAgain, { timeout: 20_000, interval: 5 }).toBe(0);
  }
  expect(sizes[0]).toBeGreaterThan(1_000 * 4_096);
  expect(sizes[2], 'the file is written over').toBe(sizes[1]);
  await checkpoints.stop();
  expect(db.prepare('SELECT count(*) FROM filler').pluck().get()).toBe(3_300);
  db.close();
  await expect(stat(`${file}-wal`), 'nobody else has it open').rejects.toThrow('ENOENT');
}, 60_000);
