/**
 * `npm run printer`: a receipt printer for trying things out. Takes tickets on port 9100 like a printer on
 * the LAN, shows the papers on a page, and has buttons for its troubles. This machine only.
 */
import { PrinterEmulator, startTcpPrinter } from '@giliran/printing/emulator';
import { REAL_TIMERS } from '@giliran/printing';
import { printerHelp, readPrinterOptions, type PrinterOptions } from './printer/options.ts';
import { startPage } from './printer/page-server.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function run({ port, page, width, cutter, answers }: PrinterOptions): Promise<void> {
  const emulator = new PrinterEmulator({ width, cutter, answers, timers: REAL_TIMERS });
  const tcp = await startTcpPrinter(emulator, port);
  const site = await startPage({ emulator, tcpPort: tcp.port, port: page });
  say(`Printer:  127.0.0.1:${tcp.port}  (${width}${cutter ? '' : ', torn off by hand'})`);
  say(`Papers:   http://127.0.0.1:${site.port}/`);
  say('Ctrl+C ends it.');
  let count = 0;
  emulator.onChange(() => {
    const last = emulator.papers.at(-1);
    if (last === undefined || last.number === count) return;
    count = last.number;
    say(`Paper ${count}`);
  });
  const stop = (): void => {
    void Promise.all([tcp.close(), site.close()]).then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

const options = readPrinterOptions(process.argv.slice(2));
if (!options.ok) {
  process.stderr.write(`${options.error}\n\n${printerHelp}`);
  process.exitCode = 2;
} else if (options.value === 'help') {
  process.stdout.write(printerHelp);
} else {
  try {
    await run(options.value);
  } catch (error) {
    process.stderr.write(
      `The printer cannot start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  }
}
