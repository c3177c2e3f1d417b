/** Which printers this machine can see, and what to write into the configuration for each. */
import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PrinterConfig, type PrinterDetection, type PrinterModelId } from '@giliran/protocol';
import type { Device } from 'usb';
import { programRunner } from '../adapters/run-program.ts';
import type { RunProgram } from '../adapters/run-program.ts';
import { REAL_TIMERS } from '../driver/timers.ts';
import { messageOf } from '../transports/failures.ts';
import { isPrinter, printingInterface, usbName } from '../transports/usb-devices.ts';
import { loadUsb } from '../transports/usb-module.ts';
import type { LoadUsb } from '../transports/usb-module.ts';
import { serialOf, stringOf } from '../transports/usb.ts';

export type DetectDependencies = {
  readonly load?: LoadUsb;
  readonly run?: RunProgram;
  /** Where usblp puts its files; default `/dev/usb`. */
  readonly deviceFolder?: string;
};

/** Never rejects. Opens USB printers for a moment to read their names, so not to be called while printing. */
export async function detectPrinters(dependencies: DetectDependencies = {}): Promise<PrinterDetection> {
  const { load = loadUsb, run = programRunner(REAL_TIMERS), deviceFolder = '/dev/usb' } = dependencies;
  const found = await Promise.all([usbPrinters(load), deviceFiles(deviceFolder), systemQueues(run)]);
  return {
    printers: found.flatMap((way) => way.printers),
    notLooked: found.flatMap((way) => way.notLooked),
  };
}

type Detected = PrinterDetection['printers'][number];
const nothing: PrinterDetection = { printers: [], notLooked: [] };

async function usbPrinters(load: LoadUsb): Promise<PrinterDetection> {
  const modules = await load();
  if (!modules.ok) return { printers: [], notLooked: [modules.error] };
  const printers: Detected[] = [];
  try {
    for (const device of modules.value.usb.getDeviceList().filter(isPrinter)) {
      // One at a time: libusb opens devices without haste.
      printers.push(await describeUsb(device));
    }
    return { printers, notLooked: [] };
  } catch (error) {
    return { printers, notLooked: [`USB: ${messageOf(error)}`] };
  }
}

async function describeUsb(device: Device): Promise<PrinterDetection['printers'][number]> {
  const { idVendor: vendorId, idProduct: productId, iProduct } = device.deviceDescriptor;
  let product: string | null = null;
  let serial: string | null = null;
  let hindrance = printingInterface(device) === undefined ? 'it has no way in for print data' : null;
  // A device that is open belongs to a printer of this process.
  const inUse = device.interfaces !== null && device.interfaces !== undefined;
  try {
    if (!inUse) device.open();
    product = await stringOf(device, iProduct);
    serial = await serialOf(device);
    if (!inUse) device.close();
  } catch (error) {
    hindrance ??= messageOf(error).includes('ACCESS')
      ? 'no permission: see docs/printing.md (udev rule on Linux, WinUSB on Windows)'
      : messageOf(error);
  }
  return {
    name: product ?? `USB ${usbName(device)}`,
    config: PrinterConfig.parse({
      adapter: 'usb',
      vendorId,
      productId,
      ...(serial === null || serial === '' ? {} : { serial }),
      model: guessedModel(vendorId, product),
    }),
    hindrance,
  };
}

/** By the vendor's number in the USB list, or by name. Clones share their chip maker's numbers and say nothing. */
function guessedModel(vendorId: number, product: string | null): PrinterModelId {
  const name = (product ?? '').toLowerCase();
  if (vendorId === 0x04b8) return 'epson-tm-t82';
  if (vendorId === 0x1504 || name.includes('srp-350')) return 'bixolon-srp-350';
  if (name.includes('58')) return 'generic-58';
  return 'generic-80';
}

async function deviceFiles(folder: string): Promise<PrinterDetection> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => /^lp\d+$/.test(name)).toSorted();
  } catch {
    // Without such a printer there is no folder.
    return nothing;
  }
  const printers = await Promise.all(
    names.map(async (name): Promise<Detected> => {
      const path = join(folder, name);
      const writable = await access(path, constants.W_OK).then(
        () => true,
        () => false,
      );
      return {
        name: path,
        config: PrinterConfig.parse({ adapter: 'device', path: `/dev/usb/${name}` }),
        hindrance: writable ? null : 'no permission: add the user to the group lp',
      };
    }),
  );
  return { printers, notLooked: [] };
}

async function systemQueues(run: RunProgram): Promise<PrinterDetection> {
  if (process.platform === 'win32') {
    return { printers: [], notLooked: ['shared printers: write \\\\computer\\printer by hand'] };
  }
  const told = await run({ command: 'lpstat', args: ['-v'], limitMs: 5_000 });
  if (!told.ok) {
    const why = told.error.kind === 'notStarted' ? 'CUPS is not installed' : 'CUPS does not answer';
    return { printers: [], notLooked: [`print queues: ${why}`] };
  }
  const printers = told.value.output.split('\n').flatMap((line): Detected[] => {
    const queue = /^device for ([^:\s]+): /.exec(line)?.[1];
    const config = PrinterConfig.safeParse({ adapter: 'system', queue });
    return queue === undefined || !config.success
      ? []
      : [{ name: queue, config: config.data, hindrance: null }];
  });
  return { printers, notLooked: [] };
}
