/** Which of the connected USB devices is the printer, and which of its doors print data goes through. */
import type { Device, InterfaceDescriptor, Usb } from 'usb';

/** As on the label or in the descriptor; whatever is left out is not compared. */
export type UsbPrinterChoice = {
  readonly vendorId?: number | undefined;
  readonly productId?: number | undefined;
  readonly serial?: string | undefined;
};

const PRINTER_CLASS = 0x07;
const BULK = 2;

/** `04b8:0e15` */
export function usbName(device: Device): string {
  const { idVendor, idProduct } = device.deviceDescriptor;
  return `${hex(idVendor)}:${hex(idProduct)}`;
}

export function choiceName({ vendorId, productId, serial }: UsbPrinterChoice): string {
  if (vendorId === undefined) return 'USB printer';
  const product = productId === undefined ? '' : `:${hex(productId)}`;
  return `USB ${hex(vendorId)}${product}${serial === undefined ? '' : ` ${serial}`}`;
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}

/**
 * Devices that fit the choice, those with a printer interface first. A printer that is named by vendor
 * and product may also be of another class: some Epson models are set to a class of their own.
 */
export function fittingDevices(usb: Usb, { vendorId, productId }: UsbPrinterChoice): readonly Device[] {
  const fitting = usb
    .getDeviceList()
    .filter(
      ({ deviceDescriptor: device }) =>
        (vendorId === undefined || device.idVendor === vendorId) &&
        (productId === undefined || device.idProduct === productId),
    );
  const printers = fitting.filter(isPrinter);
  return vendorId === undefined || productId === undefined
    ? printers
    : [...printers, ...fitting.filter((device) => !isPrinter(device))];
}

export function isPrinter(device: Device): boolean {
  return interfacesOf(device).some((descriptor) => descriptor.bInterfaceClass === PRINTER_CLASS);
}

/**
 * The place, among the device's interfaces, of the one that prints: of the printer class if there is one,
 * else the first with a bulk OUT endpoint. Undefined when print data has no way in.
 */
export function printingInterface(device: Device): number | undefined {
  const interfaces = interfacesOf(device);
  const takesData = (descriptor: InterfaceDescriptor): boolean => descriptor.endpoints.some(isBulkOut);
  const isOfClass = (d: InterfaceDescriptor): boolean => d.bInterfaceClass === PRINTER_CLASS && takesData(d);
  const printer = interfaces.findIndex(isOfClass);
  if (printer >= 0) return printer;
  if (isPrinter(device)) return undefined;
  const any = interfaces.findIndex(takesData);
  return any >= 0 ? any : undefined;
}

function isBulkOut(endpoint: { readonly bEndpointAddress: number; readonly bmAttributes: number }): boolean {
  return (endpoint.bEndpointAddress & 0x80) === 0 && (endpoint.bmAttributes & 3) === BULK;
}

/** The first setting of each interface. A device that vanishes while it is read has none. */
function interfacesOf(device: Device): readonly InterfaceDescriptor[] {
  try {
    return (device.configDescriptor?.interfaces ?? []).flatMap(([setting]) => setting ?? []);
  } catch {
    return [];
  }
}
