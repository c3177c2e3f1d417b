/**
 * A USB printer through `escpos-usb`, whose oddities end here:
 * - it takes the first OUT endpoint of any interface and claims them all, calling back for each: it is
 *   shown the printing interface only;
 * - it has no way to read: the IN endpoint is polled beside it;
 * - its `close` takes away every listener for unplugging in the process: the device is closed beside it,
 *   and only the listener that it added is taken away.
 */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import type EscPosUsb from 'escpos-usb';
import type { AdapterDevice } from 'escpos-usb';
import type { Device, InEndpoint, Interface, Usb } from 'usb';
import { within } from '../driver/timers.ts';
import type { Timers } from '../driver/timers.ts';
import type { Connection, OpenFailure, Transport } from '../driver/transport.ts';
import { messageOf } from './failures.ts';
import { UsbConnection } from './usb-connection.ts';
import { choiceName, fittingDevices, printingInterface, usbName } from './usb-devices.ts';
import type { UsbPrinterChoice } from './usb-devices.ts';
import { loadUsb } from './usb-module.ts';
import type { LoadUsb, UsbModules } from './usb-module.ts';

export type UsbDependencies = { readonly timers: Timers; readonly load?: LoadUsb };

/** Milliseconds for opening and claiming; libusb itself has no limit there. */
const OPEN_MS = 3_000;

export function usbTransport(
  choice: UsbPrinterChoice,
  { timers, load = loadUsb }: UsbDependencies,
): Transport {
  const name = choiceName(choice);
  return {
    name,
    answers: true,
    async open(): Promise<Result<Connection, OpenFailure>> {
      const modules = await load();
      if (!modules.ok) return err({ kind: 'driverMissing', detail: modules.error });
      try {
        return await openChosen(modules.value, choice, timers);
      } catch (error) {
        return err(usbFailure(error, name));
      }
    },
  };
}

async function openChosen(
  modules: UsbModules,
  choice: UsbPrinterChoice,
  timers: Timers,
): Promise<Result<Connection, OpenFailure>> {
  const what = choiceName(choice);
  const candidates = fittingDevices(modules.usb, choice);
  let failure: OpenFailure = { kind: 'notFound', detail: `${what} is not connected` };
  for (const device of candidates) {
    // One after the other: the first that opens is taken.
    const opened = await openDevice(modules, device, choice.serial, timers);
    if (opened.ok) return opened;
    if (opened.error !== 'anotherSerial') failure = opened.error;
  }
  return err(failure);
}

async function openDevice(
  { usb, Adapter }: UsbModules,
  device: Device,
  serial: string | undefined,
  timers: Timers,
): Promise<Result<Connection, OpenFailure | 'anotherSerial'>> {
  const what = `USB ${usbName(device)}`;
  const place = printingInterface(device);
  if (place === undefined) {
    return err({ kind: 'noOutEndpoint', detail: `${what} has no way in for print data` });
  }
  const seen = new SinglePrinterDevice(device, place);
  const { adapter, forget } = listening(usb, () => new Adapter(seen));
  const giveUp = <E>(failure: E): Result<never, E> => {
    forget();
    closeQuietly(device);
    return err(failure);
  };
  try {
    const claimed = await within(timers, OPEN_MS, opening(adapter), () => 'late' as const);
    if (claimed === 'late') return giveUp({ kind: 'timedOut', detail: `${what}: opening takes too long` });
    const printing = seen.interfaces[0];
    const out = adapter.endpoint;
    if (printing === undefined || out === undefined) {
      return giveUp({ kind: 'noOutEndpoint', detail: `${what} has no way in for print data` });
    }
    if (serial !== undefined && (await serialOf(device)) !== serial) return giveUp('anotherSerial');
    const input = printing.endpoints.find((endpoint): endpoint is InEndpoint => endpoint.direction === 'in');
    return ok(new UsbConnection({ usb, device, adapter, printing, out, input, timers, forget }));
  } catch (error) {
    return giveUp(usbFailure(error, what));
  }
}

/** The device with all interfaces but one hidden, so that `escpos-usb` claims it alone and calls back once. */
class SinglePrinterDevice implements AdapterDevice {
  readonly #device: Device;
  readonly #place: number;
  interfaces: readonly Interface[] = [];

  constructor(device: Device, place: number) {
    this.#device = device;
    this.#place = place;
  }

  open(): void {
    this.#device.open();
    const printing = this.#device.interfaces?.[this.#place];
    this.interfaces = printing === undefined ? [] : [printing];
  }

  close(): void {
    this.#device.close();
  }
}

/** Makes the adapter, and knows how to take away the listener it adds for unplugging. */
function listening(
  usb: Usb,
  make: () => EscPosUsb,
): { readonly adapter: EscPosUsb; readonly forget: () => void } {
  const before = new Set(usb.listeners('detach'));
  const adapter = make();
  const added = usb.listeners('detach').filter((listener) => !before.has(listener));
  return {
    adapter,
    forget: () => {
      for (const listener of added) usb.removeListener('detach', listener);
    },
  };
}

function opening(adapter: EscPosUsb): Promise<void> {
  return new Promise((resolve, reject) => {
    adapter.open((error) => (error === null ? resolve() : reject(error)));
  });
}

/** The serial number in the device's descriptor; the device must be open. Null when it has none. */
export function serialOf(device: Device): Promise<string | null> {
  return stringOf(device, device.deviceDescriptor.iSerialNumber);
}

export function stringOf(device: Device, index: number): Promise<string | null> {
  if (index === 0) return Promise.resolve(null);
  return new Promise((resolve) => {
    device.getStringDescriptor(index, (error, text) => {
      resolve(error === undefined && text !== undefined ? text.replaceAll('\0', '').trim() : null);
    });
  });
}

function closeQuietly(device: Device): void {
  try {
    device.close();
  } catch {
    // It is gone, was never open, or libusb still has a transfer of it: nothing more can be done.
  }
}

/** libusb's own numbers are in `errno`; its names in the message. */
function usbFailure(error: unknown, what: string): OpenFailure {
  const message = messageOf(error);
  const detail = `${what}: ${message}`;
  if (message.includes('LIBUSB_ERROR_ACCESS')) {
    return { kind: 'noPermission', detail: `${what}: no permission (see docs/printing.md)` };
  }
  if (message.includes('LIBUSB_ERROR_BUSY')) {
    return { kind: 'busy', detail: `${what}: another program uses it` };
  }
  if (message.includes('LIBUSB_ERROR_NO_DEVICE') || message.includes('LIBUSB_ERROR_NOT_FOUND')) {
    return { kind: 'notFound', detail };
  }
  if (message.includes('LIBUSB_ERROR_NOT_SUPPORTED')) {
    return {
      kind: 'driverMissing',
      detail: `${what}: Windows needs the WinUSB driver (see docs/printing.md)`,
    };
  }
  if (message.includes('Can not find endpoint')) return { kind: 'noOutEndpoint', detail };
  return { kind: 'failed', detail };
}
