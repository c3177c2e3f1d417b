/**
 * Every IPC channel, in one list. Names only, without schemas, so that the preload stays small; what a
 * channel carries stands in `requests.ts`.
 */

/** Asked by the renderer, answered by main. */
export const channels = {
  readSettings: 'giliran:settings.read',
  saveSettings: 'giliran:settings.save',
  findServers: 'giliran:servers.find',
  lookAtServer: 'giliran:servers.look',
  printerStatus: 'giliran:printer.status',
  printTicket: 'giliran:printer.print',
  setUpPrinter: 'giliran:printer.setUp',
  testPrinter: 'giliran:printer.test',
  detectPrinters: 'giliran:printer.detect',
  newRoll: 'giliran:printer.newRoll',
  openOffline: 'giliran:offline.open',
  keepOffline: 'giliran:offline.keep',
  issueOffline: 'giliran:offline.issue',
  noteOffline: 'giliran:offline.note',
  setCompact: 'giliran:window.setCompact',
  isCompact: 'giliran:window.isCompact',
  readHotkeys: 'giliran:hotkeys.read',
  saveHotkeys: 'giliran:hotkeys.save',
  holdHotkeys: 'giliran:hotkeys.hold',
} as const;

/** Sent by main without being asked. */
export const pushes = {
  hotkey: 'giliran:hotkey',
  printer: 'giliran:printer.report',
  servers: 'giliran:servers.found',
} as const;

export type RequestName = keyof typeof channels;
