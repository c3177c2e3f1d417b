/** A connection with its status: asks one question at a time and listens for what comes unasked. */
import type { Result } from '@giliran/protocol';
import { err } from '@giliran/protocol';
import {
  askStatus,
  factsOfAnswer,
  factsOfReport,
  NO_TROUBLE,
  readStatus,
  statusOf,
  tellWhenPrinted,
} from '../bytes/status.ts';
import type { PrinterFacts, Question, StatusFrame } from '../bytes/status.ts';
import type { PrinterStatus } from '../printer.ts';
import { canPrint } from '../printer.ts';
import type { Timers } from './timers.ts';
import type { Connection, WriteFailure } from './transport.ts';

/** What waiting for the paper ended with. */
export type Waited = 'printed' | 'trouble' | 'lost' | 'late';

type Heard = StatusFrame | { readonly kind: 'lost' };

export class StatusLine {
  readonly #connection: Connection;
  readonly #timers: Timers;
  readonly #onReport: (status: PrinterStatus) => void;
  #pending: readonly number[] = [];
  #expectPaper = false;
  #printed = false;
  #hear: ((heard: Heard) => void) | null = null;
  #lost: string | null = null;
  #trouble: PrinterStatus | null = null;
  #rubbish = 0;

  constructor(connection: Connection, timers: Timers, onReport: (status: PrinterStatus) => void) {
    this.#connection = connection;
    this.#timers = timers;
    this.#onReport = onReport;
    connection.onData((bytes) => this.#take(bytes));
    connection.onLost((reason) => {
      this.#lost = reason;
      this.#hear?.({ kind: 'lost' });
    });
  }

  /** Why the connection is gone, or null while it holds. */
  get lost(): string | null {
    return this.#lost;
  }

  /** The state that hinders printing, if the printer's latest report names one. */
  get trouble(): PrinterStatus | null {
    return this.#trouble;
  }

  get rubbish(): number {
    return this.#rubbish;
  }

  write(bytes: Uint8Array, limitMs: number): Promise<Result<void, WriteFailure>> {
    if (this.#lost !== null) return Promise.resolve(err({ left: 'nothing', reason: this.#lost }));
    return this.#connection.write(bytes, limitMs);
  }

  /** Asks each question, waiting `answerMs` for its answer. Null as soon as one stays unanswered. */
  async ask(questions: readonly Question[], answerMs: number): Promise<PrinterFacts | null> {
    let facts = NO_TROUBLE;
    for (const question of questions) {
      const answer = this.#wait(answerMs, (heard) => (heard.kind === 'answer' ? heard.byte : undefined));
      // Each question waits for the answer to the one before.
      const written = await this.write(askStatus(question), answerMs);
      if (!written.ok) this.#hear?.({ kind: 'lost' });
      const byte = await answer;
      if (byte === null) return null;
      facts = { ...facts, ...factsOfAnswer(question, byte) };
    }
    const status = statusOf(facts);
    this.#trouble = canPrint(status) ? null : status;
    return facts;
  }

  /** Sends GS r 1; `paper` waits for its answer. */
  async askWhenPrinted(limitMs: number): Promise<Result<void, WriteFailure>> {
    this.#printed = false;
    this.#expectPaper = true;
    const written = await this.write(tellWhenPrinted(), limitMs);
    if (!written.ok) this.#expectPaper = false;
    return written;
  }

  /** Waits until the printer says that everything is printed, or reports by itself that it cannot go on. */
  paper(limitMs: number): Promise<Waited> {
    return this.#untilTold(limitMs, true);
  }

  /** An answer that comes from now on is rubbish. */
  forgetPaper(): void {
    this.#expectPaper = false;
  }

  /** Lets `ms` go by, or less when the printer reports trouble or the connection is lost. */
  quiet(ms: number): Promise<Waited> {
    return this.#untilTold(ms, false);
  }

  async close(): Promise<void> {
    this.#lost ??= 'closed';
    this.#hear?.({ kind: 'lost' });
    await this.#connection.close();
  }

  async #untilTold(limitMs: number, paperCounts: boolean): Promise<Waited> {
    if (paperCounts && this.#printed) return 'printed';
    if (this.#trouble !== null) return 'trouble';
    const waited = await this.#wait<Waited>(limitMs, (heard) => {
      if (heard.kind === 'paper' && paperCounts) return 'printed';
      if (heard.kind === 'report' && this.#trouble !== null) return 'trouble';
      return undefined;
    });
    return waited ?? (this.#lost === null ? 'late' : 'lost');
  }

  /** The first thing heard that `pick` wants; null after the time limit or when the connection is lost. */
  #wait<T>(limitMs: number, pick: (heard: Heard) => T | undefined): Promise<T | null> {
    if (this.#lost !== null) return Promise.resolve(null);
    return new Promise((resolve) => {
      const done = (value: T | null): void => {
        cancel();
        if (this.#hear === hear) this.#hear = null;
        resolve(value);
      };
      const hear = (heard: Heard): void => {
        if (heard.kind === 'lost') return done(null);
        const picked = pick(heard);
        if (picked !== undefined) done(picked);
      };
      const cancel = this.#timers.after(limitMs, () => done(null));
      this.#hear = hear;
    });
  }

  #take(bytes: Uint8Array): void {
    const reading = readStatus(bytes, this.#pending, this.#expectPaper);
    this.#pending = reading.pending;
    this.#rubbish += reading.rubbish;
    for (const frame of reading.frames) {
      if (frame.kind === 'paper') {
        this.#expectPaper = false;
        this.#printed = true;
      }
      if (frame.kind === 'report') {
        const status = statusOf(factsOfReport(frame.bytes));
        this.#trouble = canPrint(status) ? null : status;
        this.#onReport(status);
      }
      this.#hear?.(frame);
    }
  }
}
