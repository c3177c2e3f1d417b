/** The kiosk's printer as the page sees it: one word for its state, one sentence for a failure. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  createFolderPrinter,
  layoutTicket,
  type PrintFailure,
  type PrinterStatus,
  type TicketPrinter,
} from '@giliran/printing';
import { err, ok, unreachable } from '@giliran/protocol';
import type { KioskPrinter, PrinterSurroundings } from '@giliran/shell';

/** Starts with the state that hindered the paper, or with `unknown` when it may still come out. */
function reasonOf(failure: PrintFailure): string {
  switch (failure.kind) {
    case 'notReady':
      // Nothing was printed, whatever the state: the word `unknown` is for papers that may still come out.
      return failure.status.state === 'unknown'
        ? `error: ${failure.status.detail}`
        : describe(failure.status);
    case 'badJob':
      return `error: ${failure.detail}`;
    case 'notPrinted':
      return `error: ${failure.detail}`;
    case 'unknown':
      return `unknown: ${failure.detail}`;
    default:
      return unreachable(failure);
  }
}

const describe = (status: PrinterStatus): string =>
  'detail' in status ? `${status.state}: ${status.detail}` : status.state;

/** Speaks to a printer for the page. A printer never repeats a job by itself; another paper has a name of its own. */
export function pagePrinter(printer: TicketPrinter): KioskPrinter {
  return {
    status: async () => (await printer.status()).state,
    async print({ jobId, paper, width = '80mm' }) {
      const printed = await printer.print({ jobId, bytes: layoutTicket(paper, width), width });
      if (printed.ok) return ok({ at: printed.value.at });
      return err({ reason: reasonOf(printed.error) });
    },
  };
}

/** A folder in the program's own, or `GILIRAN_PRINT_FOLDER`, which must exist: it may be a mounted one. */
export function kioskPrinter({ userData, env, now }: PrinterSurroundings): KioskPrinter {
  const given = env['GILIRAN_PRINT_FOLDER'];
  const folder = given === undefined || given === '' ? join(userData, 'tickets') : given;
  if (folder !== given) mkdirSync(folder, { recursive: true });
  return pagePrinter(createFolderPrinter({ folder, now }));
}
