/** Printers at the server that do as a test tells them: everything but the print is always well. */
import type { PrinterReport, PrinterTest, Result, TicketPaper } from '@giliran/protocol';
import { err, ok, paperWidthOf, type PaperWidth } from '@giliran/protocol';
import type { KioskPrinters } from '@giliran/server';

export interface KioskPrintJob {
  /** The kiosk's id. */
  readonly folder: string;
  readonly jobId: string;
  readonly paper: TicketPaper;
  readonly width: PaperWidth;
}
export type Printed = Result<
  { readonly at: number; readonly certainty: 'confirmed' | 'sent' },
  { readonly kind: 'failed' | 'unknown'; readonly detail: string }
>;

export function toldPrinters(print: (job: KioskPrintJob) => Promise<Printed>): KioskPrinters {
  const well: PrinterReport = { state: 'ready', detail: null, paperUsedMm: null };
  const tested: PrinterTest = { outcome: 'confirmed', detail: null, at: 1 };
  return {
    of: (kioskId, setUp) => ({
      look: () => Promise.resolve(well),
      async print(jobId, paper) {
        const printed = await print({ folder: kioskId, jobId, paper, width: paperWidthOf(setUp) });
        if (printed.ok) return ok({ jobId, repeated: false, ...printed.value });
        const { kind, detail } = printed.error;
        return err(kind === 'failed' ? { kind: 'notPrinted', detail } : { kind: 'unknown', detail });
      },
      test: () => Promise.resolve(tested),
      newRoll: () => Promise.resolve(well),
      detect: () => Promise.resolve({ printers: [], notLooked: [] }),
      subscribe: () => () => undefined,
      rest: () => Promise.resolve(),
    }),
    close: () => Promise.resolve(),
  };
}
