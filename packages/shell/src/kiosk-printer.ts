/** What the shell needs of a kiosk's printer. The kiosk's main process makes one from `@giliran/printing`. */
import type { Result } from '@giliran/protocol';
import type { PrinterState, PrintJob } from './bridge.ts';

export interface KioskPrinter {
  status(): Promise<PrinterState>;
  /** Prints one ticket, see `KioskBridge.printer`. Never rejects for a printer's own trouble. */
  print(job: PrintJob): Promise<Result<{ at: number }, { reason: string }>>;
}
