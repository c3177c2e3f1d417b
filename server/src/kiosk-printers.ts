/** Printers for kiosks that run in a plain browser: the server prints their papers. */
import type { PaperWidth, Result, TicketPaper } from '@giliran/protocol';

export interface KioskPrintJob {
  /** The kiosk's id. */
  readonly folder: string;
  /** The paper's id. The same job is printed once. */
  readonly jobId: string;
  readonly paper: TicketPaper;
  readonly width: PaperWidth;
}

export interface KioskPrintReceipt {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `sent`: the printer took every byte and cannot report what became of them. */
  readonly certainty: 'confirmed' | 'sent';
}

/** `failed`: nothing came out, and nothing will. `unknown`: it may have come out, or still may. */
export interface KioskPrintFailure {
  readonly kind: 'failed' | 'unknown';
  /** In words, for the technician. */
  readonly detail: string;
}

export interface KioskPrinters {
  print(job: KioskPrintJob): Promise<Result<KioskPrintReceipt, KioskPrintFailure>>;
}
