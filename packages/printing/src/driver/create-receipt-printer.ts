/**
 * A ticket printer with everything around the paper: one job after the other, none twice, the status as it
 * changes, the paper counted, and a memory that outlives the process.
 */
import { err, ok } from '@giliran/protocol';
import type { PaperWidth, Result } from '@giliran/protocol';
import { DOTS_PER_MM, HEAD_TO_KNIFE_DOTS } from '../paper.ts';
import { decode } from '../bytes/decode.ts';
import type { PrinterStatus, PrintFailure, PrintJob } from '../printer.ts';
import { compose } from '../render/compose.ts';
import type { PrintEngine } from './engine.ts';
import type { JobBook, SettledJob, UnfinishedJob } from './job-book.ts';
import type { PaperRoll } from './paper-roll.ts';
import type { PrinterCounters, PrinterEvent, PrintOutcome, ReceiptPrinter } from './receipt-printer.ts';
import type { Timers } from './timers.ts';

export type ReceiptPrinterDependencies = {
  readonly engine: PrintEngine;
  readonly timers: Timers;
  readonly book: JobBook;
  readonly roll: PaperRoll;
  readonly unfinished: readonly UnfinishedJob[];
};

const JOB_ID = /^[\x21-\x7e]{1,128}$/;

export function createReceiptPrinter(dependencies: ReceiptPrinterDependencies): ReceiptPrinter {
  return new Driver(dependencies);
}

class Driver implements ReceiptPrinter {
  readonly #engine: PrintEngine;
  readonly #timers: Timers;
  readonly #book: JobBook;
  readonly #roll: PaperRoll;
  readonly #unfinished: readonly UnfinishedJob[];
  readonly #underWay = new Map<string, Promise<PrintOutcome>>();
  readonly #listeners = new Set<(event: PrinterEvent) => void>();
  readonly #counts = { confirmed: 0, sent: 0, doubtful: 0, refused: 0 };
  /** What the printer said, and what became of it with the count of the paper. */
  #said: PrinterStatus = { state: 'unknown', detail: 'not asked yet' };
  #last: PrinterStatus = this.#said;
  #turn: Promise<unknown> = Promise.resolve();
  #printing = 0;
  #ranOut = false;
  #closed = false;

