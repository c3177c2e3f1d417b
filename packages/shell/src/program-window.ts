/** The program's one window: opened, kept alive, kept on its own page. */
import type { BrowserWindow } from 'electron';
import type { ElectronApi } from './electron-api.ts';
import { decideKey } from './keys.ts';
import type { Log } from './log-file.ts';
import { windowRecovery } from './recovery.ts';
import { isUnattended, windowOptions, type WindowSituation } from './window-options.ts';

export interface WindowParts {
  readonly electron: Pick<ElectronApi, 'BrowserWindow'>;
  readonly situation: WindowSituation;
  readonly now: () => number;
  readonly later: (delay: number, task: () => void) => () => void;
  readonly log: Log;
  /** The supervisor pressed the exit chord. */
  readonly onExitChord: () => void;
  /** The technician pressed the chord for another key of the server. */
  readonly onPairChord: () => void;
  /** What the window shows now: the renderer, or why it is not shown. */
  readonly address: () => string;
  /** True once the program is ending: then the window may close. */
  readonly isLeaving: () => boolean;
}

/** Chromium's code of a load that something newer replaced: no failure. */
const aborted = -3;
/** A page that complains in a loop must not wash the log away. */
const consoleLinesPerLoad = 50;

/** Opens the window and loads the renderer into it. */
export function openProgramWindow(parts: WindowParts): BrowserWindow {
  const { situation, log } = parts;
  const window = new parts.electron.BrowserWindow(windowOptions(situation));
  const contents = window.webContents;
  const load = (): void => {
    // A refusal arrives as did-fail-load too, which is where it is handled.
    window.loadURL(parts.address()).catch(() => undefined);
  };
  const recovery = windowRecovery({
    now: parts.now,
    later: parts.later,
    load: () => {
      if (!window.isDestroyed()) load();
    },
    endRenderer: () => {
      if (!window.isDestroyed()) contents.forcefullyCrashRenderer();
    },
    log,
  });

  contents.on('render-process-gone', (_event, details) => {
    if (!parts.isLeaving()) recovery.failed(`renderer ${details.reason} (${details.exitCode})`);
  });
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) recovery.failed(`load failed: ${description} (${code})`);
  });
  window.on('unresponsive', () => recovery.hangs());
  window.on('responsive', () => recovery.answersAgain());

  let consoleLines = 0;
  contents.on('did-finish-load', () => {
    consoleLines = 0;
    log.info('window.loaded');
    contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
    if (situation.program === 'display') {
      contents.insertCSS('*, *::before, *::after { cursor: none !important; }').catch(() => undefined);
    }
  });
  contents.on('console-message', ({ level, message }) => {
    if (level !== 'error' || consoleLines >= consoleLinesPerLoad) return;
    consoleLines += 1;
    log.error('page.console', { message: message.slice(0, 500) });
  });

  // Ctrl with the wheel. Nothing in the shell changes the zoom factor.
  contents.on('zoom-changed', () => {
    contents.zoomFactor = 1;
  });
  contents.on('before-input-event', (event, stroke) => {
    const decision = decideKey(situation.program, stroke);
    if (decision === 'pass') return;
    event.preventDefault();
    if (decision === 'leave') parts.onExitChord();
    if (decision === 'pair') parts.onPairChord();
  });

  window.on('close', (event) => {
    if (isUnattended(situation.program) && !parts.isLeaving()) {
      event.preventDefault();
      log.info('window.closeRefused');
    }
  });
  window.on('closed', () => recovery.stop());
  window.once('ready-to-show', () => window.show());
  load();
  return window;
}
