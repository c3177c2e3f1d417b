/**
 * A stand-in for the `usb` module with printers on it, beneath the real `escpos-usb`. Behind each device
 * stands an emulated printer; the faults are those of a bus: unplugged, busy, no permission.
 */
import type {
  Device,
  Endpoint,
  EndpointDescriptor,
  InEndpoint,
  Interface,
  InterfaceDescriptor,
  OutEndpoint,
  Usb,
} from 'usb';
import type { Timers } from '../driver/timers.ts';
import type { Plug, PrinterEmulator } from './printer-emulator.ts';

type DeviceListener = (device: Device) => void;

export class FakeUsb implements Usb {
  readonly #devices = new Set<FakeUsbDevice>();
  #listeners: { readonly event: string; readonly listener: DeviceListener }[] = [];

  attach(device: FakeUsbDevice): void {
    this.#devices.add(device);
    device.attached();
    this.#emit('attach', device);
  }

  /** Pulls the cable. */
  detach(device: FakeUsbDevice): void {
    this.#devices.delete(device);
    device.detached();
    this.#emit('detach', device);
  }

  getDeviceList(): Device[] {
    return [...this.#devices];
  }

  on(event: 'attach' | 'detach', listener: DeviceListener): this {
    this.#listeners.push({ event, listener });
    return this;
  }

  removeListener(event: 'attach' | 'detach', listener: (...args: never[]) => void): this {
    this.#listeners = this.#listeners.filter((one) => one.event !== event || one.listener !== listener);
    return this;
  }

  removeAllListeners(event: 'attach' | 'detach'): this {
    this.#listeners = this.#listeners.filter((one) => one.event !== event);
    return this;
  }

  listeners(event: 'attach' | 'detach'): DeviceListener[] {
    return this.#listeners.filter((one) => one.event === event).map((one) => one.listener);
  }

  #emit(event: 'attach' | 'detach', device: Device): void {
    for (const listener of this.listeners(event)) listener(device);
  }
}

export type FakeInterfaceOptions = {
  /** 7 is a printer, 3 a keyboard or the like. */
  readonly class: number;
  readonly endpoints: readonly ('in' | 'out')[];
  /** The system's own driver (usblp) holds it. */
  readonly kernelDriver?: boolean;
};

export type FakeDeviceOptions = {
  readonly emulator: PrinterEmulator;
  readonly timers: Timers;
  readonly vendorId?: number;
  readonly productId?: number;
  readonly serial?: string;
  readonly product?: string;
  readonly interfaces?: readonly FakeInterfaceOptions[];
};

const PRINTER: FakeInterfaceOptions = { class: 7, endpoints: ['out', 'in'], kernelDriver: true };

export class FakeUsbDevice implements Device {
  readonly busNumber = 1;
  readonly deviceAddress = 4;
  readonly deviceDescriptor;
  readonly configDescriptor;
  interfaces: FakeInterface[] | null = null;
  /** Whether this program may open it. */
  permitted = true;
  /** Another program has claimed it. */
  busy = false;
  /** How often jobs or questions were handed over. */
  transfers = 0;
  readonly emulator: PrinterEmulator;
  readonly timers: Timers;
  readonly #strings: readonly (string | undefined)[];
  readonly #options: readonly FakeInterfaceOptions[];
  #plug: Plug | null = null;
  #connected = false;
  #pending = new Set<(error: Error) => void>();
  #hear: (bytes: Uint8Array) => void = () => undefined;

