/**
 * The place where a printer stands: one printer at a time, as its set-up says. Another set-up takes effect
 * between two papers, never in the middle of one, and the journal goes on: no paper comes out again because
 * the printer was set up anew.
 */
import { err, ok, unreachable } from '@giliran/protocol';
import type {
  PrinterConfig,
  PrinterDetection,
  PrinterReport,
  PrinterTest,
  Result,
  TicketPaper,
} from '@giliran/protocol';
import { detectPrinters, type DetectDependencies } from '../config/detect-printers.ts';
import { createPrinter, type ConfiguredPrinter, type CreatePrinterDependencies } from '../create-printer.ts';
import type { PrintOutcome } from '../driver/receipt-printer.ts';
import { REAL_TIMERS, type Timers } from '../driver/timers.ts';
import type { PrinterStatus } from '../printer.ts';

export type StationParts = CreatePrinterDependencies & {
  readonly ownFolder: string;
  /** A `folder` printer may use no other folder than this one. */
  readonly ownFolderOnly?: boolean;
  readonly detect?: (dependencies?: DetectDependencies) => Promise<PrinterDetection>;
};

export type PrinterStation = {
  /** The set-up in force, or about to be. */
  config(): PrinterConfig;
  /** Takes another set-up; the same one again changes nothing. Resolves when it is in force. */
  configure(config: PrinterConfig): Promise<void>;
  /** How the printer is now. Never rejects. */
  look(): Promise<PrinterReport>;
  /** Prints a ticket as this printer wants it. Never rejects. */
  print(jobId: string, paper: TicketPaper): Promise<PrintOutcome>;
  /** Prints the page that shows whether the set-up fits; `url` goes into its QR code. */
  test(jobId: string, url: string): Promise<PrinterTest>;
  /** A person has put in a full roll. */
  newRoll(): Promise<PrinterReport>;
  /** The printers that this machine sees. Waits for the paper under way. */
  detect(): Promise<PrinterDetection>;
  /** Hears how the printer is whenever that may have changed, until the answer is called. */
  subscribe(listener: (report: PrinterReport) => void): () => void;
  /** Lets go of the printer after the paper under way, until somebody prints or looks again. */
  rest(): Promise<void>;
  /** Waits for the paper under way, then lets go of the printer for good. */
  close(): Promise<void>;
};

/** Milliseconds between two looks at a printer that nobody uses. */
const WATCH_MS = 1_000;
/** For one whose every look costs a program or a connection. */
const WATCH_COSTLY_MS = 5_000;
const LONGEST_DETAIL = 300;

/** Touches no printer yet. */
export function openStation(config: PrinterConfig, parts: StationParts): PrinterStation {
  return new Station(config, parts);
}

class Station implements PrinterStation {
  readonly #parts: StationParts;
  readonly #timers: Timers;
  readonly #listeners = new Set<(report: PrinterReport) => void>();
  #config: PrinterConfig;
  #printer: Promise<Result<ConfiguredPrinter, string>>;
  #letGo: () => void = () => undefined;
  #turn: Promise<unknown>;
  #closed = false;

  constructor(config: PrinterConfig, parts: StationParts) {
    this.#config = config;
    this.#parts = parts;
    this.#timers = parts.timers ?? REAL_TIMERS;
    this.#printer = this.#open();
    this.#turn = this.#printer;
  }

  config(): PrinterConfig {
    return this.#config;
  }

  configure(config: PrinterConfig): Promise<void> {
    if (JSON.stringify(config) === JSON.stringify(this.#config)) return this.#turn.then(() => undefined);
    this.#config = config;
    return this.#inTurn(async () => {
      // A newer one came while this one waited.
      if (this.#config !== config || this.#closed) return;
      await this.#reopen();
      this.#tell(await this.look());
    });
  }

  async look(): Promise<PrinterReport> {
    const printer = await this.#printer;
    if (printer.ok) return reportOf(await printer.value.status(), printer.value);
    // What hindered it (a full disk, say) may be over.
    if (!this.#closed) void this.#inTurn(() => this.#reopenBroken());
    return { state: 'error', detail: printer.error.slice(0, LONGEST_DETAIL), paperUsedMm: null };
  }

  print(jobId: string, paper: TicketPaper): Promise<PrintOutcome> {
    return this.#inTurn(async () => {
      const printer = await this.#usable();
      if (!printer.ok) return err({ kind: 'notPrinted', detail: printer.error });
      const { value } = printer;
      return value.print({ jobId, bytes: value.bytesOf(paper), width: value.width });
    });
  }

