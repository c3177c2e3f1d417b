import type { PrinterReport, PrinterState } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { PrinterWatch } from './printer-watch.ts';

const report = (state: PrinterState, paperUsedMm: number | null = null): PrinterReport => ({
  state,
  detail: null,
  paperUsedMm,
});

function bench() {
  const world = {
    printer: 'ready' as PrinterState | null,
    used: null as number | null,
    believed: null as PrinterReport | null | undefined,
    mayAsk: true,
  };
  const told: PrinterState[] = [];
  const watch = new PrinterWatch({
    ask: () =>
      world.printer === null
        ? Promise.reject(new Error('gone'))
        : Promise.resolve(report(world.printer, world.used)),
    mayAsk: () => world.mayAsk,
    believed: () => world.believed,
    tell: (now) => {
      told.push(now.state);
      world.believed = now;
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
    expect(watch.report()?.state).toBe('coverOpen');
    expect(heard).toBe(1);
  });

  it('does not ask in the middle of a paper', async () => {
    const { world, watch } = bench();
    world.mayAsk = false;
    await watch.look();
    expect(watch.report()).toBeNull();
  });

  it('takes a printer that cannot be asked for unknown', async () => {
    const { world, watch } = bench();
    world.printer = null;
    await watch.look();
    expect(watch.report()?.state).toBe('unknown');
  });

  it('tells of the paper used in steps of half a metre, of a new roll at once, and exactly when asked', async () => {
    const { world, watch, told } = bench();
    world.used = 0;
    await watch.look();
    for (const used of [130, 260, 390, 520]) {
      world.used = used;
      await watch.look();
    }
    expect(told).toHaveLength(2);
    expect(world.believed?.paperUsedMm).toBe(520);
    await watch.heard(report('ready', 650), 'exactly');
    expect(world.believed?.paperUsedMm).toBe(650);
    world.used = 0;
    await watch.look();
    expect(told).toHaveLength(4);
  });
});