  constructor(options: FakeDeviceOptions) {
    const { emulator, timers, vendorId = 0x04b8, productId = 0x0e15, serial, product } = options;
    this.emulator = emulator;
    this.timers = timers;
    this.#options = options.interfaces ?? [PRINTER];
    this.#strings = [undefined, product, serial];
    this.deviceDescriptor = {
      idVendor: vendorId,
      idProduct: productId,
      iManufacturer: 0,
      iProduct: product === undefined ? 0 : 1,
      iSerialNumber: serial === undefined ? 0 : 2,
    };
    this.configDescriptor = { interfaces: this.#options.map((one, n) => [descriptorOf(one, n)]) };
  }

  attached(): void {
    this.#connected = true;
  }

  detached(): void {
    this.#connected = false;
    this.#plug?.unplug();
    this.#plug = null;
    this.#failPending('LIBUSB_TRANSFER_NO_DEVICE');
  }

  open(): void {
    if (!this.#connected) throw new Error('LIBUSB_ERROR_NO_DEVICE');
    if (!this.permitted) throw new Error('LIBUSB_ERROR_ACCESS');
    this.interfaces = this.#options.map((one, n) => new FakeInterface(this, one, n));
    this.#plug ??= this.emulator.connect({
      data: (bytes) => queueMicrotask(() => this.#hear(bytes)),
      cut: () => {
        this.#plug = null;
        this.#failPending('LIBUSB_TRANSFER_ERROR');
      },
    });
  }

  close(): void {
    if (this.#pending.size > 0) throw new Error("Can't close device with a pending request");
    this.interfaces = null;
    this.#plug?.unplug();
    this.#plug = null;
  }

  getStringDescriptor(index: number, callback: (error: Error | undefined, text?: string) => void): void {
    const text = this.#strings[index];
    queueMicrotask(() =>
      text === undefined ? callback(new Error('LIBUSB_ERROR_NOT_FOUND')) : callback(undefined, text),
    );
  }

  hear(listener: (bytes: Uint8Array) => void): void {
    this.#hear = listener;
  }

  /** A bulk OUT transfer. A stalled printer takes it only when it wakes up. */
  transfer(bytes: Buffer, timeoutMs: number, callback: (error?: Error) => void): void {
    this.transfers++;
    if (this.#plug === null) {
      queueMicrotask(() => callback(new Error('LIBUSB_ERROR_NO_DEVICE')));
      return;
    }
    if (!this.emulator.condition.stalled) {
      this.#plug.receive(new Uint8Array(bytes));
      queueMicrotask(() => callback());
      return;
    }
    const fail = (error: Error): void => {
      this.#pending.delete(fail);
      cancel();
      callback(error);
    };
    const cancel =
      timeoutMs === 0
        ? (): void => undefined
        : this.timers.after(timeoutMs, () => fail(new Error('LIBUSB_TRANSFER_TIMED_OUT')));
    this.#pending.add(fail);
  }

  #failPending(message: string): void {
    for (const fail of this.#pending) fail(new Error(message));
  }
}

class FakeInterface implements Interface {
  readonly device: FakeUsbDevice;
  readonly interfaceNumber: number;
  readonly descriptor: InterfaceDescriptor;
  readonly endpoints: readonly (InEndpoint | OutEndpoint)[];
  altSetting = 0;
  #kernelDriver: boolean;

  constructor(device: FakeUsbDevice, options: FakeInterfaceOptions, place: number) {
    this.device = device;
    this.interfaceNumber = place;
    this.descriptor = descriptorOf(options, place);
    this.#kernelDriver = options.kernelDriver ?? false;
    this.endpoints = this.descriptor.endpoints.map((one) =>
      (one.bEndpointAddress & 0x80) === 0
        ? new FakeOutEndpoint(device, one)
        : new FakeInEndpoint(device, one),
    );
  }

  setAltSetting(number: number, callback: (error?: Error) => void): void {
    this.altSetting = number;
    queueMicrotask(() => callback());
  }

  isKernelDriverActive(): boolean {
    return this.#kernelDriver;
  }

  detachKernelDriver(): void {
    this.#kernelDriver = false;
  }

  claim(): void {
    if (this.device.busy || this.#kernelDriver) throw new Error('LIBUSB_ERROR_BUSY');
  }

  release(_closeEndpoints: boolean, callback: (error?: Error) => void): void {
    queueMicrotask(() => callback());
  }
}

class FakeEndpoint implements Endpoint {
  readonly direction: 'in' | 'out';
  readonly address: number;
  readonly descriptor: EndpointDescriptor;
  readonly device: FakeUsbDevice;
  timeout = 0;

  constructor(device: FakeUsbDevice, descriptor: EndpointDescriptor, direction: 'in' | 'out') {
    this.device = device;
    this.descriptor = descriptor;
    this.address = descriptor.bEndpointAddress;
    this.direction = direction;
  }
}

class FakeOutEndpoint extends FakeEndpoint implements OutEndpoint {
  override readonly direction = 'out';

  constructor(device: FakeUsbDevice, descriptor: EndpointDescriptor) {
    super(device, descriptor, 'out');
  }

  transfer(bytes: Buffer, callback: (error?: Error) => void): this {
    this.device.transfer(bytes, this.timeout, callback);
    return this;
  }
}

class FakeInEndpoint extends FakeEndpoint implements InEndpoint {
  override readonly direction = 'in';
  #onData: ((bytes: Buffer) => void)[] = [];
  #polling = false;

  constructor(device: FakeUsbDevice, descriptor: EndpointDescriptor) {
    super(device, descriptor, 'in');
  }

  startPoll(): void {
    if (this.#polling) throw new Error('Polling already active');
    this.#polling = true;
    this.device.hear((bytes) => {
      if (!this.#polling) return;
      for (const listener of this.#onData) listener(Buffer.from(bytes));
    });
  }

  stopPoll(callback?: () => void): void {
    if (!this.#polling) throw new Error('Polling is not active.');
    this.#polling = false;
    queueMicrotask(() => callback?.());
  }

  on(event: 'data', listener: (bytes: Buffer) => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end', listener: () => void): this;
  on(event: 'data' | 'error' | 'end', listener: (given: never) => void): this {
    if (event === 'data') this.#onData.push((bytes) => Reflect.apply(listener, undefined, [bytes]));
    return this;
  }
}

function descriptorOf(options: FakeInterfaceOptions, place: number): InterfaceDescriptor {
  return {
    bInterfaceNumber: place,
    bInterfaceClass: options.class,
    endpoints: options.endpoints.map((direction, n) => ({
      bEndpointAddress: n + 1 + (direction === 'in' ? 0x80 : 0),
      bmAttributes: 2,
      wMaxPacketSize: 64,
    })),
  };
}
