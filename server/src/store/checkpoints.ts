/**
 * Keeps the write-ahead log short without making a citizen wait: a checkpoint in the middle of a commit would
 * hold up all commands for as long as it takes to write some thousand pages. A thread of its own copies all but the
 * newest pages; the last few are copied by whoever commits, between two commits, so that the log is complete for a moment and the
 * next commit begins at its start again. To write over what is there costs about half of what it costs to let a file
 * grow, since its size need not be made durable as well.
 */
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Db } from './database.ts';
import type { LogThread } from './log-thread.ts';

/** Pages of the log that are worth a checkpoint: 4 MiB. */
const worthwhilePages = 1_000;
/** So few that copying them is not felt: about a millisecond. */
const littlePages = 100;
const everyMs = 1_000;
/** Under load the log is looked at after commits, too, but not more often. */
const atMostEveryMs = 200;
/** Without anything to do for so long, the thread's memory is given back. */
const restMs = 10_000;

const Progress = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

export interface CheckpointParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Who commits while a hall is busy: what is copied between two commits is then copied there. */
  readonly thread: Pick<LogThread, 'running' | 'send'> | null;
}

export interface Checkpoints {
  /** Something was committed. */
  readonly committed: () => void;
  /** Waits for a checkpoint under way. */
  readonly stop: () => Promise<void>;
}

export function startCheckpoints({ db, clock, logger, thread: log }: CheckpointParts): Checkpoints {
  if (db.memory) return { committed: () => {}, stop: () => Promise.resolve() };
  let lookedAt = clock.now();
  /** Whether anything was committed since the last look. */
  let moved = false;
  let worker: { readonly thread: Worker; readonly ended: Promise<void> } | null = null;
  let underWay = false;
  let cancelLook = (): void => {};
  let cancelRest = (): void => {};

  /** NOOP only tells how far the last checkpoint came. */
  const pagesLeft = (): number => {
    const progress = Progress.safeParse(db.pragma('wal_checkpoint(NOOP)'));
    return progress.success ? progress.data[0].log - progress.data[0].checkpointed : 0;
  };

  const failed = (error: unknown): void =>
    logger.warn({ event: 'checkpointFailed', err: error }, 'the log grows until a checkpoint succeeds');

  const copyTheRest = (): void => {
    if (log?.running === true) {
      log.send({ kind: 'checkpoint', mostPages: littlePages }, (answer) => {
        if (!answer.ok) failed(new Error(answer.message));
      });
      return;
    }
    try {
      const left = pagesLeft();
      if (left > 0 && left <= littlePages) db.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      failed(error);
    }
  };

  const end = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    ending?.thread.postMessage('end');
    await ending?.ended;
  };

  const start = (): NonNullable<typeof worker> => {
    const thread = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
      workerData: { file: db.name, littlePages },
    });
    thread.on('message', () => {
      underWay = false;
      cancelRest = clock.after(restMs, () => void end());
      if (worker?.thread === thread) copyTheRest();
    });
    thread.once('error', failed);
    const ended = new Promise<void>((resolve) => {
      thread.once('exit', () => {
        if (worker?.thread === thread) {
          worker = null;
          underWay = false;
        }
        resolve();
      });
    });
    return { thread, ended };
  };

  const look = (): void => {
    lookedAt = clock.now();
    if (underWay) return;
    moved = false;
    if (pagesLeft() < worthwhilePages) return;
    underWay = true;
    cancelRest();
    worker ??= start();
    worker.thread.postMessage('checkpoint');
  };
  const round = (): void => {
    cancelLook = clock.after(everyMs, round);
    if (moved) look();
  };
  cancelLook = clock.after(everyMs, round);
  return {
    committed() {
      moved = true;
      if (Math.abs(clock.now() - lookedAt) >= atMostEveryMs) look();
    },
    async stop() {
      cancelLook();
      cancelRest();
      await end();
    },
  };
}
