import { describe, expect, test } from 'vitest';
import { encode } from '../bytes/encode.ts';
import type { Operation } from '../bytes/operations.ts';
import { memoryTransport } from '../emulator/memory-transport.ts';
import { PrinterEmulator } from '../emulator/printer-emulator.ts';
import type { EmulatorOptions } from '../emulator/printer-emulator.ts';
import { SimulatedTimers } from '../emulator/simulated-timers.ts';
import type { PrintFailure, PrintJob } from '../printer.ts';
import { JobBook } from './job-book.ts';
import { memoryJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { createLineEngine } from './line-engine.ts';
import { TIME_LIMITS } from './manners.ts';
import type { Manners } from './manners.ts';
import { PaperRoll } from './paper-roll.ts';
import { createReceiptPrinter } from './create-receipt-printer.ts';
import type { PrinterEvent } from './receipt-printer.ts';

const MANNERS: Manners = {
  answers: 'always',
  questions: [1, 2, 3, 4],
  reports: true,
  tellsWhenPrinted: true,
  speed: 100,
};

/** Fifteen operations: more than a plan for the middle of a job needs. */
function ticket(name: string): PrintJob {
  const lines = ['first', name, 'middle', 'more', `end of ${name}`];
  const operations: Operation[] = [
    { kind: 'initialize' },
    ...lines.flatMap((text): Operation[] => [{ kind: 'text', text }, { kind: 'lineFeed' }]),
    { kind: 'cut', mode: 'partial', feedDots: 0 },
  ];
  return { jobId: name, bytes: encode(operations), width: '80mm' };
}

type Setting = {
  manners?: Partial<Manners>;
  emulator?: Partial<EmulatorOptions>;
  journal?: Journal;
  rollMm?: number;
};

async function withPrinter(setting: Setting = {}) {
  const timers = new SimulatedTimers();
  const emulator = new PrinterEmulator({ width: '80mm', timers, ...setting.emulator });
  const transport = memoryTransport(emulator, timers);
  const loaded = await JobBook.load(setting.journal ?? memoryJournal(), timers.now());
  if (!loaded.ok) throw new Error(loaded.error);
  const { book, unfinished, usedMillimetres } = loaded.value;
  const manners = { ...MANNERS, ...setting.manners };
  const engine = createLineEngine({ transport, manners, timers, limits: TIME_LIMITS });
  const roll = new PaperRoll(setting.rollMm ?? null, usedMillimetres, true);
  const printer = createReceiptPrinter({ engine, timers, book, roll, unfinished });
  const events: PrinterEvent[] = [];
  printer.subscribe((event) => events.push(event));
  const print = async (name: string) => {
    const outcome = await timers.until(printer.print(ticket(name)));
    return outcome.ok ? outcome.value.certainty : outcome.error;
  };
  const status = async () => (await timers.until(printer.status())).state;
  return { timers, emulator, transport, printer, events, print, status };
}

const linesOf = (operations: readonly Operation[]): string[] =>
  operations.flatMap((operation) => (operation.kind === 'text' ? [operation.text] : []));

/** How often a ticket came out whole. */
const copiesOf = (emulator: PrinterEmulator, name: string): number =>
  emulator.papers.filter((paper) => linesOf(paper.operations).includes(`end of ${name}`)).length;

const unknown = (detail: string): PrintFailure => ({ kind: 'unknown', detail });

describe('a printer that is well', () => {
  test('confirms a ticket when it is on paper', async () => {
    const { print, emulator, events } = await withPrinter();
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
    expect(emulator.problems).toEqual([]);
    expect(events.map((event) => event.kind)).toEqual(['status', 'jobBegan', 'jobSent', 'jobEnded']);
  });

  test('confirms by its state after the time the paper takes, when it does not know GS r', async () => {
    const { print, emulator, timers } = await withPrinter({ manners: { tellsWhenPrinted: false } });
    const before = timers.now();
    expect(await print('A-1')).toBe('confirmed');
    expect(timers.now() - before).toBeGreaterThan(500);
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('that is said to answer GS r and does not leaves a doubt rather than a claim', async () => {
    const { print, emulator } = await withPrinter({ emulator: { tellsWhenPrinted: false } });
    expect(await print('A-1')).toEqual(unknown('the printer does not say that it is done'));
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('that cannot be asked has its tickets sent, not confirmed', async () => {
    const { print, status, emulator } = await withPrinter({
      manners: { answers: 'perhaps' },
      emulator: { answers: false },
    });
    expect(await status()).toBe('unknown');
    expect(await print('A-1')).toBe('sent');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('is asked again once a while when it was silent, and then confirms', async () => {
    const { print, status, emulator, timers } = await withPrinter({ manners: { answers: 'perhaps' } });
    emulator.set({ rubbish: 'instead' });
    expect(await status()).toBe('unknown');
    emulator.set({ rubbish: 'none' });
    expect(await print('A-1')).toBe('sent');
    await timers.advance(60_000);
    expect(await print('A-2')).toBe('confirmed');
  });
});

describe('one job is one paper', () => {
  test('the same job twice at once, and once more later', async () => {
    const { printer, emulator, timers, print } = await withPrinter();
    const both = await timers.until(
      Promise.all([printer.print(ticket('A-1')), printer.print(ticket('A-1'))]),
    );
    expect(both.map((outcome) => outcome.ok && outcome.value.repeated)).toEqual([false, true]);
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('two jobs at once come one after the other', async () => {
    const { printer, emulator, timers } = await withPrinter();
    emulator.set({ delayMs: 500 });
    const outcomes = await timers.until(
      Promise.all(['A-1', 'A-2', 'A-3'].map((name) => printer.print(ticket(name)))),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(emulator.papers.map((paper) => linesOf(paper.operations)[1])).toEqual(['A-1', 'A-2', 'A-3']);
    expect(['A-1', 'A-2', 'A-3'].map((name) => copiesOf(emulator, name))).toEqual([1, 1, 1]);
    expect(emulator.problems).toEqual([]);
  });

  test('a doubtful job is not printed again, however often it is asked for', async () => {
    const { print, emulator } = await withPrinter();
    emulator.plan(4, { paper: 'out' });
    expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
    emulator.set({ paper: 'enough' });
    expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('one of which nothing was printed may come again', async () => {
    const { print, emulator } = await withPrinter();
    emulator.set({ paper: 'out' });
    expect(await print('A-1')).toEqual({ kind: 'notReady', status: { state: 'paperOut' } });
    emulator.set({ paper: 'enough' });
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('bytes that are no ticket, and questions inside a job, are refused before anything is sent', async () => {
    const { printer, emulator, timers } = await withPrinter();
    const bad = (bytes: number[]) =>
      timers.until(
        printer.print({ jobId: `bad-${bytes.length}`, bytes: Uint8Array.from(bytes), width: '80mm' }),
      );
    expect(await bad([0x41, 0x1b])).toMatchObject({ ok: false, error: { kind: 'badJob' } });
    expect(await bad([0x41, 0x0a, 0x10, 0x04, 0x01])).toMatchObject({ ok: false, error: { kind: 'badJob' } });
    expect(emulator.papers).toEqual([]);
  });
});

describe('faults', () => {
  test.each<[string, Parameters<PrinterEmulator['set']>[0], string]>([
    ['no paper', { paper: 'out' }, 'paperOut'],
    ['cover open', { cover: 'open' }, 'coverOpen'],
    ['switched offline', { offline: true }, 'offline'],
  ])('%s before the job: not sent, and printed once it is remedied', async (_, change, state) => {
    const { print, status, emulator, events } = await withPrinter();
    emulator.set(change);
    expect(await status()).toBe(state);
    const received = emulator.received;
    expect(await print('A-1')).toMatchObject({ kind: 'notReady', status: { state } });
    expect(emulator.received - received).toBeLessThanOrEqual(12);
    emulator.set({ paper: 'enough', cover: 'closed', offline: false });
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
    expect(events.filter((event) => event.kind === 'status').map((event) => event.status.state)).toEqual([
      state,
      'ready',
    ]);
  });

  test.each([
    ['paper', { paper: 'out' }, { paper: 'enough' }],
    ['cover', { cover: 'open' }, { cover: 'closed' }],
  ] as const)(
    '%s trouble in mid-job is doubtful, and the rest comes out only once',
    async (_, fault, remedy) => {
      const { print, emulator } = await withPrinter();
      emulator.plan(5, fault);
      expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
      expect(copiesOf(emulator, 'A-1')).toBe(0);
      emulator.set(remedy);
      expect(await print('A-2')).toBe('confirmed');
      expect(copiesOf(emulator, 'A-1')).toBeLessThanOrEqual(1);
      expect(copiesOf(emulator, 'A-2')).toBe(1);
      expect(emulator.problems).toEqual([]);
    },
  );

  test('paper that ends when the ticket is out and the printer has said so leaves no doubt', async () => {
    const { print, status, emulator } = await withPrinter();
    emulator.plan(15, { paper: 'out' });
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
    expect(await status()).toBe('paperOut');
  });

  test('paper that ends with the cut, before the printer can say so, leaves a doubt', async () => {
    const { print, emulator } = await withPrinter();
    emulator.plan(14, { paper: 'out' });
    expect(await print('A-1')).toEqual(unknown('the printer took the ticket and is now paperOut'));
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('low paper prints, and is told', async () => {
    const { print, printer, emulator } = await withPrinter();
    emulator.set({ paper: 'low' });
    expect(await print('A-1')).toBe('confirmed');
    expect(printer.lastStatus()).toEqual({ state: 'paperLow' });
  });

  test('a jammed knife is told; once free, the printer recovers by itself and forgets the old ticket', async () => {
    const { print, status, emulator, timers } = await withPrinter();
    emulator.set({ cutterJammed: true });
    expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
    expect(await status()).toBe('cutterError');
    expect(await print('A-2')).toMatchObject({ kind: 'notReady', status: { state: 'cutterError' } });
    emulator.set({ cutterJammed: false });
    await timers.advance(30_000);
    expect(await status()).toBe('ready');
    expect(await print('A-2')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-2')).toBe(1);
  });

  test('a printer two seconds slow is waited for', async () => {
    const { print, emulator } = await withPrinter();
    emulator.set({ delayMs: 2_000 });
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('a printer that stands still before a job is offline; nothing is sent, and it works again later', async () => {
    const { print, emulator } = await withPrinter();
    expect(await print('A-0')).toBe('confirmed');
    emulator.set({ stalled: true });
    expect(await print('A-1')).toEqual({ kind: 'notReady', status: { state: 'offline' } });
    emulator.set({ stalled: false });
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('one that stands still in mid-job for ever: doubtful, in bounded time', async () => {
    const { print, emulator, timers } = await withPrinter();
    emulator.plan(3, { stalled: true });
    const before = timers.now();
    expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
    expect(timers.now() - before).toBeLessThan(30_000);
    emulator.powerCycle();
    expect(await print('A-2')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(0);
    expect(copiesOf(emulator, 'A-2')).toBe(1);
  });

  test('rubbish between the answers is counted and changes nothing', async () => {
    const { print, emulator, printer, timers } = await withPrinter();
    emulator.set({ rubbish: 'between' });
    const before = timers.now();
    expect(await print('A-1')).toBe('confirmed');
    // Among rubbish GS r proves nothing: the time that printing takes goes by instead.
    expect(timers.now() - before).toBeGreaterThan(500);
    expect(printer.counters().rubbish).toBeGreaterThan(0);
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('rubbish instead of answers is no answer', async () => {
    const { print, emulator } = await withPrinter();
    emulator.set({ rubbish: 'instead' });
    expect(await print('A-1')).toEqual({ kind: 'notReady', status: { state: 'offline' } });
    emulator.set({ rubbish: 'none' });
    expect(await print('A-1')).toBe('confirmed');
  });

  test('a connection cut in the middle of a command: doubtful, and the next ticket is not swallowed', async () => {
    const { printer, print, emulator, timers } = await withPrinter();
    await print('A-0');
    const raster: Operation = {
      kind: 'raster',
      scaleX: 1,
      scaleY: 1,
      bytesPerRow: 72,
      rows: 48,
      data: new Uint8Array(72 * 48),
    };
    const bytes = encode([{ kind: 'initialize' }, raster, { kind: 'cut', mode: 'partial', feedDots: 0 }]);
    emulator.cutConnectionAfter(500);
    const outcome = await timers.until(printer.print({ jobId: 'A-1', bytes, width: '80mm' }));
    expect(outcome).toEqual({ ok: false, error: unknown('the connection was cut') });
    expect(await print('A-2')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-2')).toBe(1);
    expect(emulator.problems).toEqual([]);
  });

  test('a picture that an earlier run of the program left open does not swallow the next ticket', async () => {
    const { print, emulator } = await withPrinter();
    const plug = emulator.connect({ data: () => undefined, cut: () => undefined });
    plug.receive(Uint8Array.of(0x1d, 0x76, 0x30, 0, 72, 0, 48, 0, 0xff));
    plug.unplug();
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
  });

  test('a printer that is well is not sent zeros without need', async () => {
    const { status, emulator } = await withPrinter();
    expect(await status()).toBe('ready');
    expect(emulator.received).toBeLessThan(30);
  });

  test('a connection that leads nowhere is replaced before a job', async () => {
    const { print, emulator, transport } = await withPrinter();
    await print('A-0');
    emulator.goHalfOpen();
    expect(await print('A-1')).toBe('confirmed');
    expect(copiesOf(emulator, 'A-1')).toBe(1);
    expect(transport.opened).toBe(2);
  });

  test('a printer that is not there is offline, and found when it is back', async () => {
    const { print, status, transport, printer } = await withPrinter();
    transport.setOpenFailure({ kind: 'notFound', detail: 'unplugged' });
    expect(await status()).toBe('offline');
    expect(printer.trouble()).toBe('unplugged');
    expect(await print('A-1')).toEqual({ kind: 'notReady', status: { state: 'offline' } });
    transport.setOpenFailure(null);
    expect(await print('A-1')).toBe('confirmed');
    expect(printer.trouble()).toBeNull();
  });
});

describe('the memory of the printer', () => {
  test('a job under way when the program was killed is doubtful after the restart, and never printed again', async () => {
    const journal = memoryJournal();
    const killed = await withPrinter({ journal });
    killed.emulator.plan(3, { stalled: true });
    void killed.printer.print(ticket('A-1'));
    await killed.timers.advance(100);
    const restarted = await withPrinter({ journal });
    expect(restarted.printer.unfinished().map((job) => job.jobId)).toEqual(['A-1']);
    expect(await restarted.print('A-1')).toMatchObject({ kind: 'unknown' });
    expect(restarted.emulator.papers).toEqual([]);
    expect(await restarted.print('A-2')).toBe('confirmed');
    expect((await withPrinter({ journal })).printer.unfinished()).toEqual([]);
  });

  test('a printed job is a repetition after the restart', async () => {
    const journal = memoryJournal();
    const first = await withPrinter({ journal });
    await first.print('A-1');
    const second = await withPrinter({ journal });
    const again = await second.timers.until(second.printer.print(ticket('A-1')));
    expect(again).toMatchObject({ ok: true, value: { repeated: true, certainty: 'confirmed' } });
    expect(second.emulator.received).toBe(0);
  });

  test('a journal that cannot be written keeps the paper in', async () => {
    const journal: Journal = {
      ...memoryJournal(),
      append: () => Promise.resolve({ ok: false, error: 'disk full' }),
    };
    const { print, emulator } = await withPrinter({ journal });
    expect(await print('A-1')).toEqual({
      kind: 'notPrinted',
      detail: 'the journal cannot be written: disk full',
    });
    expect(emulator.papers).toEqual([]);
  });

  test('counts the paper, tells when the roll runs low, and starts anew with a new roll', async () => {
    const journal = memoryJournal();
    const { print, printer } = await withPrinter({ journal, rollMm: 60 });
    await print('A-1');
    const { usedMillimetres } = printer.counters();
    expect(usedMillimetres).toBeGreaterThan(25);
    await print('A-2');
    expect(printer.counters().leftMillimetres).toBeLessThan(6);
    expect(printer.lastStatus()).toEqual({ state: 'paperLow' });
    const restarted = await withPrinter({ journal, rollMm: 60 });
    expect(restarted.printer.counters().usedMillimetres).toBeCloseTo(2 * usedMillimetres);
    await restarted.printer.rollChanged();
    expect(await restarted.status()).toBe('ready');
  });

  test('paper that had run out and is back is a new roll', async () => {
    const { print, printer, emulator, status } = await withPrinter({ rollMm: 60 });
    await print('A-1');
    emulator.set({ paper: 'out', cover: 'open' });
    emulator.set({ cover: 'closed' });
    expect(await status()).toBe('paperOut');
    emulator.set({ paper: 'enough' });
    expect(await status()).toBe('ready');
    expect(printer.counters().usedMillimetres).toBe(0);
  });
});

test('watching tells a change within the interval, and stops when told', async () => {
  const { printer, timers, emulator, events } = await withPrinter({ manners: { reports: false } });
  const stop = printer.watch(5_000);
  await timers.advance(100);
  emulator.set({ cover: 'open' });
  await timers.advance(5_000);
  const states = () => events.flatMap((event) => (event.kind === 'status' ? [event.status.state] : []));
  expect(states()).toEqual(['ready', 'coverOpen']);
  stop();
  emulator.set({ cover: 'closed' });
  await timers.advance(60_000);
  expect(states()).toEqual(['ready', 'coverOpen']);
});
