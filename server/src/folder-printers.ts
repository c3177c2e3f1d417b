/** Kiosk printers that write into folders, one for each kiosk. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolderPrinter, layoutTicket, type PrintFailure, type TicketPrinter } from '@giliran/printing';
import { err, ok, unreachable } from '@giliran/protocol';
import type { Clock } from './clock.ts';
import type { KioskPrintFailure, KioskPrinters } from './kiosk-printers.ts';

function failureOf(failure: PrintFailure): KioskPrintFailure {
  switch (failure.kind) {
    case 'notReady':
      return { kind: 'failed', detail: `the printer is ${failure.status.state}` };
    case 'badJob':
    case 'notPrinted':
      return { kind: 'failed', detail: failure.detail };
    case 'unknown':
      return { kind: 'unknown', detail: failure.detail };
    default:
      return unreachable(failure);
  }
}

export function folderPrinters(root: string, clock: Pick<Clock, 'now'>): KioskPrinters {
  const printers = new Map<string, TicketPrinter>();
  const printerOf = (folder: string): TicketPrinter => {
    const known = printers.get(folder);
    if (known) return known;
    const printer = createFolderPrinter({ folder: join(root, folder), now: () => clock.now() });
    printers.set(folder, printer);
    return printer;
  };
  return {
    async print({ folder, jobId, paper, width }) {
      try {
        await mkdir(join(root, folder), { recursive: true });
      } catch (error) {
        return err({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
      }
      const printed = await printerOf(folder).print({ jobId, bytes: layoutTicket(paper, width), width });
      return printed.ok
        ? ok({ at: printed.value.at, certainty: printed.value.certainty })
        : err(failureOf(printed.error));
    },
  };
}
