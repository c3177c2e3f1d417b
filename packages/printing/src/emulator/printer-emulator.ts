/**
 * A receipt printer in memory: reads ESC/POS strictly, keeps what it printed, answers status, and has all
 * the troubles of a real one on request. TCP, fake USB and plain function calls lead to it.
 */
import type { Instant, PaperWidth } from '@giliran/protocol';
import type { Timers } from '../driver/timers.ts';
import { decodeNext } from '../bytes/decode.ts';
import type { CodePage } from '../bytes/code-page.ts';
import type { Operation } from '../bytes/operations.ts';
import { answerByte, NO_FAULTS, paperByte, reportBytes, stateOf } from './condition.ts';
import type { Condition } from './condition.ts';

/** One piece of paper, as it lies in the tray. */
export type EmulatedPaper = {
  readonly number: number;
  readonly at: Instant;
  readonly operations: readonly Operation[];
};

/** One cable or connection. */
export type Plug = {
  /** Bytes from the computer. */
  receive(bytes: Uint8Array): void;
  unplug(): void;
};

/** The computer's side of a plug. */
export type PlugListener = {
  readonly data: (bytes: Uint8Array) => void;
  /** The printer drops the connection. */
  readonly cut: () => void;
};

export type EmulatorOptions = {
  readonly width: PaperWidth;
  readonly timers: Timers;
  /** False: a printer whose paper is torn off by hand. */
  readonly cutter?: boolean;
  /** False: knows neither DLE EOT nor GS a nor GS r. */
  readonly answers?: boolean;
  /** False: knows DLE EOT only. */
  readonly tellsWhenPrinted?: boolean;
};

/** A change that happens by itself when so many operations of the next job have been printed. */
type Plan = { readonly afterOperations: number; readonly change: Partial<Condition> };

type Line = { readonly listener: PlugListener; mask: number; dead: boolean };

/** Bytes that no status ever has. */
const RUBBISH = Uint8Array.of(0xff, 0x93, 0x47, 0x80, 0xfe);

const REMEMBERED_PAPERS = 200;

export class PrinterEmulator {
  readonly width: PaperWidth;
  readonly #timers: Timers;
  readonly #cutter: boolean;
  readonly #answers: boolean;
  readonly #tellsWhenPrinted: boolean;
  readonly #lines = new Set<Line>();
  readonly #listeners = new Set<() => void>();
  #condition: Condition = NO_FAULTS;
  #buffer = new Uint8Array();
  #page: CodePage = 'pc437';
  #queue: { readonly operation: Operation; readonly from: Line }[] = [];
  #resting = false;
  #paper: Operation[] = [];
  #papers: EmulatedPaper[] = [];
  #printed = 0;
  #plan: (Plan & { count: number }) | null = null;
  #cutConnectionIn: number | null = null;
  #received = 0;
  #problems: string[] = [];
  /** The connection that the bytes in the buffer came by. */
  #from: Line | null = null;

  constructor({ width, timers, cutter = true, answers = true, tellsWhenPrinted = true }: EmulatorOptions) {
    this.width = width;
    this.#timers = timers;
    this.#cutter = cutter;
    this.#answers = answers;
    this.#tellsWhenPrinted = tellsWhenPrinted;
  }

  get condition(): Condition {
    return this.#condition;
  }

  /** Papers that were cut or torn off, oldest first. */
  get papers(): readonly EmulatedPaper[] {
    return this.#papers;
  }

  /** What has been printed since the last cut and still hangs in the printer. */
  get unfinished(): readonly Operation[] {
    return this.#paper;
  }

  /** Bytes that made no sense, in words. A printer prints nonsense there. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Bytes that reached the printer. */
  get received(): number {
    return this.#received;
  }