  constructor({ engine, timers, book, roll, unfinished }: ReceiptPrinterDependencies) {
    this.#engine = engine;
    this.#timers = timers;
    this.#book = book;
    this.#roll = roll;
    this.#unfinished = unfinished;
    engine.onStatus((status) => this.#see(status));
  }

  get name(): string {
    return this.#engine.name;
  }

  lastStatus(): PrinterStatus {
    return this.#last;
  }

  trouble(): string | null {
    return this.#engine.trouble();
  }

  unfinished(): readonly UnfinishedJob[] {
    return this.#unfinished;
  }

  subscribe(listener: (event: PrinterEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  counters(): PrinterCounters {
    return {
      ...this.#counts,
      rubbish: this.#engine.rubbish(),
      usedMillimetres: this.#roll.used,
      leftMillimetres: this.#roll.left,
    };
  }

  /** While a job is under way, the status last seen: a question must not get in between. */
  status(): Promise<PrinterStatus> {
    if (this.#printing > 0 || this.#closed) return Promise.resolve(this.#last);
    return this.#inTurn(async () => {
      if (this.#closed) return this.#last;
      return this.#see(await this.#engine.status());
    });
  }

  print(job: PrintJob): Promise<PrintOutcome> {
    const same = this.#underWay.get(job.jobId);
    if (same !== undefined) return same.then(asRepeated);
    this.#printing++;
    const outcome = this.#inTurn(() => this.#printOnce(job)).finally(() => {
      this.#printing--;
      this.#underWay.delete(job.jobId);
    });
    this.#underWay.set(job.jobId, outcome);
    return outcome;
  }

  watch(everyMs: number): () => void {
    let stopped = false;
    let cancel: () => void = () => undefined;
    const look = async (): Promise<void> => {
      await this.status();
      if (!stopped && !this.#closed) cancel = this.#timers.after(everyMs, () => void look());
    };
    void look();
    return () => {
      stopped = true;
      cancel();
    };
  }

  async rollChanged(): Promise<void> {
    this.#roll.change();
    this.#see(this.#said);
    await this.#book.roll(0, this.#timers.now());
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#inTurn(() => this.#engine.close());
  }

  async #printOnce(job: PrintJob): Promise<PrintOutcome> {
    const { jobId } = job;
    const before = this.#book.get(jobId);
    if (before !== undefined) return outcomeOf(jobId, before);
    const outcome = await this.#attempt(job);
    this.#emit({ kind: 'jobEnded', jobId, outcome, at: this.#timers.now() });
    return outcome;
  }

  async #attempt(job: PrintJob): Promise<PrintOutcome> {
    const { jobId } = job;
    if (this.#closed) return this.#refuse({ kind: 'notPrinted', detail: 'the printer has been let go' });
    if (!JOB_ID.test(jobId)) return this.#refuse({ kind: 'badJob', detail: 'the job has no proper name' });
    const millimetres = paperOf(job.bytes, job.width);
    if (!millimetres.ok) return this.#refuse({ kind: 'badJob', detail: millimetres.error });
    let begun = false;
    const printed = await this.#engine.print(
      { ...job, millimetres: millimetres.value },
      {
        begin: async () => {
          const noted = await this.#book.begin(jobId, millimetres.value, this.#timers.now());
          if (!noted.ok) return err(`the journal cannot be written: ${noted.error}`);
          begun = true;
          this.#emit({ kind: 'jobBegan', jobId, at: this.#timers.now() });
          return ok(undefined);
        },
        sent: () => this.#emit({ kind: 'jobSent', jobId, at: this.#timers.now() }),
      },
    );
    const at = this.#timers.now();
    if (printed.ok || printed.error.kind === 'unknown') {
      this.#roll.take(millimetres.value);
      this.#see(this.#said);
    }
    if (printed.ok) {
      this.#counts[printed.value]++;
      await this.#book.settle(jobId, { kind: 'printed', certainty: printed.value, at });
      return ok({ jobId, certainty: printed.value, at, repeated: false });
    }
    if (printed.error.kind === 'unknown') {
      this.#counts.doubtful++;
      await this.#book.settle(jobId, { kind: 'doubtful', detail: printed.error.detail, at });
      return printed;
    }
    if (printed.error.kind === 'notReady') this.#see(printed.error.status);
    if (begun) await this.#book.notPrinted(jobId, at);
    return this.#refuse(printed.error);
  }

  #refuse(failure: PrintFailure): PrintOutcome {
    this.#counts.refused++;
    return err(failure);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #see(said: PrinterStatus): PrinterStatus {
    if (said.state === 'paperOut') this.#ranOut = true;
    // Where the paper had run out, a new roll has been put in.
    if (this.#ranOut && said.state === 'ready') {
      this.#ranOut = false;
      this.#roll.change();
      void this.#book.roll(0, this.#timers.now());
    }
    this.#said = said;
    const status = this.#roll.seen(said);
    const changed = JSON.stringify(status) !== JSON.stringify(this.#last);
    this.#last = status;
    if (changed) this.#emit({ kind: 'status', status, at: this.#timers.now() });
    return status;
  }

  #emit(event: PrinterEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** Millimetres. */
function paperOf(bytes: Uint8Array, width: PaperWidth): Result<number, string> {
  const operations = decode(bytes);
  if (!operations.ok) return err(`byte ${operations.error.offset}: ${operations.error.message}`);
  const { heightDots } = compose(operations.value, width);
  // The image of a paper that is torn off begins with the blank that the paper before has left.
  const torn = !operations.value.some((operation) => operation.kind === 'cut');
  return ok(Math.max(0, heightDots - (torn ? HEAD_TO_KNIFE_DOTS : 0)) / DOTS_PER_MM);
}

function asRepeated(outcome: PrintOutcome): PrintOutcome {
  return outcome.ok ? ok({ ...outcome.value, repeated: true }) : outcome;
}

function outcomeOf(jobId: string, job: SettledJob): PrintOutcome {
  return job.kind === 'printed'
    ? ok({ jobId, certainty: job.certainty, at: job.at, repeated: true })
    : err({ kind: 'unknown', detail: job.detail });
}
