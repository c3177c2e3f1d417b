/** Printers at the server, for kiosks that run in a plain browser: one for each kiosk, as its set-up says. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStation, type PrinterStation, type StationParts } from '@giliran/printing';
import { unsetPrinter, type Kiosk, type KioskId, type PrinterConfig } from '@giliran/protocol';
import type { Clock } from './clock.ts';

/** What the server needs of a kiosk's printer. */
export type KioskPrinter = Omit<PrinterStation, 'config' | 'configure' | 'close'>;

export interface KioskPrinters {
  /** The kiosk's printer, made when first asked for. Another set-up takes effect between two papers. */
  of(kioskId: KioskId, setUp: PrinterConfig): KioskPrinter;
  /** Lets go of every printer, after the papers under way. */
  close(): Promise<void>;
}

/** How a kiosk's printer is set up; while nobody has, a folder. */
export const setUpOf = (kiosk: Kiosk): PrinterConfig => kiosk.printer ?? unsetPrinter(kiosk.paper);

export interface StationPrintersParts {
  /** Each kiosk's folder of papers lies in it. */
  readonly papers: string;
  /** Each printer's memory lies in it. */
  readonly journals: string;
  readonly clock: Clock;
  /** The outside world; default the real one. */
  readonly outside?: Pick<StationParts, 'loadUsb' | 'openDevice' | 'run' | 'detect'>;
}

export function stationPrinters({
  papers,
  journals,
  clock,
  outside = {},
}: StationPrintersParts): KioskPrinters {
  const stations = new Map<KioskId, PrinterStation>();
  return {
    of(kioskId, setUp) {
      const known = stations.get(kioskId);
      if (known) {
        void known.configure(setUp);
        return known;
      }
      const ownFolder = join(papers, kioskId);
      makeFolder(ownFolder);
      makeFolder(journals);
      const station = openStation(setUp, {
        ...outside,
        ownFolder,
        journal: join(journals, `${kioskId}.jsonl`),
        timers: clock,
        // A set-up comes over the network: it must not lead into other folders of the server.
        ownFolderOnly: true,
      });
      stations.set(kioskId, station);
      return station;
    },
    async close() {
      const open = [...stations.values()];
      stations.clear();
      await Promise.all(open.map((station) => station.close()));
    },
  };
}

/** Where it cannot be made, the printer says so itself. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    // Read-only, or no room.
  }
}
