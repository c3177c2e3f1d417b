/** What each channel carries: the schema of its arguments and the type of its answer. */
import type { PrinterDetection, PrinterReport, PrinterTest, Result, ServerLook } from '@giliran/protocol';
import { z } from 'zod';
import {
  DeviceEntry,
  type DeviceSettings,
  type HotkeyReport,
  Hotkeys,
  type PrinterInForce,
  PrinterSetUp,
  PrinterTestJob,
  PrintJob,
  ServerUrl,
} from './bridge.ts';
import type { RequestName } from './channels.ts';
import {
  OfflineDraft,
  type OfflineEntry,
  type OfflineFailure,
  type OfflineKept,
  OfflineNote,
  OfflineSheet,
} from './offline.ts';

export interface Arguments extends Record<RequestName, readonly unknown[]> {
  readSettings: [];
  saveSettings: [DeviceEntry];
  findServers: [boolean];
  lookAtServer: [string];
  printerStatus: [];
  printTicket: [PrintJob];
  setUpPrinter: [PrinterSetUp];
  testPrinter: [PrinterTestJob];
  detectPrinters: [];
  newRoll: [];
  openOffline: [];
  keepOffline: [OfflineSheet | null];
  issueOffline: [OfflineDraft];
  noteOffline: [OfflineNote];
  setCompact: [boolean];
  isCompact: [];
  readHotkeys: [];
  saveHotkeys: [Hotkeys];
  holdHotkeys: [boolean];
}

export interface Answers extends Record<RequestName, unknown> {
  readSettings: DeviceSettings;
  saveSettings: Result<DeviceSettings, { message: string }>;
  findServers: void;
  lookAtServer: ServerLook;
  printerStatus: PrinterReport;
  printTicket: Result<{ at: number }, { reason: string }>;
  setUpPrinter: PrinterInForce;
  testPrinter: PrinterTest;
  detectPrinters: PrinterDetection;
  newRoll: PrinterReport;
  openOffline: OfflineKept;
  keepOffline: Result<null, OfflineFailure>;
  issueOffline: Result<OfflineEntry, OfflineFailure>;
  noteOffline: Result<null, OfflineFailure>;
  setCompact: void;
  isCompact: boolean;
  readHotkeys: HotkeyReport;
  saveHotkeys: Result<HotkeyReport, { message: string }>;
  holdHotkeys: void;
}

/** A renderer's arguments are parsed by these before anything else happens with them. */
export const requestArguments: { readonly [N in RequestName]: z.ZodType<Arguments[N]> } = {
  readSettings: z.tuple([]),
  saveSettings: z.tuple([DeviceEntry]),
  findServers: z.tuple([z.boolean()]),
  lookAtServer: z.tuple([ServerUrl]),
  printerStatus: z.tuple([]),
  printTicket: z.tuple([PrintJob]),
  setUpPrinter: z.tuple([PrinterSetUp]),
  testPrinter: z.tuple([PrinterTestJob]),
  detectPrinters: z.tuple([]),
  newRoll: z.tuple([]),
  openOffline: z.tuple([]),
  keepOffline: z.tuple([OfflineSheet.nullable()]),
  issueOffline: z.tuple([OfflineDraft]),
  noteOffline: z.tuple([OfflineNote]),
  setCompact: z.tuple([z.boolean()]),
  isCompact: z.tuple([]),
  readHotkeys: z.tuple([]),
  saveHotkeys: z.tuple([z.strictObject(Hotkeys.shape)]),
  holdHotkeys: z.tuple([z.boolean()]),
};

/** What an app answers. A request without a handler has no channel. */
export type RequestHandlers = {
  readonly [N in RequestName]?: (...args: Arguments[N]) => Answers[N] | Promise<Answers[N]>;
};
