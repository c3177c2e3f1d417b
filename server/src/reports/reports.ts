/** Asks the thread that makes reports; starts it when first asked and lets it go when nobody asks any more. */
import { Worker } from 'node:worker_threads';
import { err, ok, rejection, type Rejection, type ReportQuery, type Result } from '@giliran/protocol';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Db } from '../store/database.ts';
import { FiguresStore } from '../store/figures-store.ts';
import { makeReport } from './report.ts';

/** Without a question for so long, the thread's memory is given back. */
const restMs = 60_000;

const Answer = z.union([
  z.object({ id: z.number(), text: z.string() }),
  z.object({ id: z.number(), failed: z.string() }),
]);
/** A `Report` as JSON. */
type Outcome = Result<string, Rejection>;

export interface ReportsParts {
  readonly db: Db;
  /** Writes what is not yet in the tables: a report of today is of this moment. */
  readonly settle: () => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

export class Reports {
  private readonly parts: ReportsParts;
  private readonly waiting = new Map<number, (outcome: Outcome) => void>();
  private worker: Worker | null = null;
  private asked = 0;
  private cancelRest = (): void => {};

  constructor(parts: ReportsParts) {
    this.parts = parts;
  }

  ask(query: ReportQuery, timeZone: string): Promise<Outcome> {
    const { db, settle } = this.parts;
    settle();
    // A database in memory cannot be opened twice; only tests have one.
    if (db.memory)
      return Promise.resolve(ok(JSON.stringify(makeReport(new FiguresStore(db), timeZone, query))));
    this.cancelRest();
    this.asked += 1;
    const id = this.asked;
    this.worker ??= this.start();
    const { worker } = this;
    return new Promise((settle) => {
      this.waiting.set(id, settle);
      worker.postMessage({ id, timeZone, query });
    });
  }

  async stop(): Promise<void> {
    for (const id of [...this.waiting.keys()]) this.settle(id, err(rejection('shuttingDown')));
    this.cancelRest();
    await this.letGo();
  }

  private async letGo(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(new URL('./report-worker.ts', import.meta.url), {
      workerData: { file: this.parts.db.name },
    });
    worker.unref();
    worker.on('message', (message: unknown) => {
      const answer = Answer.parse(message);
      if ('failed' in answer)
        this.parts.logger.error({ event: 'reportFailed', why: answer.failed }, 'a report could not be made');
      this.settle(answer.id, 'text' in answer ? ok(answer.text) : err(rejection('storageUnavailable')));
    });
    worker.once('error', (error) =>
      this.parts.logger.error({ event: 'reportFailed', err: error }, 'the thread of reports ended'),
    );
    worker.once('exit', () => {
      // One that was let go owes nobody an answer.
      if (this.worker !== worker) return;
      this.worker = null;
      for (const id of [...this.waiting.keys()]) this.settle(id, err(rejection('storageUnavailable')));
    });
    return worker;
  }

  private settle(id: number, outcome: Outcome): void {
    this.waiting.get(id)?.(outcome);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.cancelRest = this.parts.clock.after(restMs, () => void this.letGo());
  }
}
