import { describe, expect, test } from 'vitest';
import { askStatus } from '../bytes/status.ts';
import { createLineEngine } from '../driver/line-engine.ts';
import { TIME_LIMITS } from '../driver/manners.ts';
import { JobBook } from '../driver/job-book.ts';
import { memoryJournal } from '../driver/journal.ts';
import { PaperRoll } from '../driver/paper-roll.ts';
import { createReceiptPrinter } from '../driver/create-receipt-printer.ts';
import { FakeUsb, FakeUsbDevice } from '../emulator/fake-usb.ts';
import type { FakeDeviceOptions } from '../emulator/fake-usb.ts';
import { loadOver } from '../emulator/load-fake-usb.ts';
import { PrinterEmulator } from '../emulator/printer-emulator.ts';
import { SimulatedTimers } from '../emulator/simulated-timers.ts';
import { encode } from '../bytes/encode.ts';
import { usbTransport } from './usb.ts';
import type { UsbPrinterChoice } from './usb-devices.ts';

type Setting = Omit<Partial<FakeDeviceOptions>, 'emulator' | 'timers'>;

async function withUsbPrinter(setting: Setting = {}, choice: UsbPrinterChoice = {}) {
  const timers = new SimulatedTimers();
  const emulator = new PrinterEmulator({ width: '80mm', timers });
  const device = new FakeUsbDevice({ emulator, timers, ...setting });
  const usb = new FakeUsb();
  usb.attach(device);
  const transport = usbTransport(choice, { timers, load: loadOver(usb) });
  const engine = createLineEngine({
    transport,
    manners: {
      answers: 'always',
      questions: [1, 2, 3, 4],
      reports: true,
      tellsWhenPrinted: true,
      speed: 100,
    },
    timers,
    limits: TIME_LIMITS,
  });
  const loaded = await JobBook.load(memoryJournal(), timers.now());
  if (!loaded.ok) throw new Error(loaded.error);
  const printer = createReceiptPrinter({
    engine,
    timers,
    roll: new PaperRoll(null, 0, true),
    ...loaded.value,
  });
  const print = async (name: string) => {
    const bytes = encode([
      { kind: 'initialize' },
      { kind: 'text', text: name },
      { kind: 'lineFeed' },
      { kind: 'cut', mode: 'partial', feedDots: 0 },
    ]);
    const outcome = await timers.until(printer.print({ jobId: name, bytes, width: '80mm' }));
    return outcome.ok ? outcome.value.certainty : outcome.error;
  };
  const names = () =>
    emulator.papers.flatMap((paper) =>
      paper.operations.flatMap((one) => (one.kind === 'text' ? [one.text] : [])),
    );
  return { timers, emulator, device, usb, transport, printer, print, names };
}

const error = (detail: string | RegExp) => ({
  kind: 'notReady',
  status: { state: 'error', detail: expect.stringMatching(detail) },
});
const offline = { kind: 'notReady', status: { state: 'offline' } };

test('a ticket goes through escpos-usb and comes out once, confirmed', async () => {
  const { print, names, emulator } = await withUsbPrinter();
  expect(await print('A-1')).toBe('confirmed');
  expect(await print('A-2')).toBe('confirmed');
  expect(names()).toEqual(['A-1', 'A-2']);
  expect(emulator.problems).toEqual([]);
});

test('a printer with two interfaces prints once, through the one of the printer class', async () => {
  const { print, names, device } = await withUsbPrinter({
    interfaces: [
      { class: 3, endpoints: ['out', 'in'], kernelDriver: true },
      { class: 7, endpoints: ['out', 'in'], kernelDriver: true },
    ],
  });
  expect(await print('A-1')).toBe('confirmed');
  expect(names()).toEqual(['A-1']);
  expect(device.interfaces?.map((one) => one.isKernelDriverActive())).toEqual([true, false]);
});

test('without an OUT endpoint it says so, and keeps nothing open', async () => {
  const { print, emulator } = await withUsbPrinter({ interfaces: [{ class: 7, endpoints: ['in'] }] });
  expect(await print('A-1')).toEqual(error(/no way in/));
  expect(emulator.connections).toBe(0);
});

test('without an IN endpoint it cannot answer', async () => {
  const { print } = await withUsbPrinter({ interfaces: [{ class: 7, endpoints: ['out'] }] });
  expect(await print('A-1')).toEqual(offline);
});

test('no permission: says so; prints once it is given', async () => {
  const { print, device, names } = await withUsbPrinter();
  device.permitted = false;
  expect(await print('A-1')).toEqual(error(/no permission/));
  device.permitted = true;
  expect(await print('A-1')).toBe('confirmed');
  expect(names()).toEqual(['A-1']);
});

test('held by another program: says so; prints once it is free', async () => {
  const { print, device, names } = await withUsbPrinter();
  device.busy = true;
  expect(await print('A-1')).toEqual(error(/another program/));
  device.busy = false;
  expect(await print('A-1')).toBe('confirmed');
  expect(names()).toEqual(['A-1']);
});

