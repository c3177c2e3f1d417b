/** The real world for a main process: Electron itself, the clock, the environment. Imported by bundled main.js only. */
import {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  powerSaveBlocker,
  protocol,
  screen,
  session,
} from 'electron';
import type { ShellParts } from './shell.ts';

/** What `startShell` needs of the machine. */
export const surroundings: Pick<ShellParts, 'electron' | 'version' | 'env' | 'now' | 'later'> = {
  electron: {
    app,
    BrowserWindow,
    dialog,
    globalShortcut,
    ipcMain,
    Menu,
    powerSaveBlocker,
    protocol,
    screen,
    session,
  },
  version: __GILIRAN_VERSION__,
  env: process.env,
  now: () => Date.now(),
  later: (delay, task) => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};
