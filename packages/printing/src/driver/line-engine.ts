/**
 * Prints over a line of bytes. Asks before a job, listens during it, asks after it, and says exactly what
 * is known of the paper. Never sends a job's bytes twice.
 */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import { recover, reportStatusByItself, statusOf } from '../bytes/status.ts';
import { canPrint } from '../printer.ts';
import type { PrinterStatus, PrintFailure } from '../printer.ts';
import { CHUNK_BYTES, chunksOf } from './chunks.ts';
import type { MeasuredJob, PrintEngine, Progress } from './engine.ts';
import type { Manners, TimeLimits } from './manners.ts';
import { StatusLine } from './status-line.ts';
import { pause } from './timers.ts';
import type { Timers } from './timers.ts';
import { statusOfOpenFailure } from './transport.ts';
import type { Transport } from './transport.ts';

export type LineEngineDependencies = {
  readonly transport: Transport;
  readonly manners: Manners;
  readonly timers: Timers;
  readonly limits: TimeLimits;
};

type Opened = { readonly line: StatusLine; readonly fresh: boolean };
type Outcome = Result<'confirmed' | 'sent', PrintFailure>;

/** A silent printer is asked again after this time: it may have been stuck, or replaced. */
const ASK_AGAIN_MS = 60_000;

/** The time between DLE ENQ and an answer that is worth something. */
const RECOVERY_MS = 500;

/** No question or setting of ours has more bytes. */
const QUESTION_BYTES = 8;

/** How often a fault is tried to be cleared while nobody prints: the knife moves each time. */
const RECOVER_EVERY_MS = 30_000;

export function createLineEngine(dependencies: LineEngineDependencies): PrintEngine {
  return new LineEngine(dependencies);
}

class LineEngine implements PrintEngine {
  readonly #transport: Transport;
  readonly #manners: Manners;
  readonly #timers: Timers;
  readonly #limits: TimeLimits;
  #listener: (status: PrinterStatus) => void = () => undefined;
  #line: StatusLine | null = null;
  #rubbish = 0;
  #trouble: string | null = null;
  #hasAnswered = false;
  #silentSince: number | null = null;
  #recoveredAt: number | null = null;
  /** Zeros to send first on the next connection: they end whatever command was left open. */
  #padding = QUESTION_BYTES;
  /** An earlier run of the program may have left a long one open; until this is true, nobody has looked. */
  #hasPadded = false;
  #cancelIdle: () => void = () => undefined;

  constructor({ transport, manners, timers, limits }: LineEngineDependencies) {
    this.#transport = transport;
    this.#manners = manners;
    this.#timers = timers;
    this.#limits = limits;
    if (this.#cannotAnswer()) this.#padding = CHUNK_BYTES;
  }

  get name(): string {
    return this.#transport.name;
  }

  onStatus(listener: (status: PrinterStatus) => void): void {
    this.#listener = listener;
  }

  rubbish(): number {
    return this.#rubbish + (this.#line?.rubbish ?? 0);
  }

  trouble(): string | null {
    return this.#trouble;
  }

  async status(): Promise<PrinterStatus> {
    this.#cancelIdle();
    const status = await this.#lookAndRecover(RECOVER_EVERY_MS);
    await this.#rest();
    return status;
  }

  async print(job: MeasuredJob, progress: Progress): Promise<Outcome> {
    this.#cancelIdle();
    const outcome = await this.#print(job, progress);
    await this.#rest();
    return outcome;
  }

  async close(): Promise<void> {
    this.#cancelIdle();
    const line = this.#line;
    this.#line = null;
    this.#rubbish += line?.rubbish ?? 0;
    await line?.close();
  }

  async #print(job: MeasuredJob, progress: Progress): Promise<Outcome> {
    const chunked = chunksOf(job.bytes);
    if (!chunked.ok) {
      return err({ kind: 'badJob', detail: `byte ${chunked.error.offset}: ${chunked.error.message}` });
    }
    const status = await this.#lookAndRecover(0);
    if (!canPrint(status)) return err({ kind: 'notReady', status });
    const canAnswer = !this.#cannotAnswer();
    const begun = await progress.begin();
    if (!begun.ok) return err({ kind: 'notPrinted', detail: begun.error });
    const line = this.#line;
    if (line === null || line.lost !== null) {
      return err({ kind: 'notPrinted', detail: line?.lost ?? 'the connection was lost' });
    }
    const rubbishBefore = line.rubbish;
    const sent = await this.#send(line, chunked.value.chunks);
    if (!sent.ok) return sent;
    progress.sent();
    if (canAnswer) return this.#confirm(line, job, rubbishBefore);
    return line.lost === null ? ok('sent') : this.#doubtAndClose(line.lost);
  }

