/**
 * The seam to a ticket printer. Adapters (folder, USB, network, device file) stand behind it; the rest
 * of the program knows only this.
 *
 * The one rule: paper may come out at most once per job unless a person asks for it again. An adapter
 * never repeats a job by itself, and says `unknown` when bytes left but it cannot tell what became of them.
 */
import type { Instant, PaperWidth, Result } from '@giliran/protocol';

/** What a printer is doing, one state at a time: the worst that holds. */
export type PrinterStatus =
  | { readonly state: 'ready' }
  /** Prints, but the roll ends soon. */
  | { readonly state: 'paperLow' }
  | { readonly state: 'paperOut' }
  | { readonly state: 'coverOpen' }
  | { readonly state: 'cutterError' }
  /** Not there: unplugged, switched off, unreachable, or switched offline by a person. */
  | { readonly state: 'offline' }
  /** The printer reports another fault; `detail` says which, for the technician. */
  | { readonly state: 'error'; readonly detail: string }
  /** It does not answer, or cannot: many printers have no way to tell. Printing may be tried. */
  | { readonly state: 'unknown'; readonly detail: string };

/** One paper. */
export type PrintJob = {
  /** Names the paper, 1–128 visible ASCII characters. The same job is never printed twice; a reprint is a new job. */
  readonly jobId: string;
  readonly bytes: Uint8Array;
  readonly width: PaperWidth;
};

export type PrintReceipt = {
  readonly jobId: string;
  /** `confirmed`: the printer reported itself well after the paper. `sent`: it took every byte and cannot report. */
  readonly certainty: 'confirmed' | 'sent';
  readonly at: Instant;
  /** True when this job had been printed before, so nothing came out now. */
  readonly repeated: boolean;
};

export type PrintFailure =
  /** Nothing was printed and nothing will be; the job may be given again once the status is better. */
  | { readonly kind: 'notReady'; readonly status: PrinterStatus }
  /** Nothing was printed: the bytes are no ticket. Giving them again will not help. */
  | { readonly kind: 'badJob'; readonly detail: string }
  /** Nothing was printed, for a reason that may pass. */
  | { readonly kind: 'notPrinted'; readonly detail: string }
  /** Bytes left and no answer came in time: the paper may still come out. Ask a person before printing again. */
  | { readonly kind: 'unknown'; readonly detail: string };

export type TicketPrinter = {
  /** Never rejects: a printer that cannot be asked is `offline` or `unknown`. */
  status(): Promise<PrinterStatus>;
  /** Never rejects. Resolves within the adapter's time limit. */
  print(job: PrintJob): Promise<Result<PrintReceipt, PrintFailure>>;
};

/** Whether a paper may be tried in this state. */
export function canPrint(status: PrinterStatus): boolean {
  return status.state === 'ready' || status.state === 'paperLow' || status.state === 'unknown';
}
