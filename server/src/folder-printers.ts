/** Kiosk printers that write into folders, one for each kiosk. */
import { join } from 'node:path';
import { err, ok } from '@giliran/protocol';
import type { Clock } from './clock.ts';
import type { KioskPrinters } from './kiosk-printers.ts';

export function folderPrinters(root: string, clock: Pick<Clock, 'now'>): KioskPrinters {
  return {
    async print({ folder, jobId, paper, width }) {
      void [join(root, folder), jobId, paper, width, clock, ok];
      return err('not yet');
    },
  };
}
