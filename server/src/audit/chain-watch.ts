/** Whether the log is still as it was written: looked at once a day and whenever somebody asks. */
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Db } from '../store/database.ts';
import { checkStoredChain } from '../store/event-chain.ts';

const everyMs = 24 * 3_600_000;

export const ChainState = z.strictObject({
  /** Being looked at now. */
  running: z.boolean(),
  /** The last look; null when there was none since the server started. */
  last: z
    .strictObject({
      at: z.int(),
      /** Where the chain ends, or where it breaks. */
      seq: z.int(),
      /** Of the last good row: keep a copy elsewhere, and a log rewritten from end to end shows, too. */
      hash: z.string(),
      /** What is wrong, in words; null when nothing is. */
      problem: z.string().nullable(),
    })
    .nullable(),
});
export type ChainState = z.infer<typeof ChainState>;

const Told = z.object({
  problem: z.string().nullable(),
  head: z.object({ seq: z.number(), hash: z.string() }),
});

export interface ChainWatchParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
}

export class ChainWatch {
  private readonly parts: ChainWatchParts;
  private worker: Worker | null = null;
  private looking: Promise<void> | null = null;
  private last: ChainState['last'] = null;
  private cancel: () => void;

  constructor(parts: ChainWatchParts) {
    this.parts = parts;
    const round = (): void => {
      void this.look();
      this.cancel = parts.clock.after(everyMs, round);
    };
    this.cancel = parts.clock.after(everyMs, round);
  }

  state(): ChainState {
    return { running: this.looking !== null, last: this.last };
  }

  /** Looks now, or waits for the look that is under way. */
  look(): Promise<void> {
    this.looking ??= this.follow()
      .catch((error: unknown) =>
        this.parts.logger.error(
          { event: 'chainNotRead', err: error },
          'the chain of the log could not be read',
        ),
      )
      .finally(() => {
        this.looking = null;
      });
    return this.looking;
  }

  async stop(): Promise<void> {
    this.cancel();
    await this.worker?.terminate();
    await this.looking;
  }

  private async follow(): Promise<void> {
    const { db, clock, logger } = this.parts;
    // A database in memory cannot be opened twice; only tests have one.
    const told = db.memory ? checkStoredChain(db) : await this.inThread(db.name);
    if (told === null) return;
    const { problem, head } = told;
    this.last = { at: clock.now(), seq: head.seq, hash: head.hash, problem };
    if (problem !== null)
      logger.error({ event: 'chainBroken', why: problem }, 'the log is not as it was written');
  }

  /** Null when the thread was ended before it knew. */
  private inThread(file: string): Promise<z.infer<typeof Told> | null> {
    const worker = new Worker(new URL('./chain-worker.ts', import.meta.url), { workerData: { file } });
    worker.unref();
    this.worker = worker;
    return new Promise((resolve, reject) => {
      worker.once('message', (message: unknown) => resolve(Told.parse(message)));
      worker.once('error', reject);
      worker.once('exit', () => {
        this.worker = null;
        resolve(null);
      });
    });
  }
}
