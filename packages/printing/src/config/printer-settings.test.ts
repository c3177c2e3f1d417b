import { describe, expect, test } from 'vitest';
import { FakeUsb, FakeUsbDevice } from '../emulator/fake-usb.ts';
import { loadOver } from '../emulator/load-fake-usb.ts';
import { PrinterEmulator } from '../emulator/printer-emulator.ts';
import { SimulatedTimers } from '../emulator/simulated-timers.ts';
import type { RunProgram } from '../adapters/run-program.ts';
import { detectPrinters } from './detect-printers.ts';
import { PrinterConfig, printerProfiles } from '@giliran/protocol';
import { settingsOf } from './printer-settings.ts';

const parse = (config: object) => PrinterConfig.safeParse(config);

test('what is left out is as the model has it', () => {
  const settings = settingsOf(PrinterConfig.parse({ adapter: 'usb', model: 'xprinter-xp-58' }));
  expect(settings).toMatchObject({
    width: '58mm',
    dotsPerLine: 384,
    qr: 'raster',
    cutter: 'tear',
    copies: 1,
  });
});

test('what is set goes before the model', () => {
  const settings = settingsOf(
    PrinterConfig.parse({
      adapter: 'network',
      host: '10.0.0.5',
      model: 'epson-tm-t82',
      width: '58mm',
      qr: 'raster',
      answers: 'never',
    }),
  );
  expect(settings).toMatchObject({ width: '58mm', dotsPerLine: 384, qr: 'raster', charset: 'pc850' });
  expect(settings.manners).toMatchObject({ answers: 'never', tellsWhenPrinted: true });
});

test('every model fits its paper', () => {
  for (const model of Object.values(printerProfiles)) {
    expect(model.dotsPerLine).toBeLessThanOrEqual(model.width === '58mm' ? 384 : 576);
  }
});

describe('a configuration is refused', () => {
  test.each<[string, object]>([
    ['with an unknown adapter', { adapter: 'bluetooth' }],
    ['with an unknown model', { adapter: 'usb', model: 'toString' }],
    ['with a host that is more than a name', { adapter: 'network', host: 'a b' }],
    ['with a queue that the command line would read', { adapter: 'system', queue: 'x & del' }],
    ['with a queue that looks like an option', { adapter: 'system', queue: '-o' }],
    ['with a share that breaks out of its quotes', { adapter: 'system', queue: '\\\\pc\\a" & calc "' }],
    ['with a share that names a variable', { adapter: 'system', queue: '\\\\pc\\%PATH%' }],
    ['with a device that is no device', { adapter: 'device', path: '/etc/passwd' }],
    ['with a line that is no whole number of bytes', { adapter: 'usb', dotsPerLine: 380 }],
    ['with ten copies', { adapter: 'usb', copies: 10 }],
    ['with a word it does not know', { adapter: 'usb', colour: true }],
  ])('%s', (_, config) => {
    expect(parse(config).success).toBe(false);
  });

  test('but not with a queue or a share as they are named', () => {
    expect(parse({ adapter: 'system', queue: 'Kiosk_1.thermal' }).success).toBe(true);
    expect(parse({ adapter: 'system', queue: '\\\\LOKET-1\\POS 80 (copy)' }).success).toBe(true);
  });
});

describe('detection', () => {
  const timers = new SimulatedTimers();
  const emulator = new PrinterEmulator({ width: '80mm', timers });
  const noCups: RunProgram = () =>
    Promise.resolve({ ok: false, error: { kind: 'notStarted', detail: 'spawn lpstat ENOENT' } });

  test('lists USB printers with what to write into the settings, other devices not', async () => {
    const usb = new FakeUsb();
    usb.attach(new FakeUsbDevice({ emulator, timers, product: 'TM-T82X', serial: 'X3F1' }));
    usb.attach(
      new FakeUsbDevice({
        emulator,
        timers,
        vendorId: 0x0483,
        productId: 0x070b,
        product: 'USB Printer P58',
      }),
    );
    usb.attach(new FakeUsbDevice({ emulator, timers, interfaces: [{ class: 3, endpoints: ['in'] }] }));
    const { printers } = await detectPrinters({ load: loadOver(usb), run: noCups, deviceFolder: '/nowhere' });
    expect(printers).toEqual([
      {
        name: 'TM-T82X',
        config: expect.objectContaining({
          adapter: 'usb',
          vendorId: 0x04b8,
          productId: 0x0e15,
          serial: 'X3F1',
          model: 'epson-tm-t82',
        }),
        hindrance: null,
      },
      {
        name: 'USB Printer P58',
        config: expect.objectContaining({ vendorId: 0x0483, model: 'generic-58' }),
        hindrance: null,
      },
    ]);
    expect(emulator.connections).toBe(0);
  });

  test('names what stands in the way', async () => {
    const usb = new FakeUsb();
    const locked = new FakeUsbDevice({ emulator, timers });
    locked.permitted = false;
    usb.attach(locked);
    usb.attach(new FakeUsbDevice({ emulator, timers, interfaces: [{ class: 7, endpoints: ['in'] }] }));
    const { printers } = await detectPrinters({ load: loadOver(usb), run: noCups, deviceFolder: '/nowhere' });
    expect(printers.map((printer) => printer.hindrance)).toEqual([
      expect.stringContaining('no permission'),
      expect.stringContaining('no way in'),
    ]);
  });

  test.skipIf(process.platform === 'win32')(
    'lists print queues, and says what could not be looked at',
    async () => {
      const cups: RunProgram = () =>
        Promise.resolve({
          ok: true,
          value: {
            code: 0,
            output: 'device for thermal: usb://EPSON/TM-T82\ndevice for PDF: cups-pdf:/\n',
            complaints: '',
          },
        });
      const load = () => Promise.resolve({ ok: false as const, error: 'no libusb' });
      const { printers, notLooked } = await detectPrinters({ load, run: cups, deviceFolder: '/nowhere' });
      expect(printers.map((printer) => printer.config)).toEqual([
        expect.objectContaining({ adapter: 'system', queue: 'thermal' }),
        expect.objectContaining({ adapter: 'system', queue: 'PDF' }),
      ]);
      expect(notLooked).toEqual(['no libusb']);
    },
  );
});
