import { describe, expect, test } from 'vitest';
import { PrinterEmulator } from '../emulator/printer-emulator.ts';
import type { Plug } from '../emulator/printer-emulator.ts';
import { SimulatedTimers } from '../emulator/simulated-timers.ts';
import { createPrinter } from '../create-printer.ts';
import { PrinterConfig } from '@giliran/protocol';
import { encode } from '../bytes/encode.ts';
import type { OpenDevice } from './device-file.ts';
import { deviceFileTransport } from './device-file.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** usblp: takes at most 100 bytes at a time, says EAGAIN when it can neither take nor give. */
function usblp(timers: SimulatedTimers) {
  const emulator = new PrinterEmulator({ width: '80mm', timers });
  const state = { missing: false, refuse: null as string | null, readable: true };
  const openDevice: OpenDevice = (_, direction) => {
    if (state.missing) return Promise.reject(failure('ENOENT'));
    if (state.refuse !== null) return Promise.reject(failure(state.refuse));
    if (direction === 'both' && !state.readable) return Promise.reject(failure('EACCES'));
    const heard: number[] = [];
    let gone = false;
    const plug: Plug = emulator.connect({
      data: (bytes) => heard.push(...bytes),
      cut: () => {
        gone = true;
      },
    });
    return Promise.resolve({
      write(bytes) {
        if (gone || state.missing) return Promise.reject(failure('ENODEV'));
        if (emulator.condition.stalled) return Promise.reject(failure('EAGAIN'));
        plug.receive(bytes.subarray(0, 100));
        return Promise.resolve(Math.min(100, bytes.length));
      },
      read() {
        if (gone || state.missing) return Promise.reject(failure('ENODEV'));
        if (heard.length === 0) return Promise.reject(failure('EAGAIN'));
        return Promise.resolve(Uint8Array.from(heard.splice(0)));
      },
      close() {
        plug.unplug();
        return Promise.resolve();
      },
    });
  };
  return { emulator, state, openDevice };
}

async function withDevice(answers: 'always' | 'perhaps' = 'always') {
  const timers = new SimulatedTimers();
  const { emulator, state, openDevice } = usblp(timers);
  const config = PrinterConfig.parse({
    adapter: 'device',
    path: '/dev/usb/lp0',
    model: 'epson-tm-t82',
    answers,
  });
  const made = await createPrinter(config, { journal: null, timers, openDevice });
  if (!made.ok) throw new Error(made.error);
  const printer = made.value;
  const print = async (name: string) => {
    const text = Array.from({ length: 20 }, (_, n) => `${name} line ${n}`);
    const bytes = encode([
      { kind: 'initialize' },
      ...text.flatMap((line) => [{ kind: 'text', text: line } as const, { kind: 'lineFeed' } as const]),
      { kind: 'cut', mode: 'partial', feedDots: 0 },
    ]);
    const outcome = await timers.until(printer.print({ jobId: name, bytes, width: '80mm' }));
    return outcome.ok ? outcome.value.certainty : outcome.error;
  };
  return { timers, emulator, state, printer, print };
}

describe('a device file', () => {
  test('takes a ticket in pieces and confirms it', async () => {
    const { print, emulator } = await withDevice();
    expect(await print('A-1')).toBe('confirmed');
    expect(emulator.papers).toHaveLength(1);
    expect(emulator.problems).toEqual([]);
  });

  test('that can only be written to cannot confirm', async () => {
    const { print, state, emulator } = await withDevice('perhaps');
    state.readable = false;
    expect(await print('A-1')).toBe('sent');
    expect(emulator.papers).toHaveLength(1);
  });

  test.each([
    ['EACCES', 'error'],
    ['EBUSY', 'error'],
    ['ENODEV', 'offline'],
  ])('that says %s is %s, and works when it no longer does', async (code, state) => {
    const device = await withDevice();
    device.state.refuse = code;
    expect(await device.print('A-1')).toMatchObject({ kind: 'notReady', status: { state } });
    device.state.refuse = null;
    expect(await device.print('A-1')).toBe('confirmed');
  });

  test('that vanishes is offline, and found again', async () => {
    const { print, state, emulator } = await withDevice();
    await print('A-0');
    state.missing = true;
    expect(await print('A-1')).toEqual({ kind: 'notReady', status: { state: 'offline' } });
    state.missing = false;
    expect(await print('A-1')).toBe('confirmed');
    expect(emulator.papers).toHaveLength(2);
  });

  test('that takes nothing any more in mid-job leaves a doubt, in bounded time', async () => {
    const { print, emulator, timers } = await withDevice();
    emulator.plan(3, { stalled: true });
    const before = timers.now();
    expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
    expect(timers.now() - before).toBeLessThan(30_000);
    emulator.powerCycle();
    expect(await print('A-2')).toBe('confirmed');
  });
});

// A named pipe would wait for a reader; /dev/full opens and takes nothing.
test.runIf(process.platform === 'linux')('a real device file that refuses bytes is a value', async () => {
  const timers = new SimulatedTimers();
  const opened = await deviceFileTransport('/dev/full', { timers }).open();
  if (!opened.ok) throw new Error(opened.error.detail);
  expect(await opened.value.write(Uint8Array.of(1, 2, 3), 1_000)).toMatchObject({
    ok: false,
    error: { left: 'nothing' },
  });
  await opened.value.close();
  const missing = await deviceFileTransport('/dev/usb/lp-nowhere', { timers }).open();
  expect(missing).toMatchObject({ ok: false, error: { kind: 'notFound' } });
});
