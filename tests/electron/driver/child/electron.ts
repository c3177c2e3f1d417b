/** Stands in for the `electron` module in a driven main process. */
import { App } from './app.ts';
import { browserWindowClass, workArea } from './browser-window.ts';
import { protocol as driverProtocol, Session } from './session.ts';

export { ipcMain } from './ipc-main.ts';
export const app = new App();
export const protocol = driverProtocol;

const defaultSession = new Session();
export const session = { defaultSession };
app.session = () => defaultSession;

export const BrowserWindow = browserWindowClass({
  context: app.context,
  session: defaultSession,
  onContents: (contents) => app.emit('web-contents-created', {}, contents),
  onAllClosed: () => {
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  },
});
app.windows = () => BrowserWindow.getAllWindows();

let applicationMenu: unknown = 'the default menu';
export const Menu = {
  setApplicationMenu: (menu: unknown): void => {
    applicationMenu = menu;
  },
  getApplicationMenu: (): unknown => applicationMenu,
};

export const dialog = {
  showMessageBox: (): Promise<never> => Promise.reject(new Error('this test expects no question')),
};

export const screen = { getDisplayMatching: () => ({ workArea }), getPrimaryDisplay: () => ({ workArea }) };

const blockers = new Set<number>();
let nextBlocker = 0;
export const powerSaveBlocker = {
  start(kind: string): number {
    if (kind !== 'prevent-display-sleep' && kind !== 'prevent-app-suspension') throw new Error(kind);
    const id = nextBlocker;
    nextBlocker += 1;
    blockers.add(id);
    return id;
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
};

const shortcuts = new Map<string, () => void>();
export const globalShortcut = {
  register(accelerator: string, press: () => void): boolean {
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, press);
    return true;
  },
  unregisterAll: (): void => shortcuts.clear(),
  isRegistered: (accelerator: string): boolean => shortcuts.has(accelerator),
  /** Only here: the key stroke itself. */
  driverPress: (accelerator: string): void => shortcuts.get(accelerator)?.(),
};
