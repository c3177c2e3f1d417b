/** Printers for kiosks that run in a plain browser: the server writes their papers into a folder. */
import type { PaperWidth, Result, TicketPaper } from '@giliran/protocol';

export interface KioskPrintJob {
  /** The kiosk's id, or `api` where no kiosk is concerned. */
  readonly folder: string;
  /** The same job is printed once. */
  readonly jobId: string;
  readonly paper: TicketPaper;
  readonly width: PaperWidth;
}

export interface KioskPrinters {
  /** The moment of printing (epoch milliseconds), or what went wrong in words. */
  print(job: KioskPrintJob): Promise<Result<{ at: number }, string>>;
}
