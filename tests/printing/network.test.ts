/** The faults of a printer on the network, over real TCP. USB has its own in packages/printing. */
import { describe, expect, test } from 'vitest';
import { until, whileTimePasses, withNetworkPrinter } from './network-site.ts';

const offline = { kind: 'notReady', status: { state: 'offline' } };

test('a ticket is on paper once, and confirmed', () =>
  withNetworkPrinter(async ({ print, copies, emulator }) => {
    expect(await print('A-1')).toBe('confirmed');
    expect(copies('A-1')).toBe(1);
    expect(emulator.problems).toEqual([]);
  }));

test('two jobs at once, one of them twice', () =>
  withNetworkPrinter(async ({ print, copies, emulator }) => {
    const all = await Promise.all([print('A-1'), print('A-2'), print('A-1')]);
    expect(all).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect([copies('A-1'), copies('A-2')]).toEqual([1, 1]);
    expect(emulator.papers).toHaveLength(2);
  }));

describe('paper', () => {
  test('out before a job: nothing is sent; put in, it prints', () =>
    withNetworkPrinter(async ({ print, copies, emulator }) => {
      emulator.set({ paper: 'out' });
      expect(await print('A-1')).toEqual({ kind: 'notReady', status: { state: 'paperOut' } });
      emulator.set({ paper: 'enough' });
      expect(await print('A-1')).toBe('confirmed');
      expect(copies('A-1')).toBe(1);
    }));

  test('out in mid-job: doubtful; what comes out when paper is put in is that one ticket', () =>
    withNetworkPrinter(async ({ print, copies, emulator, printer }) => {
      emulator.plan(40, { paper: 'out' });
      expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
      expect(printer.lastStatus()).toEqual({ state: 'paperOut' });
      emulator.set({ paper: 'enough' });
      expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
      expect(await print('A-2')).toBe('confirmed');
      expect(copies('A-1')).toBeLessThanOrEqual(1);
      expect(copies('A-2')).toBe(1);
    }));

  test('out after a job: that job is confirmed, the next waits', () =>
    withNetworkPrinter(async ({ print, copies, emulator }) => {
      expect(await print('A-1')).toBe('confirmed');
      emulator.set({ paper: 'out' });
      expect(await print('A-2')).toEqual({ kind: 'notReady', status: { state: 'paperOut' } });
      expect([copies('A-1'), copies('A-2')]).toEqual([1, 0]);
    }));
});

test('the cover opened in mid-job: doubtful, told at once, and well again when it is closed', () =>
  withNetworkPrinter(async ({ print, copies, emulator, printer }) => {
    emulator.plan(40, { cover: 'open' });
    expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
    expect(printer.lastStatus()).toEqual({ state: 'coverOpen' });
    emulator.set({ cover: 'closed' });
    expect(await print('A-2')).toBe('confirmed');
    expect(copies('A-1')).toBeLessThanOrEqual(1);
    expect(copies('A-2')).toBe(1);
  }));

describe('the line', () => {
  test('refused: offline; switched on again, it prints', () =>
    withNetworkPrinter(async ({ print, copies, switchOff, switchOn, printer }) => {
      await switchOff();
      expect(await print('A-1')).toEqual(offline);
      expect(printer.trouble()).toMatch(/ECONNREFUSED/);
      await switchOn();
      expect(await print('A-1')).toBe('confirmed');
      expect(copies('A-1')).toBe(1);
    }));

  test('reset in mid-job: doubtful, never printed again, and the next ticket is whole', () =>
    withNetworkPrinter(async ({ print, copies, emulator }) => {
      expect(await print('A-0')).toBe('confirmed');
      emulator.cutConnectionAfter(3_000);
      expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
      expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
      expect(await print('A-2')).toBe('confirmed');
      expect([copies('A-1'), copies('A-2')]).toEqual([0, 1]);
    }));

  test('closed by the printer while nothing is printed: opened anew for the next job', () =>
    withNetworkPrinter(async ({ print, copies, emulator }) => {
      expect(await print('A-1')).toBe('confirmed');
      emulator.powerCycle();
      await until(() => emulator.connections === 0);
      expect(await print('A-2')).toBe('confirmed');
      expect([copies('A-1'), copies('A-2')]).toEqual([1, 1]);
    }));

  test('half-open: noticed before the job, and replaced', () =>
    withNetworkPrinter(async ({ print, copies, emulator, timers }) => {
      expect(await print('A-1')).toBe('confirmed');
      emulator.goHalfOpen();
      const second = print('A-2');
      await until(() => timers.next !== null && timers.next <= 3_000);
      await timers.advance(3_000);
      expect(await second).toBe('confirmed');
      expect(copies('A-2')).toBe(1);
    }));

  test('not used for a while: let go, so that others can print', () =>
    withNetworkPrinter(async ({ print, emulator, timers }) => {
      expect(await print('A-1')).toBe('confirmed');
      expect(emulator.connections).toBe(1);
      await timers.advance(30_000);
      await until(() => emulator.connections === 0);
      expect(await print('A-2')).toBe('confirmed');
    }));
});

test('a printer that stands still in mid-job: doubtful in bounded time, well after off and on', () =>
  withNetworkPrinter(async ({ print, copies, emulator, timers }) => {
    emulator.plan(40, { stalled: true });
    const job = print('A-1');
    await until(() => emulator.condition.stalled);
    const before = timers.now();
    expect(await whileTimePasses(timers, job)).toMatchObject({ kind: 'unknown' });
    expect(timers.now() - before).toBeLessThan(30_000);
    emulator.powerCycle();
    expect(await print('A-2')).toBe('confirmed');
    expect([copies('A-1'), copies('A-2')]).toEqual([0, 1]);
  }));

test('rubbish between the answers is counted, and the ticket confirmed when its time is over', () =>
  withNetworkPrinter(async ({ printer, print, copies, emulator, timers }) => {
    emulator.set({ rubbish: 'between' });
    const job = print('A-1');
    await until(() => copies('A-1') === 1);
    // Now the driver lets the time for printing go by: `GS r` proves nothing among rubbish.
    expect(await whileTimePasses(timers, job)).toBe('confirmed');
    expect(printer.counters().rubbish).toBeGreaterThan(0);
    expect(copies('A-1')).toBe(1);
  }));
