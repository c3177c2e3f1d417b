import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrinterConfig, type PrinterReport, type TicketPaper } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import { REFERENCE_TICKETS } from '../../golden/reference-tickets.ts';
import { PrinterEmulator } from '../emulator/printer-emulator.ts';
import { SimulatedTimers } from '../emulator/simulated-timers.ts';
import { startTcpPrinter } from '../emulator/tcp-server.ts';
import { openStation, type PrinterStation } from './printer-station.ts';

const [reference] = REFERENCE_TICKETS;
if (reference === undefined) throw new Error('no reference ticket');
const paper: TicketPaper = reference.paper;

interface Bench {
  readonly folder: string;
  readonly timers: SimulatedTimers;
  readonly emulators: readonly PrinterEmulator[];
  /** A network printer's set-up for each emulator. */
  readonly configs: readonly PrinterConfig[];
  readonly open: (config: PrinterConfig) => PrinterStation;
}

async function onBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'station-'));
  const timers = new SimulatedTimers();
  const emulators = [0, 1].map(() => new PrinterEmulator({ width: '80mm', timers }));
  const lines = await Promise.all(emulators.map((emulator) => startTcpPrinter(emulator, 0)));
  const stations: PrinterStation[] = [];
  try {
    await work({
      folder,
      timers,
      emulators,
      configs: lines.map(({ port }) =>
        PrinterConfig.parse({ adapter: 'network', host: '127.0.0.1', port, model: 'epson-tm-t82' }),
      ),
      open(config) {
        const parts = { ownFolder: folder, journal: join(folder, 'printer.jsonl'), timers };
        const station = openStation(config, parts);
        stations.push(station);
        return station;
      },
    });
  } finally {
    for (const station of stations) await station.close();
    for (const line of lines) await line.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const two = <T>([a, b]: readonly T[]): readonly [T, T] => {
  if (a === undefined || b === undefined) throw new Error('two are needed');
  return [a, b];
};
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('another set-up', () => {
  test('takes effect after the paper under way, and what was printed does not come out again', () =>
    onBench(async ({ open, configs, emulators, timers }) => {
      const [old, next] = two(emulators);
      const [here, there] = two(configs);
      const station = open(here);
      old.plan(20, { delayMs: 500 });
      const first = station.print('A.p1', paper);
      await until(() => old.received > 100);
      const swapped = station.configure(there);
      const second = station.print('B.p1', paper);
      expect(next.connections, 'not before the paper is out').toBe(0);
      const state = { done: false };
      void first.finally(() => {
        state.done = true;
      });
      while (!state.done) await timers.advance(100);
      expect(await first).toMatchObject({ ok: true, value: { certainty: 'confirmed' } });
      await swapped;
      expect(await second).toMatchObject({ ok: true });
      expect([old.papers.length, next.papers.length]).toEqual([1, 1]);
      await until(() => old.connections === 0);
      expect(await station.print('A.p1', paper)).toMatchObject({ ok: true, value: { repeated: true } });
      expect(next.papers).toHaveLength(1);
    }));

  test('that is the same again disturbs nothing', () =>
    onBench(async ({ open, configs, emulators }) => {
      const [here] = two(configs);
      const [old] = two(emulators);
      const station = open(here);
      await station.print('A.p1', paper);
      expect(old.connections).toBe(1);
      await station.configure(PrinterConfig.parse(JSON.parse(JSON.stringify(here))));
      expect(old.connections).toBe(1);
      expect(await station.print('B.p1', paper)).toMatchObject({ ok: true });
      expect(old.papers).toHaveLength(2);
    }));

  test('only the last of several counts', () =>
    onBench(async ({ open, configs, emulators, folder }) => {
      const [here, there] = two(configs);
      const [, next] = two(emulators);
      const station = open(here);
      void station.configure(PrinterConfig.parse({ adapter: 'folder' }));
      await station.configure(there);
      await station.print('A.p1', paper);
      expect(next.papers).toHaveLength(1);
      expect((await readdir(folder)).filter((name) => name.endsWith('.bin'))).toEqual([]);
    }));
});

test('tells how the printer is when that changes, with the paper used', () =>
  onBench(async ({ open, configs, emulators, timers }) => {
    const [here] = two(configs);
    const [old] = two(emulators);
    const station = open(here);
    const told: PrinterReport[] = [];
    station.subscribe((report) => told.push(report));
    expect(await station.look()).toMatchObject({ state: 'ready', paperUsedMm: 0 });
    await station.print('A.p1', paper);
    expect(told.at(-1)?.paperUsedMm).toBeGreaterThan(80);
    old.set({ cover: 'open' });
    await until(() => told.at(-1)?.state === 'coverOpen');
    expect(await station.newRoll()).toEqual({ state: 'coverOpen', detail: null, paperUsedMm: 0 });
    old.set({ cover: 'closed' });
    await timers.advance(1_000);
    await until(() => told.at(-1)?.state === 'ready');
  }));

test('lets the printer go, and takes it again when somebody prints', () =>
  onBench(async ({ open, configs, emulators }) => {
    const [here] = two(configs);
    const [old] = two(emulators);
    const station = open(here);
    await station.print('A.p1', paper);
    await station.rest();
    await until(() => old.connections === 0);
    expect(await station.print('B.p1', paper)).toMatchObject({ ok: true });
    expect(old.papers).toHaveLength(2);
  }));

test('a printer without a sensor is low by the count, one with a sensor only by it', () =>
  onBench(async ({ open, configs }) => {
    const [counted, sensed] = two(configs);
    const roll = { rollMillimetres: 1_000 };
    const station = open({ ...counted, ...roll, model: 'epson-tm-t82' });
    for (let n = 0; (await station.look()).state === 'ready'; n += 1) {
      expect(n, 'the roll must end').toBeLessThan(20);
      await station.print(`A${n}.p1`, paper);
    }
    expect(await station.look()).toMatchObject({ state: 'paperLow' });
    await station.configure({ ...sensed, ...roll, model: 'bixolon-srp-350' });
    expect(await station.look()).toMatchObject({ state: 'ready' });
  }));
