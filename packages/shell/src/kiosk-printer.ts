/** What the shell needs of a kiosk's printer. The kiosk's main process makes one from `@giliran/printing`. */
import type { KioskBridge } from './bridge.ts';

/** The bridge's own printer: each method may reject only for a bug, never for a printer's trouble. */
export type KioskPrinter = KioskBridge['printer'];
