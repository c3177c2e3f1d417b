/** Starts a program in the hardened window. The only place where all parts meet. */
import { dirname, join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { type FoundServer, ok, pinGroups, type ServerPin } from '@giliran/protocol';
import type { HotkeyReport, ShellApp } from './bridge.ts';
import { pushes } from './channels.ts';
import { compactMode } from './compact-mode.ts';
import { contentSecurityPolicy } from './content-policy.ts';
import type { ElectronApi } from './electron-api.ts';
import type { FindServers } from './find-servers.ts';
import { hardenPages, hardenSession, pinServer } from './harden.ts';
import { globalHotkeys } from './hotkeys.ts';
import { type Log, openLogFile } from './log-file.ts';
import type { LookAtServer } from './look-at-server.ts';
import { rendererEntry, rendererScheme } from './origin.ts';
import type { KioskPrinter } from './kiosk-printer.ts';
import type { OfflineMemory } from './offline.ts';
import { openProgramWindow } from './program-window.ts';
import { rendererHandler } from './renderer-files.ts';
import { openDoor } from './request-door.ts';
import type { RequestHandlers } from './requests.ts';
import { deviceSettings, readEntry } from './settings.ts';
import { type OtherKey, type ServerWatchParts, watchServer } from './server-watch.ts';
import { openSettings, type SettingsStore } from './settings-store.ts';
import { troublePage, troublePath, troublePolicy } from './trouble-page.ts';
import { chromiumSwitches, isUnattended, programTitle } from './window-options.ts';

export interface PrinterSurroundings {
  /** The program's own folder. */
  readonly userData: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  readonly log: Log;
}

interface ServersOutside {
  readonly find: FindServers;
  readonly look: LookAtServer;
  readonly shownPin: ServerWatchParts['shownPin'];
}

export interface ShellParts {
  readonly electron: ElectronApi;
  readonly program: ShellApp;
  /** Baked in when the program is bundled. */
  readonly version: string;
  /** The folder of the bundled main.js: preload.cjs lies in it, the renderer in `../renderer`. */
  readonly here: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  readonly later: (delay: number, task: () => void) => () => void;
  /** The hall's servers, as this machine can find and look at them. */
  readonly servers: ServersOutside;
  /** The kiosk's printer. */
  readonly makePrinter?: (surroundings: PrinterSurroundings) => KioskPrinter;
  /** The kiosk's memory for the time without the server. */
  readonly openMemory?: (surroundings: PrinterSurroundings) => OfflineMemory;
}

const troubleEntry = new URL(troublePath, rendererEntry).href;

/**
 * Runs a program until it ends. Call it synchronously while main.js is being loaded: schemes and switches
 * must stand before Electron is ready. A second start of the same program shows the first one's window
 * and ends.
 */
export function startShell(parts: ShellParts): void {
  const { electron, program, env, now } = parts;
  const { app } = electron;
  app.setName(programTitle(program));
  app.setAppUserModelId(`id.giliran.${program}`);
  app.enableSandbox();
  for (const [name, value] of chromiumSwitches(program)) app.commandLine.appendSwitch(name, value);
  electron.protocol.registerSchemesAsPrivileged([
    {
      scheme: rendererScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }

  const userData = app.getPath('userData');
  const log = openLogFile({
    folder: join(userData, 'logs'),
    now,
    ...(app.isPackaged ? {} : { echo: (line) => process.stderr.write(`${line}\n`) }),
  });
  log.info('shell.started', { program, version: parts.version, packaged: app.isPackaged });
  // Electron would answer with a dialog that nobody in a lobby can close.
  process.on('uncaughtException', (cause) => log.error('shell.uncaught', { what: describe(cause) }));
  process.on('unhandledRejection', (cause) => log.error('shell.unhandled', { what: describe(cause) }));

  let leaving = false;
  app.on('before-quit', () => {
    leaving = true;
    log.info('shell.leaving');
  });
  app.on('window-all-closed', () => app.quit());
  app.on('child-process-gone', (_event, details) =>
    log.error('shell.childGone', { type: details.type, reason: details.reason, exitCode: details.exitCode }),
  );
  hardenPages(app, log);

  let window: BrowserWindow | null = null;
  app.on('second-instance', () => {
    if (window === null || window.isDestroyed()) return;
    log.info('shell.secondStart');
    showWindow(window);
  });

  // An AppImage runs from a folder it is unpacked into; the file itself is what an administrator sees.
  const executable = env['APPIMAGE'] ?? app.getPath('exe');

  const run = (): void => {
    const settings = openSettings({ program, userData, beside: dirname(executable), env, now, log });
    electron.Menu.setApplicationMenu(null);
    hardenSession(program, electron.session.defaultSession, log);
    const known = (): { url: string; pin: ServerPin | null } => {
      const { serverUrl, serverPin } = settings.current();
      return { url: serverUrl, pin: serverPin };
    };
    pinServer(electron.session.defaultSession, { known }, log);
    electron.protocol.handle(
      rendererScheme,
      rendererHandler({
        folder: join(parts.here, '..', 'renderer'),
        policy: () => contentSecurityPolicy(settings.current().serverUrl),
        made: (path) => {
          const trouble = path === troublePath ? watch.trouble() : null;
          return trouble === null ? null : { html: troublePage(trouble), policy: troublePolicy };
        },
      }),
    );
    if (isUnattended(program)) electron.powerSaveBlocker.start('prevent-display-sleep');

    const show = (): void => {
      if (window !== null && !window.isDestroyed()) window.loadURL(address()).catch(() => undefined);
    };
    const address = (): string => (watch.trouble() === null ? rendererEntry : troubleEntry);
    const watch = watchServer({
      ...{ known, log, later: parts.later, find: parts.servers.find, shownPin: parts.servers.shownPin },
      onOtherKey: show,
      onMoved: (serverUrl) => {
        if (settings.saveServer({ serverUrl }).ok) afterServerChange();
      },
    });
    /** Chromium is told anew whom to trust, and the page is loaded with the policy that names the server. */
    const afterServerChange = (): void => {
      pinServer(electron.session.defaultSession, { known }, log);
      void electron.session.defaultSession.closeAllConnections();
      void watch.lookNow();
      show();
    };
    const confirmKey = async (): Promise<void> => {
      const trouble = watch.trouble();
      if (trouble === null || !(await askForKey(electron, opened, trouble))) return;
      log.info('server.keyConfirmed', { pin: trouble.shown });
      if (settings.saveServer({ serverPin: trouble.shown }).ok) afterServerChange();
    };
    app.on('will-quit', () => watch.stop());

    const opened = openProgramWindow({
      electron,
      situation: {
        program,
        preload: join(parts.here, 'preload.cjs'),
        packaged: app.isPackaged,
        windowed: env['GILIRAN_WINDOWED'] === '1',
      },
      now,
      later: parts.later,
      log,
      onExitChord: () => void askToLeave(electron, opened, log),
      onPairChord: () => void confirmKey(),
      address,
      isLeaving: () => leaving,
    });
    window = opened;

    const printer = parts.makePrinter?.({ userData, env, now, log });
    printer?.onReport((report) => {
      if (!opened.isDestroyed()) opened.webContents.send(pushes.printer, report);
    });
    const memory = parts.openMemory?.({ userData, env, now, log });
    openDoor({
      ipcMain: electron.ipcMain,
      log,
      handlers: {
        readSettings: () => deviceSettings(settings.current()),
        saveSettings(entry) {
          const before = settings.current();
          const next = readEntry(entry, before);
          if (!next.ok) return next;
          const saved = settings.save(next.value);
          const after = settings.current();
          if (saved.ok && (after.serverUrl !== before.serverUrl || after.serverPin !== before.serverPin)) {
            // After the answer has left: the reload ends the page that waits for it.
            parts.later(100, afterServerChange);
          }
          return saved;
        },
        findServers: serverFinder(parts.servers.find, (found) => {
          if (!opened.isDestroyed()) opened.webContents.send(pushes.servers, found);
        }),
        lookAtServer: (url) => parts.servers.look(url),
        ...(printer === undefined ? {} : printerHandlers(printer, log)),
        ...(memory === undefined ? {} : memoryHandlers(memory)),
        ...(program === 'counter' ? counterHandlers(electron, opened, settings, log) : {}),
      },
    });
  };
  app.whenReady().then(run, (cause: unknown) => log.error('shell.notReady', { what: describe(cause) }));
}

/** One search at a time for the page, ended when it asks so or asks anew. */
function serverFinder(
  find: FindServers,
  tell: (found: readonly FoundServer[]) => void,
): (on: boolean) => void {
  let end: (() => void) | null = null;
  return (on) => {
    end?.();
    end = on ? find(tell) : null;
  };
}

/** The question after the pairing chord. Enter and Escape both mean: no. */
async function askForKey(
  electron: ElectronApi,
  window: BrowserWindow,
  { expected, shown }: OtherKey,
): Promise<boolean> {
  const { response } = await electron.dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Giliran',
    message: 'Terima kunci baru server? / Accept the server’s new key?',
    detail: `Lama / old:\n${pinGroups(expected).join(' ')}\n\nBaru / new:\n${pinGroups(shown).join(' ')}`,
    buttons: ['Batal / Cancel', 'Sudah saya cocokkan, terima / I compared it, accept'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

const describe = (cause: unknown): string =>
  (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)).slice(0, 2000);

const printerHandlers = (printer: KioskPrinter, log: Log): RequestHandlers => ({
  printerStatus: () => printer.status(),
  async setUpPrinter(setUp) {
    const inForce = await printer.setUp(setUp);
    log.info('printer.setUp', { adapter: inForce.config.adapter, by: inForce.by, problem: inForce.problem });
    return inForce;
  },
  async testPrinter(job) {
    const tested = await printer.test(job);
    log.info('printer.tested', { job: job.jobId, outcome: tested.outcome, detail: tested.detail });
    return tested;
  },
  detectPrinters: () => printer.detect(),
  newRoll: () => printer.newRoll(),
  async printTicket(job) {
    const printed = await printer.print(job);
    if (printed.ok) log.info('printer.printed', { job: job.jobId, number: job.paper.number });
    else
      log.error('printer.failed', { job: job.jobId, number: job.paper.number, reason: printed.error.reason });
    return printed;
  },
});

const memoryHandlers = (memory: OfflineMemory): RequestHandlers => ({
  openOffline: () => memory.open(),
  keepOffline: (sheet) => memory.keep(sheet),
  issueOffline: (draft) => memory.issue(draft),
  noteOffline: (note) => memory.note(note),
});

function counterHandlers(
  electron: ElectronApi,
  window: BrowserWindow,
  settings: SettingsStore,
  log: Log,
): RequestHandlers {
  const mode = compactMode(window, electron.screen);
  const keys = globalHotkeys({
    globalShortcut: electron.globalShortcut,
    onPress: (hotkey) => {
      if (window.isDestroyed()) return;
      if (hotkey === 'park' || hotkey === 'transfer' || hotkey === 'show') showWindow(window);
      window.webContents.send(pushes.hotkey, hotkey);
    },
    log,
  });
  keys.use(settings.current().hotkeys);
  electron.app.on('will-quit', () => electron.globalShortcut.unregisterAll());
  const report = (): HotkeyReport => ({
    hotkeys: settings.current().hotkeys,
    silent: keys.silent(),
    fixed: settings.hotkeysFixed,
  });
  return {
    setCompact: (on) => mode.set(on),
    isCompact: () => mode.isOn(),
    readHotkeys: report,
    saveHotkeys(next) {
      const saved = settings.saveHotkeys(next);
      if (!saved.ok) return saved;
      keys.use(saved.value);
      return ok(report());
    },
    holdHotkeys: (on) => keys.hold(on),
  };
}

function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The question after the exit chord. Enter and Escape both mean: stay. */
async function askToLeave(electron: ElectronApi, window: BrowserWindow, log: Log): Promise<void> {
  log.info('shell.exitAsked');
  const { response } = await electron.dialog.showMessageBox(window, {
    type: 'question',
    title: 'Giliran',
    message: 'Tutup program ini? / Close this program?',
    buttons: ['Batal / Cancel', 'Tutup / Close'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) electron.app.quit();
}
