/** How each program's window is made. */
import type { BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import type { ShellApp } from './bridge.ts';

export interface WindowSituation {
  readonly program: ShellApp;
  /** Absolute path of preload.cjs. */
  readonly preload: string;
  /** A packaged build: no developer tools, no windowed kiosk. */
  readonly packaged: boolean;
  /** A developer wants kiosk or display in an ordinary window; ignored in a packaged build. */
  readonly windowed: boolean;
}

/** Kiosk and display stand alone: full screen, awake, no way out but the supervisor's. */
export const isUnattended = (program: ShellApp): boolean => program !== 'counter';

const titles: Record<ShellApp, string> = {
  kiosk: 'Giliran Kiosk',
  display: 'Giliran Display',
  counter: 'Giliran Loket',
};
export const programTitle = (program: ShellApp): string => titles[program];

/** What a page may do with Electron: nothing but the bridge its preload hands it. */
const webPreferences = (situation: WindowSituation): WebPreferences => ({
  preload: situation.preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  plugins: false,
  spellcheck: false,
  devTools: !situation.packaged,
  // alert() and confirm() would stop an unattended screen for good.
  disableDialogs: isUnattended(situation.program),
  // A hidden or covered window must still count, announce and answer hotkeys in time.
  backgroundThrottling: false,
});

/** The whole set of constructor options. */
export function windowOptions(situation: WindowSituation): BrowserWindowConstructorOptions {
  const common: BrowserWindowConstructorOptions = {
    title: programTitle(situation.program),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: situation.program === 'display' ? '#0b1220' : '#ffffff',
    webPreferences: webPreferences(situation),
  };
  if (!isUnattended(situation.program)) {
    return { ...common, width: 1280, height: 820, minWidth: 360, minHeight: 96 };
  }
  if (situation.windowed && !situation.packaged) {
    return situation.program === 'kiosk'
      ? { ...common, width: 540, height: 960 }
      : { ...common, width: 1280, height: 720 };
  }
  return {
    ...common,
    kiosk: true,
    fullscreen: true,
    frame: false,
    closable: false,
    minimizable: false,
    maximizable: false,
    movable: false,
  };
}

/** Command-line switches to set before Electron is ready, as name and value ('' for a bare switch). */
export function chromiumSwitches(program: ShellApp): readonly (readonly [string, string])[] {
  const everywhere: readonly (readonly [string, string])[] = [
    ['disable-pinch', ''],
    ['overscroll-history-navigation', '0'],
  ];
  // A lobby screen has nobody to click before the first announcement.
  return program === 'display'
    ? [...everywhere, ['autoplay-policy', 'no-user-gesture-required']]
    : everywhere;
}

/** The counter's slim bar: at the top right of the work area, in pixels of the screen. */
export function compactBounds(workArea: Rectangle): Rectangle {
  const width = Math.min(860, workArea.width);
  const height = Math.min(128, workArea.height);
  return { x: workArea.x + workArea.width - width, y: workArea.y, width, height };
}
