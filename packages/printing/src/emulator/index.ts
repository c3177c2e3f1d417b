/** Stand-ins for printers, for tests and for people: never needed by a hall. */
export { NO_FAULTS } from './condition.ts';
export type { Condition } from './condition.ts';
export { FakeUsb, FakeUsbDevice } from './fake-usb.ts';
export { loadOver } from './load-fake-usb.ts';
export { printOnBabble, type Babble, type Heard } from './babbling-printer.ts';
export { PrinterEmulator } from './printer-emulator.ts';
export type { EmulatedPaper, EmulatorOptions } from './printer-emulator.ts';
export { SimulatedTimers } from './simulated-timers.ts';
export { startTcpPrinter } from './tcp-server.ts';
export type { TcpPrinter } from './tcp-server.ts';