  /** Sends the pieces until the printer reports that it cannot go on. */
  async #send(line: StatusLine, chunks: readonly Uint8Array[]): Promise<Result<void, PrintFailure>> {
    let someLeft = false;
    for (const [n, chunk] of chunks.entries()) {
      if (n > 0 && line.trouble !== null) return this.#doubt(`stopped in mid-job: ${line.trouble.state}`);
      // ESC @ may have switched the automatic reports off.
      const setUp = n === 1 && this.#manners.reports ? reportStatusByItself() : new Uint8Array();
      const written = await line.write(joined(setUp, chunk), this.#limits.write);
      if (!written.ok) {
        const { left, reason } = written.error;
        if (someLeft || left === 'perhaps') return this.#doubtAndClose(reason, chunk.length);
        await this.#abandon(QUESTION_BYTES);
        return err({ kind: 'notPrinted', detail: reason });
      }
      someLeft = true;
    }
    return ok(undefined);
  }

  async #confirm(line: StatusLine, job: MeasuredJob, rubbishBefore: number): Promise<Outcome> {
    const end = await this.#untilDone(line, job, rubbishBefore);
    line.forgetPaper();
    if (end === 'lost') return this.#doubtAndClose(line.lost ?? 'the connection was lost');
    const status = await this.#askNow(line);
    if (status === null) return this.#doubtAndClose('the printer took the ticket and then fell silent');
    if (end === 'proven') return ok('confirmed');
    if (!canPrint(status)) return this.#doubt(`the printer took the ticket and is now ${status.state}`);
    if (end === 'trouble') return this.#doubt('the printer took the ticket and stopped for a while');
    if (end === 'untold') return this.#doubtAndClose('the printer does not say that it is done');
    return ok('confirmed');
  }

  /** `proven`: the printer says that it is done. `elapsed`: it should be. `untold`: it should have said so. */
  async #untilDone(
    line: StatusLine,
    job: MeasuredJob,
    rubbishBefore: number,
  ): Promise<'proven' | 'elapsed' | 'untold' | 'trouble' | 'lost'> {
    const printing = Math.ceil((job.millimetres / this.#manners.speed) * 1000) + 500;
    if (this.#manners.tellsWhenPrinted) {
      const told = await this.#untilPrinted(line, printing);
      if (told !== 'printed') return told === 'late' ? 'untold' : told;
      // The answer to GS r has no mark of its own: among rubbish it proves nothing.
      if (line.rubbish === rubbishBefore) return 'proven';
    }
    const waited = await line.quiet(printing);
    return waited === 'trouble' || waited === 'lost' ? waited : 'elapsed';
  }

  /** Waits for the answer to GS r, looking now and then whether the printer has stopped. */
  async #untilPrinted(line: StatusLine, printing: number): Promise<'printed' | 'trouble' | 'lost' | 'late'> {
    const written = await line.askWhenPrinted(this.#limits.write);
    if (!written.ok) return 'lost';
    const first = await line.paper(printing + 1_000);
    if (first !== 'late') return first;
    const status = await this.#askNow(line);
    if (status === null || !canPrint(status)) return 'trouble';
    return line.paper(this.#limits.finish);
  }

  /** The status, after clearing a fault that has been remedied but is still held by the printer. */
  async #lookAndRecover(notWithinMs: number): Promise<PrinterStatus> {
    const status = await this.#look();
    const line = this.#line;
    const mayHold = status.state === 'cutterError' || status.state === 'error';
    if (!mayHold || line === null || line.lost !== null) return status;
    const now = this.#timers.now();
    if (this.#recoveredAt !== null && now - this.#recoveredAt < notWithinMs) return status;
    this.#recoveredAt = now;
    // Clear, not resume: the interrupted ticket was called doubtful and must not come out now.
    const written = await line.write(recover('clear'), this.#limits.write);
    if (!written.ok) return status;
    await pause(this.#timers, RECOVERY_MS);
    return this.#look();
  }

  /**
   * Asks. A connection kept from before that stays silent is replaced once, for it may be half-open; so is
   * the first of all, with zeros for a printer that takes the question for the rest of a picture. They are
   * not sent without need: a printer without paper may not take many bytes.
   */
  async #look(): Promise<PrinterStatus> {
    const opened = await this.#open();
    if (!opened.ok) return opened.error;
    if (this.#cannotAnswer()) return { state: 'unknown', detail: 'the printer cannot tell its state' };
    const status = await this.#askNow(opened.value.line);
    if (status !== null) return status;
    if (opened.value.fresh && this.#hasPadded) return this.#silence();
    await this.#abandon(this.#hasPadded ? QUESTION_BYTES : CHUNK_BYTES);
    const again = await this.#open();
    if (!again.ok) return again.error;
    return (await this.#askNow(again.value.line)) ?? this.#silence();
  }

  async #silence(): Promise<PrinterStatus> {
    if (this.#line?.lost === null && this.#manners.answers === 'perhaps' && !this.#hasAnswered) {
      this.#silentSince = this.#timers.now();
      return { state: 'unknown', detail: 'the printer does not tell its state' };
    }
    this.#trouble = this.#line?.lost ?? 'the printer does not answer';
    await this.#abandon(QUESTION_BYTES);
    return { state: 'offline' };
  }

  #cannotAnswer(): boolean {
    if (!this.#transport.answers || this.#manners.answers === 'never') return true;
    return this.#silentSince !== null && this.#timers.now() - this.#silentSince < ASK_AGAIN_MS;
  }

  async #askNow(line: StatusLine): Promise<PrinterStatus | null> {
    const facts = await line.ask(this.#manners.questions, this.#limits.answer);
    if (facts === null) return null;
    this.#hasAnswered = true;
    this.#silentSince = null;
    const status = statusOf(facts);
    this.#listener(status);
    return status;
  }

  async #open(): Promise<Result<Opened, PrinterStatus>> {
    if (this.#line !== null && this.#line.lost === null) return ok({ line: this.#line, fresh: false });
    if (this.#line !== null) await this.#abandon(QUESTION_BYTES);
    const connection = await this.#transport.open();
    if (!connection.ok) {
      this.#trouble = connection.error.detail;
      return err(statusOfOpenFailure(connection.error));
    }
    const line = new StatusLine(connection.value, this.#timers, (status) => this.#listener(status));
    this.#line = line;
    const greeting = await this.#greet(line);
    if (!greeting.ok) {
      this.#trouble = greeting.error;
      await this.#abandon(QUESTION_BYTES);
      return err({ state: 'offline' });
    }
    this.#trouble = null;
    return ok({ line, fresh: true });
  }

  /** Ends a command that was broken off, then asks for automatic reports. */
  async #greet(line: StatusLine): Promise<Result<void, string>> {
    // Printers skip zeros; one that still waits for the rest of a picture fills it with white.
    const padding = new Uint8Array(this.#padding);
    const reports = this.#manners.reports ? reportStatusByItself() : new Uint8Array();
    const greeting = joined(padding, reports);
    if (greeting.length === 0) return ok(undefined);
    const written = await line.write(greeting, this.#limits.write);
    if (!written.ok) return err(written.error.reason);
    if (this.#padding >= CHUNK_BYTES) this.#hasPadded = true;
    this.#padding = 0;
    return ok(undefined);
  }

  #doubt(detail: string): Result<never, PrintFailure> {
    return err({ kind: 'unknown', detail });
  }

  /** The line is half-open, torn or stuck: the next job gets a new one. */
  async #doubtAndClose(detail: string, tornBytes = 0): Promise<Result<never, PrintFailure>> {
    this.#trouble = detail;
    await this.#abandon(Math.max(CHUNK_BYTES, tornBytes));
    if (!this.#cannotAnswer()) this.#listener({ state: 'offline' });
    return this.#doubt(detail);
  }

  /** Lets go of a connection that broke, perhaps inside a command that had so many bytes to go. */
  async #abandon(tornBytes: number): Promise<void> {
    this.#padding = Math.max(this.#padding, tornBytes);
    await this.close();
  }

  async #rest(): Promise<void> {
    const { idle } = this.#limits;
    if (idle === null) return;
    if (idle === 0) return this.close();
    this.#cancelIdle = this.#timers.after(idle, () => void this.close());
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
