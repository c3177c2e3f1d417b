/**
 * What a preload puts on the page: `window.giliran`, an object of plain functions over the named channels.
 * No schema library in here: main checks what comes in.
 */
import type { Answers, Arguments } from './requests.ts';
import type { CounterBridge, DisplayBridge, GiliranBridge, KioskBridge, ServersBridge } from './bridge.ts';
import type { FoundServer, PrinterReport } from '@giliran/protocol';
import { channels, pushes, type RequestName } from './channels.ts';
import type { PreloadApi } from './electron-api.ts';
import { isHotkey } from './hotkey-names.ts';

const asker =
  ({ ipcRenderer }: PreloadApi) =>
  <N extends RequestName>(name: N, ...args: Arguments[N]): Promise<Answers[N]> =>
    ipcRenderer.invoke(channels[name], ...args);

const expose = ({ contextBridge }: PreloadApi, bridge: GiliranBridge): void => {
  contextBridge.exposeInMainWorld('giliran', bridge);
};

function servers(electron: PreloadApi): ServersBridge {
  const ask = asker(electron);
  return {
    find(listener) {
      const hear = (_event: unknown, found: readonly FoundServer[]): void => listener(found);
      electron.ipcRenderer.on(pushes.servers, hear);
      void ask('findServers', true);
      return () => {
        electron.ipcRenderer.removeListener(pushes.servers, hear);
        void ask('findServers', false);
      };
    },
    look: (url) => ask('lookAtServer', url),
  };
}

/** `version`: the program's, baked in when the preload is bundled. */
export function exposeKiosk(electron: PreloadApi, version: string): void {
  const ask = asker(electron);
  const bridge: KioskBridge = {
    app: 'kiosk',
    version,
    settings: () => ask('readSettings'),
    saveSettings: (next) => ask('saveSettings', next),
    servers: servers(electron),
    offline: {
      open: () => ask('openOffline'),
      keep: (sheet) => ask('keepOffline', sheet),
      issue: (draft) => ask('issueOffline', draft),
      note: (note) => ask('noteOffline', note),
    },
    printer: {
      status: () => ask('printerStatus'),
      print: (job) => ask('printTicket', job),
      setUp: (setUp) => ask('setUpPrinter', setUp),
      test: (job) => ask('testPrinter', job),
      detect: () => ask('detectPrinters'),
      newRoll: () => ask('newRoll'),
      onReport(listener) {
        const hear = (_event: unknown, report: PrinterReport): void => listener(report);
        electron.ipcRenderer.on(pushes.printer, hear);
        return () => {
          electron.ipcRenderer.removeListener(pushes.printer, hear);
        };
      },
    },
  };
  expose(electron, bridge);
}

export function exposeDisplay(electron: PreloadApi, version: string): void {
  const ask = asker(electron);
  const bridge: DisplayBridge = {
    app: 'display',
    version,
    settings: () => ask('readSettings'),
    saveSettings: (next) => ask('saveSettings', next),
    servers: servers(electron),
  };
  expose(electron, bridge);
}

export function exposeCounter(electron: PreloadApi, version: string): void {
  const ask = asker(electron);
  const bridge: CounterBridge = {
    app: 'counter',
    version,
    settings: () => ask('readSettings'),
    saveSettings: (next) => ask('saveSettings', next),
    servers: servers(electron),
    window: { setCompact: (on) => ask('setCompact', on), isCompact: () => ask('isCompact') },
    hotkeys: {
      read: () => ask('readHotkeys'),
      save: (next) => ask('saveHotkeys', next),
      hold: (on) => ask('holdHotkeys', on),
    },
    onHotkey(listener) {
      const hear = (_event: unknown, hotkey: unknown): void => {
        if (isHotkey(hotkey)) listener(hotkey);
      };
      electron.ipcRenderer.on(pushes.hotkey, hear);
      return () => {
        electron.ipcRenderer.removeListener(pushes.hotkey, hear);
      };
    },
  };
  expose(electron, bridge);
}
