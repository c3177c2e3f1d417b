import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrinterStatus, PrintFailure, PrintJob, TicketPrinter } from '@giliran/printing';
import { PrinterEmulator, SimulatedTimers, startTcpPrinter } from '@giliran/printing/emulator';
import { err, ok, type Result, type TicketPaper } from '@giliran/protocol';
import { mayStillComeOut } from '@giliran/shell/bridge';
import { describe, expect, it } from 'vitest';
import { kioskPrinter, pagePrinter } from './printer.ts';

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

/** A printer that does as it is told and remembers its jobs. */
function obedient(answers: Result<true, PrintFailure>[], status: PrinterStatus = { state: 'ready' }) {
  const jobs: PrintJob[] = [];
  const printer: TicketPrinter = {
    status: () => Promise.resolve(status),
    print(job) {
      jobs.push(job);
      const answer = answers[jobs.length - 1] ?? ok(true);
      return Promise.resolve(
        answer.ok
          ? ok({ jobId: job.jobId, certainty: 'confirmed' as const, at: 5, repeated: false })
          : err(answer.error),
      );
    },
  };
  return { page: pagePrinter(printer), jobs };
}

describe('the kiosk’s printer, as the page sees it', () => {
  it('prints on the roll that is named, else on 80 mm', async () => {
    const { page, jobs } = obedient([]);
    expect(await page.print({ jobId: 'a', paper })).toEqual(ok({ at: 5 }));
    await page.print({ jobId: 'b', paper, width: '58mm' });
    expect(jobs.map((job) => job.width)).toEqual(['80mm', '58mm']);
    expect(jobs[1]?.bytes).not.toEqual(jobs[0]?.bytes);
  });

  it('tells its state in one word', async () => {
    expect(await obedient([], { state: 'error', detail: 'knife' }).page.status()).toBe('error');
    expect(await obedient([], { state: 'paperLow' }).page.status()).toBe('paperLow');
  });

  it.each<[PrintFailure, string]>([
    [{ kind: 'notReady', status: { state: 'paperOut' } }, 'paperOut'],
    [{ kind: 'notReady', status: { state: 'error', detail: 'knife' } }, 'error: knife'],
    [{ kind: 'badJob', detail: 'byte 3' }, 'error: byte 3'],
    [{ kind: 'notPrinted', detail: 'disk full' }, 'error: disk full'],
    [{ kind: 'unknown', detail: 'no answer' }, 'unknown: no answer'],
  ])('says why no paper came: %j', async (failure, reason) => {
    expect(await obedient([err(failure)]).page.print({ jobId: 'a', paper })).toEqual(err({ reason }));
  });

  it('keeps a job’s name, so that the printer knows it again', async () => {
    const { page, jobs } = obedient([err({ kind: 'notReady', status: { state: 'paperOut' } })]);
    await page.print({ jobId: 'a', paper });
    await page.print({ jobId: 'a', paper });
    expect(jobs.map((job) => job.jobId)).toEqual(['a', 'a']);
  });

  it('says `unknown` only of a paper that may still come out', async () => {
    const silent: PrinterStatus = { state: 'unknown', detail: 'no answer' };
    const reason = async (failure: PrintFailure) => {
      const printed = await obedient([err(failure)]).page.print({ jobId: 'a', paper });
      return printed.ok ? '' : printed.error.reason;
    };
    expect(mayStillComeOut(await reason({ kind: 'unknown', detail: '' }))).toBe(true);
    expect(mayStillComeOut(await reason({ kind: 'notReady', status: silent }))).toBe(false);
    expect(mayStillComeOut(await reason({ kind: 'notPrinted', detail: 'unknown host' }))).toBe(false);
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
      await rm(userData, { recursive: true, force: true });
    }
  }

  it('is a folder of its own when nothing is set', () =>
    onMachine(null, async (printer, userData) => {
      expect(await printer.status()).toBe('ready');
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
        expect(await printer.status()).toBe('paperOut');
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
      expect(await printer.status()).toBe('error');
      const printed = await printer.print({ jobId: 'a.p1', paper });
      expect(printed.ok ? '' : printed.error.reason).toMatch(says);
    }),
  );

  it('says so when the file that was named is not there', () =>
    onMachine(null, async (printer) => expect(await printer.status()).toBe('error'), {
      GILIRAN_PRINTER: '/nowhere/printer.json',
    }));
});
