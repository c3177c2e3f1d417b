/** The kiosk's printer as the page sees it, set up as the server says, or as a technician's file does. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStation, type PrintFailure, type PrinterStatus, type StationParts } from '@giliran/printing';
import {
  err,
  ok,
  unreachable,
  unsetPrinter,
  type PrinterConfig,
  type PrinterReport,
} from '@giliran/protocol';
import type { KioskPrinter, PrinterSurroundings } from '@giliran/shell';
import { keepSetUp, readSetUp, type KeptSetUp } from './printer-file.ts';

/** Starts with the state that hindered the paper, or with `unknown` when it may still come out. */
export function reasonOf(failure: PrintFailure): string {
  switch (failure.kind) {
    case 'notReady':
      // Nothing was printed, whatever the state: the word `unknown` is for papers that may still come out.
      return failure.status.state === 'unknown'
        ? `error: ${failure.status.detail}`
        : describe(failure.status);
    case 'badJob':
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

/** `outside`: the outside world of printers; default the real one. */
export type KioskPrinterParts = PrinterSurroundings & {
  readonly outside?: Pick<StationParts, 'loadUsb' | 'openDevice' | 'run' | 'detect'>;
};

/**
 * The printer of this machine. The file that `GILIRAN_PRINTER` names goes before everything; else it is as
 * the server says, of which `printer.json` in the program's folder is the copy to start with; else a folder,
 * the program's own or `GILIRAN_PRINT_FOLDER`, which must exist: it may be a mounted one.
 */
export function kioskPrinter({ userData, env, log, now, outside = {} }: KioskPrinterParts): KioskPrinter {
  const named = env['GILIRAN_PRINTER'] ?? '';
  const copy = join(userData, 'printer.json');
  const given = env['GILIRAN_PRINT_FOLDER'] ?? '';
  const ownFolder = given === '' ? join(userData, 'tickets') : given;
  if (given === '') mkdirSync(ownFolder, { recursive: true });

  let kept: KeptSetUp = readSetUp(named === '' ? copy : named, named === '' ? 'perhaps' : 'must');
  const station = openStation(kept.kind === 'read' ? kept.config : unsetPrinter('80mm'), {
    ...outside,
    ownFolder,
    journal: join(userData, 'printer-journal.jsonl'),
    timers: {
      now,
      after(milliseconds, action) {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  });
  /** A file with a mistake is a printer that says so, not one of another kind. */
  const mistake = (): string | null => (kept.kind === 'wrong' ? kept.problem : null);
  const wrong = (problem: string): PrinterReport => ({
    state: 'error',
    detail: problem.slice(0, 300),
    paperUsedMm: null,
  });
  const broken = (): PrinterReport | null => {
    const problem = mistake();
    return problem === null ? null : wrong(problem);
  };

  return {
    status: async () => broken() ?? station.look(),
    newRoll: async () => broken() ?? station.newRoll(),
    detect: () => station.detect(),
    async test({ jobId, url }) {
      const problem = mistake();
      return problem === null ? station.test(jobId, url) : { outcome: 'failed', detail: problem, at: now() };
    },
    async setUp({ config, paper: width }) {
      if (named !== '') {
        if (config !== null) log.info('printer.fileGoesBefore', { file: named });
        return { config: station.config(), by: 'file', problem: mistake() };
      }
      if (config !== null) {
        const written = keepSetUp(copy, config);
        if (!written.ok) log.error('printer.notKept', { why: written.error });
        kept = { kind: 'read', config };
      }
      const inForce: PrinterConfig = kept.kind === 'read' ? kept.config : unsetPrinter(width);
      await station.configure(inForce);
      const by = config !== null ? 'server' : kept.kind === 'none' ? 'none' : 'local';
      return { config: inForce, by, problem: mistake() };
    },
    async print({ jobId, paper: ticket, width = '80mm' }) {
      const problem = mistake();
      if (problem !== null) return err({ reason: `error: ${problem}` });
      if (kept.kind === 'none') await station.configure(unsetPrinter(width));
      const printed = await station.print(jobId, ticket);
      return printed.ok ? ok({ at: printed.value.at }) : err({ reason: reasonOf(printed.error) });
    },
    onReport: (listener) =>
      station.subscribe((report) => {
        if (mistake() === null) listener(report);
      }),
  };
}
