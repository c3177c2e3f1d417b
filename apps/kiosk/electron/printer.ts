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
      return describe(failure.status);
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

/**
 * Speaks to a printer for the page. A printer never repeats a job by itself; when one ended as `unknown`
 * and a person asks for it again, that is a new job with a name of its own.
 */
export function pagePrinter(printer: TicketPrinter): KioskPrinter {
  const doubtful = new Map<string, number>();
  return {
    status: async () => (await printer.status()).state,
    async print({ jobId, paper, width = '80mm' }) {
      const before = doubtful.get(jobId) ?? 0;
      const name = before === 0 ? jobId : `${jobId}.again-${before}`;
      const printed = await printer.print({ jobId: name, bytes: layoutTicket(paper, width), width });
      if (printed.ok) return ok({ at: printed.value.at });
      if (printed.error.kind === 'unknown') doubtful.set(jobId, before + 1);
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
