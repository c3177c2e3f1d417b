import type { PrinterReport, PrinterState } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { PrinterWatch } from './printer-watch.ts';

const report = (state: PrinterState): PrinterReport => ({ state, detail: null, paperUsedMm: null });

function bench() {
  const world = {
    printer: 'ready' as PrinterState | null,
    believed: null as PrinterReport | null | undefined,
    mayAsk: true,
  };
  const told: PrinterState[] = [];
  const watch = new PrinterWatch({
    ask: () => (world.printer === null ? Promise.reject(new Error('gone')) : Promise.resolve(world.printer)),
    mayAsk: () => world.mayAsk,
    believed: () => world.believed,
    tell: (state) => {
      told.push(state);
      world.believed = report(state);
      return Promise.resolve();
    },
  });
  return { world, watch, told };
}

describe('the printer watch', () => {
  it('tells the server what it does not know yet, and only changes afterwards', async () => {
    const { world, watch, told } = bench();
    for (const printer of ['ready', 'ready', 'paperLow', 'paperOut', 'paperOut', 'ready'] as const) {
      world.printer = printer;
      await watch.look();
    }
    expect(told).toEqual(['ready', 'paperLow', 'paperOut', 'ready']);
  });

  it('tells again when the server believes otherwise', async () => {
    const { world, watch, told } = bench();
    await watch.look();
    world.believed = report('offline');
    await watch.look();
    expect(told).toEqual(['ready', 'ready']);
  });

  it('tells nothing while what the server believes is unknown, yet shows it here', async () => {
    const { world, watch, told } = bench();
    world.believed = undefined;
    world.printer = 'coverOpen';
    let heard = 0;
    watch.subscribe(() => (heard += 1));
    await watch.look();
    await watch.look();
    expect(told).toEqual([]);
    expect(watch.state()).toBe('coverOpen');
    expect(heard).toBe(1);
  });

  it('does not ask in the middle of a paper', async () => {
    const { world, watch } = bench();
    world.mayAsk = false;
    await watch.look();
    expect(watch.state()).toBeNull();
  });

  it('takes a printer that cannot be asked for unknown', async () => {
    const { world, watch } = bench();
    world.printer = null;
    await watch.look();
    expect(watch.state()).toBe('unknown');
  });
});
