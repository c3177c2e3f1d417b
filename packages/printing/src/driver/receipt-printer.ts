/** A ticket printer with its status as it changes, its counters, and its memory of earlier runs. */
import type { Instant, Result } from '@giliran/protocol';
import type { PrinterStatus, PrintFailure, PrintReceipt, TicketPrinter } from '../printer.ts';
import type { UnfinishedJob } from './job-book.ts';

export type PrintOutcome = Result<PrintReceipt, PrintFailure>;

export type PrinterEvent =
  /** The status is another one now. */
  | { readonly kind: 'status'; readonly status: PrinterStatus; readonly at: Instant }
  /** The job's first byte is about to leave. */
  | { readonly kind: 'jobBegan'; readonly jobId: string; readonly at: Instant }
  /** Its last byte has left. */
  | { readonly kind: 'jobSent'; readonly jobId: string; readonly at: Instant }
  /** What `print` resolves with; comes once for each job that is not a repetition. */
  | {
      readonly kind: 'jobEnded';
      readonly jobId: string;
      readonly outcome: PrintOutcome;
      readonly at: Instant;
    };

export type PrinterCounters = {
  /** Since the program started. */
  readonly confirmed: number;
  readonly sent: number;
  readonly doubtful: number;
  /** Jobs of which nothing was printed. */
  readonly refused: number;
  /** Bytes received that were nothing a printer says. */
  readonly rubbish: number;
  /** Of the roll that is in, kept across restarts. */
  readonly usedMillimetres: number;
  /** Null when the length of a full roll is not set. */
  readonly leftMillimetres: number | null;
};

export type ReceiptPrinter = TicketPrinter & {
  /** Where it leads, for the technician. */
  readonly name: string;
  /** The status last seen; `unknown` before the first look. */
  lastStatus(): PrinterStatus;
  /** Why it could not be reached the last time, for the technician, or null. */
  trouble(): string | null;
  /** Calls the listener at each event until the answer is called. */
  subscribe(listener: (event: PrinterEvent) => void): () => void;
  /** Looks at the status every so many milliseconds while nothing is printed, until the answer is called. */
  watch(everyMs: number): () => void;
  counters(): PrinterCounters;
  /** Jobs that an earlier run of the program left in doubt: the paper may have come out. */
  unfinished(): readonly UnfinishedJob[];
  /** A person has put in a full roll. Seen by itself when the paper had run out. */
  rollChanged(): Promise<void>;
  /** Waits for the job under way, then lets go of the printer. Jobs after that are not printed. */
  close(): Promise<void>;
};
