/** The kiosk's printer as the page sees it: one word for its state, one sentence for a failure. */
import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createFolderPrinter,
  createPrinter,
  layoutTicket,
  PrinterConfig,
  type ConfiguredPrinter,
  type PrintFailure,
  type PrinterStatus,
  type TicketPrinter,
} from '@giliran/printing';
import { err, ok, unreachable, type Result } from '@giliran/protocol';
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

/**
 * The printer of this machine: as `printer.json` in the program's folder says, or the file that
 * `GILIRAN_PRINTER` names; its form is `PrinterConfig`, see docs/printing.md. Without one a folder, the
 * program's own or `GILIRAN_PRINT_FOLDER`, which must exist: it may be a mounted one.
 */
export function kioskPrinter({ userData, env, now }: PrinterSurroundings): KioskPrinter {
  const named = env['GILIRAN_PRINTER'] ?? '';
  const file = named === '' ? join(userData, 'printer.json') : named;
  if (named !== '' || existsSync(file))
    return configuredPrinter(file, join(userData, 'printer-journal.jsonl'));
  const given = env['GILIRAN_PRINT_FOLDER'];
  const folder = given === undefined || given === '' ? join(userData, 'tickets') : given;
  if (folder !== given) mkdirSync(folder, { recursive: true });
  return pagePrinter(createFolderPrinter({ folder, now }));
}

/** How often the printer is asked for its state while nothing is printed, in milliseconds. */
const WATCH_MS = 5_000;

/** A printer made from its file. A file with a mistake is a printer that says so, not one of another kind. */
function configuredPrinter(file: string, journal: string): KioskPrinter {
  const opening = openPrinter(file, journal);
  return {
    async status() {
      const printer = await opening;
      return printer.ok ? (await printer.value.status()).state : 'error';
    },
    async print({ jobId, paper }) {
      const printer = await opening;
      if (!printer.ok) return err({ reason: `error: ${printer.error}` });
      const { value } = printer;
      const printed = await value.print({ jobId, bytes: value.bytesOf(paper), width: value.width });
      return printed.ok ? ok({ at: printed.value.at }) : err({ reason: reasonOf(printed.error) });
    },
  };
}

async function openPrinter(file: string, journal: string): Promise<Result<ConfiguredPrinter, string>> {
  try {
    const config = PrinterConfig.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (!config.success) {
      const wrong = config.error.issues.map(
        (issue) => `${issue.path.map(String).join('.')} ${issue.message}`,
      );
      return err(`${file}: ${wrong.join('; ')}`);
    }
    const printer = await createPrinter(config.data, { journal });
    if (printer.ok) printer.value.watch(WATCH_MS);
    return printer;
  } catch (error) {
    return err(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
