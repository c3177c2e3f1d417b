/**
 * Keeps the write-ahead log short without making a citizen wait: a checkpoint in the middle of a commit would
 * hold up all commands for as long as it takes to write some thousand pages.
 */
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Db } from './database.ts';

/** Pages of the log that are worth a checkpoint: 16 MiB, read back at a start in some hundredths of a second. */
const worthwhilePages = 4_000;
const everyMs = 1_000;

const Progress = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

export interface CheckpointParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The returned function stops it and waits for a checkpoint under way. */
export function startCheckpoints({ db, clock, logger }: CheckpointParts): () => Promise<void> {
  if (db.memory) return () => Promise.resolve();
  let underWay: Promise<void> | null = null;
  let cancel = (): void => {};

  const checkpoint = (): Promise<void> =>
    new Promise((resolve) => {
      const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
        argv: [db.name],
      });
      worker.once('error', (error) =>
        logger.warn({ event: 'checkpointFailed', err: error }, 'the log grows until a checkpoint succeeds'),
      );
      worker.once('exit', () => resolve());
    });

  const look = (): void => {
    cancel = clock.after(everyMs, look);
    if (underWay) return;
    // NOOP only tells how far the last checkpoint came.
    const progress = Progress.safeParse(db.pragma('wal_checkpoint(NOOP)'));
    if (!progress.success) return;
    const [{ log, checkpointed }] = progress.data;
    if (log - checkpointed < worthwhilePages) return;
    underWay = checkpoint().finally(() => {
      underWay = null;
    });
  };
  cancel = clock.after(everyMs, look);
  return async () => {
    cancel();
    await underWay;
  };
}
