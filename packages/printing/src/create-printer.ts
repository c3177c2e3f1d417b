/** From a configuration to a printer that can be given tickets. */
import { err, ok } from '@giliran/protocol';
import type { PaperWidth, PrinterConfig, Result, TicketPaper } from '@giliran/protocol';
import { createFolderEngine } from './adapters/folder-engine.ts';
import { programRunner } from './adapters/run-program.ts';
import type { RunProgram } from './adapters/run-program.ts';
import { createSystemQueue } from './adapters/system-queue.ts';
import { settingsOf } from './config/printer-settings.ts';
import type { PrinterSettings } from './config/printer-settings.ts';
import type { PrintEngine } from './driver/engine.ts';
import { JobBook } from './driver/job-book.ts';
import { fileJournal, memoryJournal } from './driver/journal.ts';
import { createLineEngine } from './driver/line-engine.ts';
import { TIME_LIMITS } from './driver/manners.ts';
import { PaperRoll } from './driver/paper-roll.ts';
import { createReceiptPrinter } from './driver/create-receipt-printer.ts';
import type { ReceiptPrinter } from './driver/receipt-printer.ts';
import { REAL_TIMERS } from './driver/timers.ts';
import type { Timers } from './driver/timers.ts';
import type { Transport } from './driver/transport.ts';
import { layoutTicket } from './layout/layout-ticket.ts';
import { testPrint } from './layout/test-print.ts';
import type { PrintFailure, PrintReceipt } from './printer.ts';
import { deviceFileTransport } from './transports/device-file.ts';
import type { OpenDevice } from './transports/device-file.ts';
import { networkTransport } from './transports/network.ts';
import type { LoadUsb } from './transports/usb-module.ts';
import { usbTransport } from './transports/usb.ts';

export type CreatePrinterDependencies = {
  /** Where a `folder` printer writes that names no folder of its own; must exist. */
  readonly ownFolder?: string;
  /**
   * A file that is this printer's alone, in a folder that exists: with it the printer knows after a crash
   * which job was under way, and how much paper is left. Null: it forgets with the process.
   */
  readonly journal: string | null;
  /** Default: the machine's clock. */
  readonly timers?: Timers;
  /** The outside world; the defaults are the real ones. */
  readonly loadUsb?: LoadUsb;
  readonly openDevice?: OpenDevice;
  readonly run?: RunProgram;
};

/** A printer together with how tickets are laid out for it. */
export type ConfiguredPrinter = ReceiptPrinter & {
  readonly settings: PrinterSettings;
  readonly width: PaperWidth;
  /** The ticket's bytes for this printer: its paper, characters, QR way, knife and copies. */
  bytesOf(paper: TicketPaper): Uint8Array;
  /** Prints a page that shows whether the settings fit. `url` goes into its QR code. */
  printTest(jobId: string, url: string): Promise<Result<PrintReceipt, PrintFailure>>;
};

/** A printer may be set up to leave the logo out: it costs time on a slow one. */
function withoutLogo(paper: TicketPaper): TicketPaper {
  const { logo, ...rest } = paper;
  return logo === undefined ? paper : rest;
}

/** Does not touch the printer yet; fails, in words for the technician, when the journal cannot be used. */
export async function createPrinter(
  config: PrinterConfig,
  dependencies: CreatePrinterDependencies,
): Promise<Result<ConfiguredPrinter, string>> {
  const timers = dependencies.timers ?? REAL_TIMERS;
  const settings = settingsOf(config);
  const journal = dependencies.journal === null ? memoryJournal() : fileJournal(dependencies.journal);
  const loaded = await JobBook.load(journal, timers.now());
  if (!loaded.ok) return err(`the printer's journal cannot be used: ${loaded.error}`);
  const { book, unfinished, usedMillimetres } = loaded.value;
  const engine = engineOf(config, settings, dependencies, timers);
  const roll = new PaperRoll(settings.rollMillimetres, usedMillimetres, !settings.seesPaperLow);
  const printer = createReceiptPrinter({ engine, timers, book, roll, unfinished });
  const { width, charset, qr, cutter, dotsPerLine, copies } = settings;
  const layout = { charset, qr, cutter, dotsPerLine, copies };
  return ok(
    // The printer's methods live on its class, so they are handed on one by one.
    {
      name: printer.name,
      settings,
      width,
      status: () => printer.status(),
      print: (job) => printer.print(job),
      lastStatus: () => printer.lastStatus(),
      trouble: () => printer.trouble(),
      subscribe: (listener) => printer.subscribe(listener),
      watch: (everyMs) => printer.watch(everyMs),
      counters: () => printer.counters(),
      unfinished: () => printer.unfinished(),
      rollChanged: () => printer.rollChanged(),
      close: () => printer.close(),
      bytesOf: (paper) => layoutTicket(settings.logo ? paper : withoutLogo(paper), width, layout),
      printTest: (jobId, url) =>
        printer.print({ jobId, bytes: testPrint(settings, { name: printer.name, url }), width }),
    },
  );
}

function engineOf(
  config: PrinterConfig,
  { manners }: PrinterSettings,
  { ownFolder, loadUsb, openDevice, run = programRunner(REAL_TIMERS) }: CreatePrinterDependencies,
  timers: Timers,
): PrintEngine {
  const overLine = (transport: Transport, idle: number | null): PrintEngine =>
    createLineEngine({ transport, manners, timers, limits: { ...TIME_LIMITS, idle } });
  switch (config.adapter) {
    case 'folder':
      return createFolderEngine({ folder: config.folder ?? ownFolder ?? '.', now: () => timers.now() });
    case 'usb':
      return overLine(
        usbTransport(config, { timers, ...(loadUsb === undefined ? {} : { load: loadUsb }) }),
        null,
      );
    case 'network':
      return overLine(networkTransport(config, timers), config.idleSeconds * 1_000);
    case 'device': {
      const open = openDevice === undefined ? {} : { openDevice };
      return overLine(deviceFileTransport(config.path, { timers, ...open }), null);
    }
    case 'system':
      return createSystemQueue(config.queue, { run });
  }
}
