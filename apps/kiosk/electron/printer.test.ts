import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrinterStatus, PrintFailure } from '@giliran/printing';
import { PrinterEmulator, SimulatedTimers, startTcpPrinter } from '@giliran/printing/emulator';
import { err, ok, PrinterConfig, type TicketPaper } from '@giliran/protocol';
import { mayStillComeOut } from '@giliran/shell/bridge';
import { describe, expect, it } from 'vitest';
import { kioskPrinter, reasonOf } from './printer.ts';

const words = { id: 'Loket', en: 'Counter' };
const paper: TicketPaper = {
  language: 'id',
  site: { name: words, timeZone: 'Asia/Jakarta' },
  agency: words,
  service: words,
  number: 'A007',
  zone: words,
  direction: words,
  booth: '3',
  issuedAt: 1_795_000_000_000,
  waitingAhead: 2,
  estimate: null,
  priority: null,
  requirements: [],
  url: 'http://192.168.1.10:8080/t/x',
  footer: null,
  reprint: false,
};

describe('why no paper came, for the page', () => {
  it.each<[PrintFailure, string]>([
    [{ kind: 'notReady', status: { state: 'paperOut' } }, 'paperOut'],
    [{ kind: 'notReady', status: { state: 'error', detail: 'knife' } }, 'error: knife'],
    [{ kind: 'badJob', detail: 'byte 3' }, 'error: byte 3'],
    [{ kind: 'notPrinted', detail: 'disk full' }, 'error: disk full'],
    [{ kind: 'unknown', detail: 'no answer' }, 'unknown: no answer'],
  ])('%j', (failure, reason) => {
    expect(reasonOf(failure)).toBe(reason);
  });

  it('says `unknown` only of a paper that may still come out', () => {
    const silent: PrinterStatus = { state: 'unknown', detail: 'no answer' };
    expect(mayStillComeOut(reasonOf({ kind: 'unknown', detail: '' }))).toBe(true);
    expect(mayStillComeOut(reasonOf({ kind: 'notReady', status: silent }))).toBe(false);
    expect(mayStillComeOut(reasonOf({ kind: 'notPrinted', detail: 'unknown host' }))).toBe(false);
  });
});

