/** The program dies between handing a ticket over and hearing that it is printed. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPrinter, REAL_TIMERS } from '@giliran/printing';
import { PrinterEmulator, startTcpPrinter } from '@giliran/printing/emulator';
import { PrinterConfig } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { copiesOf, ticketBytes, until } from './network-site.ts';

const program = fileURLToPath(import.meta.resolve('./print-one.ts'));

/** Runs the program and kills it (SIGKILL) when the printer has the ticket. */
async function killedWhilePrinting(emulator: PrinterEmulator, port: number, journal: string): Promise<void> {
  const whole = ticketBytes('A-1').length;
  const child = spawn(process.execPath, [program, String(port), journal, 'A-1'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => {
    child.on('close', resolve);
  });
  await until(() => emulator.received >= whole || child.exitCode !== null);
  child.kill('SIGKILL');
  await ended;
}

test('after the restart the job is known as doubtful; the paper comes out once at most', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kill-'));
  const journal = join(folder, 'printer.jsonl');
  const emulator = new PrinterEmulator({ width: '80mm', timers: REAL_TIMERS });
  // The printer has the whole ticket and prints half of it; then it takes its time.
  emulator.plan(100, { offline: true });
  const tcp = await startTcpPrinter(emulator, 0);
  try {
    await killedWhilePrinting(emulator, tcp.port, journal);
    emulator.set({ offline: false });

    const config = PrinterConfig.parse({
      adapter: 'network',
      host: '127.0.0.1',
      port: tcp.port,
      model: 'epson-tm-t82',
    });
    const restarted = await createPrinter(config, { journal });
    if (!restarted.ok) throw new Error(restarted.error);
    const printer = restarted.value;
    expect(printer.unfinished().map((job) => job.jobId)).toEqual(['A-1']);
    const print = (name: string) => printer.print({ jobId: name, bytes: ticketBytes(name), width: '80mm' });
    expect(await print('A-1')).toMatchObject({ ok: false, error: { kind: 'unknown' } });
    expect(await print('A-2')).toMatchObject({ ok: true, value: { certainty: 'confirmed' } });
    expect(copiesOf(emulator, 'A-1')).toBeLessThanOrEqual(1);
    expect(copiesOf(emulator, 'A-2')).toBe(1);
    await printer.close();
  } finally {
    await tcp.close();
    await rm(folder, { recursive: true, force: true });
  }
});
