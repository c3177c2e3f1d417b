/** The hardened Electron window that kiosk, display and counter share. For main processes; renderers import `@giliran/shell/bridge`. */
export * from './bridge.ts';
export type { ElectronApi } from './electron-api.ts';
export { findOnNetwork, readAnnouncement } from './find-servers.ts';
export type { Log } from './log-file.ts';
export type { KioskPrinter } from './kiosk-printer.ts';
export { type PrinterSurroundings, type ShellParts, startShell } from './shell.ts';