describe('the printer of a machine', () => {
  async function onMachine(
    printerFile: string | null,
    work: (printer: ReturnType<typeof kioskPrinter>, userData: string) => Promise<void>,
    env: Record<string, string> = {},
  ): Promise<void> {
    const userData = await mkdtemp(join(tmpdir(), 'giliran-kiosk-'));
    try {
      if (printerFile !== null) await writeFile(join(userData, 'printer.json'), printerFile);
      await work(
        kioskPrinter({ userData, env, now: () => 5, log: { info: () => {}, error: () => {} } }),
        userData,
      );
    } finally {
      // A printer may be writing its journal still.
      await rm(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    }
  }

  it('is a folder of its own when nothing is set', () =>
    onMachine(null, async (printer, userData) => {
      expect(await printer.status()).toMatchObject({ state: 'ready' });
      expect(await printer.print({ jobId: 'a.p1', paper })).toEqual(ok({ at: 5 }));
      expect(await readdir(join(userData, 'tickets'))).toHaveLength(3);
    }));

  it('is the one that printer.json names, here on the network', async () => {
    const emulator = new PrinterEmulator({ width: '80mm', timers: new SimulatedTimers() });
    const tcp = await startTcpPrinter(emulator, 0);
    try {
      const config = { adapter: 'network', host: '127.0.0.1', port: tcp.port, model: 'epson-tm-t82' };
      await onMachine(JSON.stringify(config), async (printer) => {
        expect(await printer.print({ jobId: 'a.p1', paper })).toMatchObject({ ok: true });
        expect(await printer.print({ jobId: 'a.p1', paper })).toMatchObject({ ok: true });
        expect(emulator.papers, 'the same paper comes out once').toHaveLength(1);
        emulator.set({ paper: 'out' });
        expect(await printer.print({ jobId: 'b.p1', paper })).toEqual(err({ reason: 'paperOut' }));
        expect(await printer.status()).toMatchObject({ state: 'paperOut' });
      });
    } finally {
      await tcp.close();
    }
  });

  it.each([
    ['{ no json', /printer\.json/],
    ['{"adapter":"network","host":"a b"}', /write a host name/],
    ['{"adapter":"usb","model":"typewriter"}', /the models are/],
  ])('says what is wrong with its file: %s', (file, says) =>
    onMachine(file, async (printer) => {
      expect(await printer.status()).toMatchObject({ state: 'error' });
      const printed = await printer.print({ jobId: 'a.p1', paper });
      expect(printed.ok ? '' : printed.error.reason).toMatch(says);
    }),
  );

  it('says so when the file that was named is not there', () =>
    onMachine(null, async (printer) => expect(await printer.status()).toMatchObject({ state: 'error' }), {
      GILIRAN_PRINTER: '/nowhere/printer.json',
    }));

  const withEmulator = async (
    work: (tcp: { emulator: PrinterEmulator; config: PrinterConfig }) => Promise<void>,
  ): Promise<void> => {
    const emulator = new PrinterEmulator({ width: '80mm', timers: new SimulatedTimers() });
    const tcp = await startTcpPrinter(emulator, 0);
    const config = PrinterConfig.parse({
      adapter: 'network',
      host: '127.0.0.1',
      port: tcp.port,
      model: 'epson-tm-t82',
    });
    try {
      await work({ emulator, config });
    } finally {
      await tcp.close();
    }
  };

  it('is set up by the server while it runs, and starts without the server next time', () =>
    withEmulator(({ emulator, config }) =>
      onMachine(null, async (printer, userData) => {
        expect(await printer.setUp({ config: null, paper: '58mm' })).toMatchObject({
          by: 'none',
          config: { adapter: 'folder', model: 'generic-58' },
        });
        await printer.print({ jobId: 'a.p1', paper });
        expect(await printer.setUp({ config, paper: '58mm' })).toMatchObject({ by: 'server', config });
        expect(await printer.print({ jobId: 'b.p1', paper })).toMatchObject({ ok: true });
        expect(await printer.print({ jobId: 'a.p1', paper })).toMatchObject({ ok: true });
        expect(emulator.papers, 'what a folder took does not come out again').toHaveLength(1);

        const copy = PrinterConfig.parse(JSON.parse(await readFile(join(userData, 'printer.json'), 'utf8')));
        expect(copy).toEqual(config);
        const log = { info: () => {}, error: () => {} };
        const restarted = kioskPrinter({ userData, env: {}, now: () => 6, log });
        expect(await restarted.print({ jobId: 'c.p1', paper })).toMatchObject({ ok: true });
        expect(emulator.papers).toHaveLength(2);
        expect(await restarted.setUp({ config: null, paper: '80mm' })).toMatchObject({ by: 'local', config });
      }),
    ));

  it('stays as the technician’s file says, whatever the server says', () =>
    withEmulator(({ emulator, config }) =>
      onMachine(null, async (_, userData) => {
        const file = join(userData, 'mine.json');
        await writeFile(file, JSON.stringify(config));
        const log = { info: () => {}, error: () => {} };
        const printer = kioskPrinter({ userData, env: { GILIRAN_PRINTER: file }, now: () => 5, log });
        const told = PrinterConfig.parse({ adapter: 'folder' });
        expect(await printer.setUp({ config: told, paper: '80mm' })).toMatchObject({ by: 'file', config });
        expect(await printer.print({ jobId: 'a.p1', paper })).toMatchObject({ ok: true });
        expect(emulator.papers).toHaveLength(1);
        expect(await readdir(userData)).not.toContain('printer.json');
      }),
    ));

  it('prints a test page once for each job, and counts its paper', () =>
    withEmulator(({ emulator, config }) =>
      onMachine(JSON.stringify(config), async (printer) => {
        const url = 'http://127.0.0.1:8080';
        expect(await printer.test({ jobId: 'test.1', url })).toMatchObject({ outcome: 'confirmed' });
        expect(await printer.test({ jobId: 'test.1', url })).toMatchObject({ outcome: 'confirmed' });
        expect(emulator.papers).toHaveLength(1);
        expect((await printer.status()).paperUsedMm).toBeGreaterThan(100);
        expect(await printer.newRoll()).toMatchObject({ state: 'ready', paperUsedMm: 0 });
        emulator.set({ paper: 'out' });
        expect(await printer.test({ jobId: 'test.2', url })).toMatchObject({
          outcome: 'failed',
          detail: 'paperOut',
        });
      }),
    ));
});
