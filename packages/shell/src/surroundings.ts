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
import { findNobody, findOnNetwork } from './find-servers.ts';
import { lookAtServer, shownPin } from './look-at-server.ts';
import type { ShellParts } from './shell.ts';

/** What `startShell` needs of the machine. */
export const surroundings: Pick<ShellParts, 'electron' | 'version' | 'env' | 'now' | 'later' | 'servers'> = {
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
  servers: {
    look: lookAtServer,
    shownPin,
    // A network without multicast, or none at all: the list stays empty and an address can be typed.
    find: process.env['GILIRAN_DISCOVERY'] === 'off' ? findNobody : findOnNetwork(() => undefined),
  },
  version: __GILIRAN_VERSION__,
  env: process.env,
  now: () => Date.now(),
  later: (delay, task) => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};