  get connections(): number {
    return this.#lines.size;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Somebody does something to the printer, or something happens to it. */
  set(change: Partial<Condition>): void {
    const before = reportBytes(this.#condition).join();
    this.#condition = { ...this.#condition, ...change };
    if (reportBytes(this.#condition).join() !== before) this.#report();
    if (!this.#condition.stalled) this.#read();
    this.#work();
    this.#changed();
  }

  /** Does so in the middle of the next job. */
  plan(afterOperations: number, change: Partial<Condition>): void {
    this.#plan = { afterOperations, change, count: 0 };
    this.#changed();
  }

  /** Drops every connection when so many more bytes have come; what comes with or after them is lost. */
  cutConnectionAfter(bytes: number): void {
    this.#cutConnectionIn = bytes;
    this.#changed();
  }

  /** The connections there are lead nowhere from now on, and nobody is told. */
  goHalfOpen(): void {
    for (const line of this.#lines) line.dead = true;
    this.#changed();
  }

  /** Off and on: whatever was being done is forgotten; connections are dropped. */
  powerCycle(): void {
    this.#buffer = new Uint8Array();
    this.#queue = [];
    this.#page = 'pc437';
    this.#plan = null;
    for (const line of this.#lines) line.listener.cut();
    this.#lines.clear();
    this.set({ stalled: false, cutterError: this.#condition.cutterJammed });
  }

  /** A person tears the paper off, whatever is on it. */
  tearOff(): void {
    this.#finishPaper();
    this.#changed();
  }

  connect(listener: PlugListener): Plug {
    const line: Line = { listener, mask: 0, dead: false };
    this.#lines.add(line);
    this.#changed();
    return {
      receive: (bytes) => this.#receive(line, bytes),
      unplug: () => {
        this.#lines.delete(line);
        this.#changed();
      },
    };
  }

  #receive(line: Line, bytes: Uint8Array): void {
    if (line.dead || !this.#lines.has(line)) return;
    const left = this.#cutConnectionIn;
    const taken = left === null ? bytes : bytes.subarray(0, left);
    this.#received += taken.length;
    const buffer = new Uint8Array(this.#buffer.length + taken.length);
    buffer.set(this.#buffer);
    buffer.set(taken, this.#buffer.length);
    this.#buffer = buffer;
    this.#from = line;
    if (!this.#condition.stalled) this.#read();
    if (left !== null) {
      this.#cutConnectionIn = left - taken.length;
      if (this.#cutConnectionIn <= 0) this.#dropConnections();
    }
    this.#changed();
  }

  #dropConnections(): void {
    this.#cutConnectionIn = null;
    const lines = [...this.#lines];
    this.#lines.clear();
    for (const line of lines) line.listener.cut();
  }

  /** Takes commands out of the buffer; real-time ones are obeyed at once, the others in their turn. */
  #read(): void {
    const from = this.#from;
    if (from === null) return;
    for (;;) {
      // Zeros between commands mean nothing.
      let start = 0;
      while (this.#buffer[start] === 0) start++;
      this.#buffer = this.#buffer.subarray(start);
      if (this.#buffer.length === 0) break;
      const step = decodeNext(this.#buffer, this.#page);
      if (step.kind === 'incomplete') break;
      if (step.kind === 'bad') {
        this.#problems.push(step.message);
        this.#buffer = this.#buffer.subarray(step.length);
        continue;
      }
      this.#buffer = this.#buffer.subarray(step.length);
      const { operation } = step;
      if (operation.kind === 'askStatus') {
        this.#say(from, Uint8Array.of(answerByte(operation.about, this.#condition)));
      } else if (operation.kind === 'recover') {
        this.#recover(operation.how);
        if (this.#buffer.length === 0) break;
      } else {
        if (operation.kind === 'codePage') this.#page = operation.page;
        if (operation.kind === 'initialize') this.#page = 'pc437';
        this.#queue.push({ operation, from });
      }
    }
    this.#work();
  }

  #recover(how: 'resume' | 'clear'): void {
    if (!this.#condition.cutterError) return;
    if (how === 'clear') {
      this.#queue = [];
      this.#buffer = new Uint8Array();
    }
    if (!this.#condition.cutterJammed) this.set({ cutterError: false });
  }

  #work(): void {
    while (!this.#resting) {
      if (this.#planIsDue()) continue;
      const next = this.#queue[0];
      if (next === undefined || stateOf(this.#condition).offline || this.#condition.stalled) return;
      if (next.operation.kind === 'cut' && this.#condition.cutterJammed) {
        this.set({ cutterError: true });
        return;
      }
      this.#queue.shift();
      this.#execute(next.operation, next.from);
      if (this.#plan !== null) this.#plan.count++;
      if (next.operation.kind === 'initialize' && this.#condition.delayMs > 0)
        this.#restFor(this.#condition.delayMs);
    }
  }

  #planIsDue(): boolean {
    const plan = this.#plan;
    if (plan === null || plan.count < plan.afterOperations) return false;
    this.#plan = null;
    this.set(plan.change);
    return true;
  }

  #restFor(milliseconds: number): void {
    this.#resting = true;
    this.#timers.after(milliseconds, () => {
      this.#resting = false;
      this.#work();
      this.#changed();
    });
  }

  #execute(operation: Operation, from: Line): void {
    switch (operation.kind) {
      case 'reportStatus':
        if (!this.#answers) return;
        from.mask = operation.mask;
        if (from.mask !== 0) this.#say(from, Uint8Array.from(reportBytes(this.#condition)));
        return;
      case 'transmitPaper':
        if (this.#tellsWhenPrinted) this.#say(from, Uint8Array.of(paperByte(this.#condition)));
        return;
      case 'initialize':
        from.mask = 0;
        if (!this.#cutter) this.#finishPaper();
        this.#paper.push(operation);
        return;
      case 'cut':
        if (!this.#cutter) return;
        this.#paper.push(operation);
        this.#finishPaper();
        return;
      default:
        this.#paper.push(operation);
    }
  }

  #finishPaper(): void {
    const operations = this.#paper;
    this.#paper = [];
    if (!operations.some(leavesInk)) return;
    this.#printed++;
    this.#papers.push({ number: this.#printed, at: this.#timers.now(), operations });
    if (this.#papers.length > REMEMBERED_PAPERS) this.#papers.shift();
  }

  #report(): void {
    for (const line of this.#lines) {
      if (line.mask !== 0) this.#say(line, Uint8Array.from(reportBytes(this.#condition)));
    }
  }

  #say(line: Line, bytes: Uint8Array): void {
    if (!this.#answers) return;
    const said =
      this.#condition.rubbish === 'instead'
        ? RUBBISH
        : this.#condition.rubbish === 'between'
          ? Uint8Array.from([...RUBBISH, ...bytes])
          : bytes;
    const speak = (): void => {
      if (!line.dead && this.#lines.has(line)) line.listener.data(said);
    };
    if (this.#condition.delayMs > 0) this.#timers.after(this.#condition.delayMs, speak);
    else speak();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function leavesInk(operation: Operation): boolean {
  return operation.kind === 'text' || operation.kind === 'qrPrint' || operation.kind === 'raster';
}
