/** The part of `escpos-usb` 3.0.0-alpha.4 and of `usb` 1.9.2 that we use; neither ships types. */
declare module 'usb' {
  export interface EndpointDescriptor {
    /** Bit 7 set: towards the computer. */
    readonly bEndpointAddress: number;
    /** Lowest two bits: 2 bulk, 3 interrupt. */
    readonly bmAttributes: number;
    readonly wMaxPacketSize: number;
  }

  export interface InterfaceDescriptor {
    readonly bInterfaceNumber: number;
    readonly bInterfaceClass: number;
    readonly endpoints: readonly EndpointDescriptor[];
  }

  export interface Endpoint {
    readonly direction: 'in' | 'out';
    readonly address: number;
    readonly descriptor: EndpointDescriptor;
    /** Milliseconds for one transfer; 0 is for ever. */
    timeout: number;
  }

  export interface InEndpoint extends Endpoint {
    readonly direction: 'in';
    startPoll(transfers: number, bytes: number): unknown;
    stopPoll(callback?: () => void): void;
    on(event: 'data', listener: (bytes: Buffer) => void): unknown;
    on(event: 'error', listener: (error: Error) => void): unknown;
    on(event: 'end', listener: () => void): unknown;
  }

  export interface OutEndpoint extends Endpoint {
    readonly direction: 'out';
    transfer(bytes: Buffer, callback: (error?: Error) => void): unknown;
  }

  export interface Interface {
    readonly interfaceNumber: number;
    readonly descriptor: InterfaceDescriptor;
    readonly endpoints: readonly (InEndpoint | OutEndpoint)[];
    altSetting: number;
    setAltSetting(number: number, callback: (error?: Error) => void): void;
    isKernelDriverActive(): boolean;
    detachKernelDriver(): void;
    claim(): void;
    release(closeEndpoints: boolean, callback: (error?: Error) => void): void;
  }

  export interface Device {
    readonly busNumber: number;
    readonly deviceAddress: number;
    readonly deviceDescriptor: {
      readonly idVendor: number;
      readonly idProduct: number;
      /** Indexes of strings; 0 is none. */
      readonly iManufacturer: number;
      readonly iProduct: number;
      readonly iSerialNumber: number;
    };
    /** Interfaces, each with its alternate settings. Null when the device has none. */
    readonly configDescriptor: { readonly interfaces: readonly (readonly InterfaceDescriptor[])[] } | null;
    /** Set while the device is open. */
    readonly interfaces: readonly Interface[] | null;
    /** Throws. */
    open(): void;
    /** Throws while a transfer is pending. */
    close(): void;
    getStringDescriptor(index: number, callback: (error: Error | undefined, text?: string) => void): void;
  }

  export interface Usb {
    getDeviceList(): Device[];
    on(event: 'attach' | 'detach', listener: (device: Device) => void): unknown;
    removeListener(event: 'attach' | 'detach', listener: (...args: never[]) => void): unknown;
    listeners(event: 'attach' | 'detach'): ((...args: never[]) => void)[];
  }

  const usb: Usb;
  export default usb;
}

declare module 'escpos-usb' {
  import type { Device, Endpoint, Interface } from 'usb';

  /** What the adapter does with a device. */
  export interface AdapterDevice {
    readonly interfaces: readonly Interface[] | null;
    open(): void;
    close(): void;
  }

  class UsbAdapter {
    /** Takes the device as it is. Adds a `detach` listener to the one `usb` of the whole process. */
    constructor(device: AdapterDevice | Device);
    /** The first OUT endpoint, once open. */
    readonly endpoint?: Endpoint;
    /** Throws when the device cannot be opened. Calls back once for each interface, also with an error. */
    open(callback: (error: Error | null) => void): this;
    /** `endpoint.transfer`: calls back when the printer took all, or never. */
    write(data: Buffer, callback: (error?: Error) => void): this;
  }

  export default UsbAdapter;
}
