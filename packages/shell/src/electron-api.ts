/** The parts of Electron that the shell touches. They arrive as one object; nothing here imports Electron's code. */
import type * as Electron from 'electron';

export type ElectronApi = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'globalShortcut'
  | 'ipcMain'
  | 'Menu'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'screen'
  | 'session'
>;

/** The parts of Electron that the preload touches. */
export type PreloadApi = Pick<typeof Electron, 'contextBridge' | 'ipcRenderer'>;
