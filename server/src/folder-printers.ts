/** Kiosk printers that write into folders, one for each kiosk. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolderPrinter, layoutTicket, type PrintFailure, type TicketPrinter } from '@giliran/printing';
import { err, ok } from '@giliran/protocol';
import type { Clock } from './clock.ts';
import type { KioskPrinters } from './kiosk-printers.ts';

function inWords(failure: PrintFailure): string {
  return failure.kind === 'notReady' ? `the printer is ${failure.status.state}` : failure.detail;
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
        return err(error instanceof Error ? error.message : String(error));
      }
      const printed = await printerOf(folder).print({ jobId, bytes: layoutTicket(paper, width), width });
      return printed.ok ? ok({ at: printed.value.at }) : err(inWords(printed.error));
    },
  };
}