  test(jobId: string, url: string): Promise<PrinterTest> {
    return this.#inTurn(async () => {
      const printer = await this.#usable();
      const at = this.#timers.now();
      if (!printer.ok) return { outcome: 'failed', detail: printer.error, at };
      return testOf(await printer.value.printTest(jobId, url), this.#timers.now());
    });
  }

  async newRoll(): Promise<PrinterReport> {
    const printer = await this.#printer;
    if (printer.ok) await printer.value.rollChanged();
    const report = await this.look();
    this.#tell(report);
    return report;
  }

  detect(): Promise<PrinterDetection> {
    const { detect = detectPrinters, loadUsb, run } = this.#parts;
    const outside = {
      ...(loadUsb === undefined ? {} : { load: loadUsb }),
      ...(run === undefined ? {} : { run }),
    };
    return this.#inTurn(() => detect(outside));
  }

  subscribe(listener: (report: PrinterReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  rest(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#release();
      this.#printer = Promise.resolve(err('nobody uses it now'));
    });
  }

  close(): Promise<void> {
    this.#closed = true;
    return this.#inTurn(() => this.#release());
  }

  async #usable(): Promise<Result<ConfiguredPrinter, string>> {
    if (this.#closed) return err('the printer has been let go');
    await this.#reopenBroken();
    return this.#printer;
  }

  async #reopenBroken(): Promise<void> {
    if (!(await this.#printer).ok && !this.#closed) await this.#reopen();
  }

  async #reopen(): Promise<void> {
    await this.#release();
    this.#printer = this.#open();
    await this.#printer;
  }

  async #release(): Promise<void> {
    this.#letGo();
    this.#letGo = () => undefined;
    const printer = await this.#printer;
    if (printer.ok) await printer.value.close();
  }

  async #open(): Promise<Result<ConfiguredPrinter, string>> {
    const { ownFolderOnly = false } = this.#parts;
    if (ownFolderOnly && this.#config.adapter === 'folder' && this.#config.folder !== undefined)
      return err('a kiosk in a browser prints into the server’s own folder: leave the folder empty');
    const made = await createPrinter(this.#config, this.#parts);
    if (!made.ok) return made;
    const printer = made.value;
    const stopHearing = printer.subscribe((event) => {
      if (event.kind === 'status' || event.kind === 'jobEnded')
        this.#tell(reportOf(printer.lastStatus(), printer));
    });
    const stopWatching = printer.watch(watchEvery(this.#config));
    this.#letGo = () => {
      stopWatching();
      stopHearing();
    };
    return ok(printer);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #tell(report: PrinterReport): void {
    for (const listener of this.#listeners) listener(report);
  }
}

const watchEvery = (config: PrinterConfig): number =>
  config.adapter === 'system' || (config.adapter === 'network' && config.idleSeconds === 0)
    ? WATCH_COSTLY_MS
    : WATCH_MS;

function reportOf(status: PrinterStatus, printer: ConfiguredPrinter): PrinterReport {
  const trouble = status.state === 'offline' ? printer.trouble() : null;
  const detail = 'detail' in status ? status.detail : trouble;
  return {
    state: status.state,
    detail: detail?.trim().slice(0, LONGEST_DETAIL) || null,
    paperUsedMm: Math.round(printer.counters().usedMillimetres),
  };
}

function testOf(outcome: PrintOutcome, now: number): PrinterTest {
  if (outcome.ok) return { outcome: outcome.value.certainty, detail: null, at: outcome.value.at };
  const failure = outcome.error;
  switch (failure.kind) {
    case 'notReady': {
      const { status } = failure;
      const detail = 'detail' in status ? `${status.state}: ${status.detail}` : status.state;
      return { outcome: 'failed', detail, at: now };
    }
    case 'badJob':
    case 'notPrinted':
      return { outcome: 'failed', detail: failure.detail, at: now };
    case 'unknown':
      return { outcome: 'unknown', detail: failure.detail, at: now };
    default:
      return unreachable(failure);
  }
}