test('unplugged: offline; back, also as a new device on the bus: prints', async () => {
  const { print, device, usb, names, printer, timers, emulator } = await withUsbPrinter();
  await print('A-1');
  usb.detach(device);
  expect(await print('A-2')).toEqual(offline);
  expect(printer.trouble()).toMatch(/not connected/);
  usb.attach(new FakeUsbDevice({ emulator, timers }));
  expect(await print('A-2')).toBe('confirmed');
  expect(names()).toEqual(['A-1', 'A-2']);
});

test('unplugged in mid-job: doubtful; back: prints the next', async () => {
  const { print, device, usb, printer, timers, emulator, names } = await withUsbPrinter();
  emulator.set({ delayMs: 1_000 });
  const first = printer.print({
    jobId: 'A-1',
    bytes: encode([{ kind: 'initialize' }, { kind: 'text', text: 'A-1' }, { kind: 'lineFeed' }]),
    width: '80mm',
  });
  await timers.advance(4_500);
  usb.detach(device);
  expect(await timers.until(first)).toMatchObject({ ok: false, error: { kind: 'unknown' } });
  emulator.powerCycle();
  emulator.set({ delayMs: 0 });
  usb.attach(device);
  expect(await print('A-2')).toBe('confirmed');
  expect(names().filter((name) => name === 'A-2')).toHaveLength(1);
});

test('a stuck transfer ends at its time limit, and the device is let go', async () => {
  const { print, emulator, usb } = await withUsbPrinter();
  await print('A-0');
  emulator.plan(1, { stalled: true });
  expect(await print('A-1')).toMatchObject({ kind: 'unknown' });
  expect(usb.listeners('detach')).toEqual([]);
  emulator.set({ stalled: false });
  expect(await print('A-2')).toBe('confirmed');
});

test('no printer on the bus is no exception', async () => {
  const { usb, device, print } = await withUsbPrinter();
  usb.detach(device);
  expect(await print('A-1')).toEqual(offline);
});

test('a machine without libusb says what is missing', async () => {
  const timers = new SimulatedTimers();
  const load = () =>
    Promise.resolve({ ok: false as const, error: 'USB printers cannot be used on this machine' });
  const opened = await usbTransport({}, { timers, load }).open();
  expect(opened).toEqual({
    ok: false,
    error: { kind: 'driverMissing', detail: 'USB printers cannot be used on this machine' },
  });
});

test('the real packages load, and a printer that nobody has is a value', async () => {
  const transport = usbTransport({ vendorId: 0xffff, productId: 0xfffe }, { timers: new SimulatedTimers() });
  const opened = await transport.open();
  expect(!opened.ok && opened.error.kind).toMatch(/^(notFound|driverMissing)$/);
});

describe('of several printers', () => {
  test('the one with the right numbers and serial is taken', async () => {
    const { print, names, usb, timers } = await withUsbPrinter(
      { vendorId: 0x0483, productId: 0x5743, serial: 'B2' },
      { vendorId: 0x0483, productId: 0x5743, serial: 'B2' },
    );
    const other = new PrinterEmulator({ width: '80mm', timers });
    usb.attach(
      new FakeUsbDevice({ emulator: other, timers, vendorId: 0x0483, productId: 0x5743, serial: 'B1' }),
    );
    expect(await print('A-1')).toBe('confirmed');
    expect(names()).toEqual(['A-1']);
    expect(other.received).toBe(0);
    expect(other.connections).toBe(0);
  });

  test('one with another serial is left alone', async () => {
    const { print, emulator } = await withUsbPrinter({ serial: 'B1' }, { serial: 'B2' });
    expect(await print('A-1')).toEqual(offline);
    expect(emulator.received).toBe(0);
    expect(emulator.connections).toBe(0);
  });
});

test('listeners for unplugging do not pile up, and those of others stay', async () => {
  const { usb, device, print, printer, timers } = await withUsbPrinter();
  usb.on('detach', () => undefined);
  for (let n = 0; n < 5; n++) {
    usb.detach(device);
    await print(`gone-${n}`);
    usb.attach(device);
    expect(await print(`A-${n}`)).toBe('confirmed');
  }
  expect(usb.listeners('detach')).toHaveLength(3);
  await timers.until(printer.close());
  expect(usb.listeners('detach')).toHaveLength(1);
});

test('a connection carries bytes both ways without the driver', async () => {
  const { transport, timers } = await withUsbPrinter();
  const opened = await timers.until(transport.open());
  if (!opened.ok) throw new Error(opened.error.detail);
  const heard: number[] = [];
  opened.value.onData((bytes) => heard.push(...bytes));
  expect(await timers.until(opened.value.write(askStatus(1), 1_000))).toEqual({ ok: true, value: undefined });
  await timers.advance(1);
  expect(heard).toEqual([0x12]);
  await timers.until(opened.value.close());
  await opened.value.close();
  expect(await opened.value.write(askStatus(1), 1_000)).toMatchObject({
    ok: false,
    error: { left: 'nothing' },
  });
});
