/** Settings on disk: read at start, written whole and at once or not at all. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '@giliran/protocol';
import type { DeviceSettings, Hotkeys, ShellApp } from './bridge.ts';
import type { Log } from './log-file.ts';
import {
  combineSettings,
  deviceSettings,
  machineFileName,
  type Settings,
  SettingsFile,
  settingsFromEnvironment,
} from './settings.ts';

export interface SettingsPlaces {
  readonly program: ShellApp;
  /** The program's own folder; `settings.json` lies in it. */
  readonly userData: string;
  /** The folder of the executable, where an administrator may lay `giliran-<program>.json`. */
  readonly beside: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  readonly log: Log;
}

export interface SettingsStore {
  /** In force now: environment over the administrator's file over the own file over defaults. */
  current(): Settings;
  /** Writes the device's part to the own file. What an administrator has set stays in force. */
  save(
    next: DeviceSettings & Partial<Pick<Settings, 'serverPin'>>,
  ): Result<DeviceSettings, { message: string }>;
  /** Another key, or another address of the server that is known by its key. Never more than a moment's work. */
  saveServer(next: Partial<Pick<Settings, 'serverPin' | 'serverUrl'>>): Result<null, { message: string }>;
  /** The same for the global hotkeys. */
  saveHotkeys(next: Hotkeys): Result<Hotkeys, { message: string }>;
  /** The administrator's file sets the hotkeys. */
  readonly hotkeysFixed: boolean;
}

type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'good'; readonly content: SettingsFile }
  | { readonly kind: 'broken'; readonly why: string };

const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

function readSettingsFile(path: string): FileState {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    return isMissing(cause) ? { kind: 'absent' } : { kind: 'broken', why: reason(cause) };
  }
  let json: unknown;
  try {
    // Notepad and PowerShell like to write a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's message would quote the file, and with it perhaps the device's key.
    return { kind: 'broken', why: 'not valid JSON' };
  }
  const parsed = SettingsFile.safeParse(json);
  if (parsed.success) return { kind: 'good', content: parsed.data };
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole file');
  return { kind: 'broken', why: `wrong: ${fields.join(', ')}` };
}

/** Replaces a file so that after a power cut either the old or the new content is there. Readable by its owner only. */
function writeAtomically(path: string, text: string): void {
  const beside = `${path}.new`;
  const file = openSync(beside, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Reads all layers. A broken own file is renamed to `settings.broken-<time>.json` and reported; the program starts anyway. */
export function openSettings(places: SettingsPlaces): SettingsStore {
  const path = join(places.userData, 'settings.json');
  mkdirSync(places.userData, { recursive: true });
  rmSync(`${path}.new`, { force: true });

  let own: SettingsFile = {};
  const found = readSettingsFile(path);
  switch (found.kind) {
    case 'absent':
      break;
    case 'good':
      own = found.content;
      break;
    case 'broken': {
      const aside = join(places.userData, `settings.broken-${places.now()}.json`);
      try {
        renameSync(path, aside);
        places.log.error('settings.broken', { why: found.why, keptAs: aside });
      } catch (cause) {
        places.log.error('settings.broken', { why: found.why, notMoved: reason(cause) });
      }
    }
  }

  const machinePath = join(places.beside, machineFileName(places.program));
  const machine = readSettingsFile(machinePath);
  if (machine.kind === 'broken') {
    places.log.error('settings.machineFileIgnored', { why: machine.why, file: machinePath });
  }
  const environment = settingsFromEnvironment(places.env);
  for (const variable of environment.refused) places.log.error('settings.environmentIgnored', { variable });

  const combine = (): Settings =>
    combineSettings(own, machine.kind === 'good' ? machine.content : {}, environment.settings);
  const write = (content: SettingsFile): Result<null, { message: string }> => {
    try {
      writeAtomically(path, `${JSON.stringify(content, null, 2)}\n`);
    } catch (cause) {
      places.log.error('settings.notSaved', { why: reason(cause) });
      return err({ message: `The settings could not be written: ${reason(cause)}` });
    }
    own = content;
    return ok(null);
  };
  return {
    current: combine,
    hotkeysFixed: machine.kind === 'good' && machine.content.hotkeys !== undefined,
    save(next) {
      const written = write({ ...own, ...next });
      if (!written.ok) return written;
      places.log.info('settings.saved', { serverUrl: next.serverUrl, deviceId: next.deviceId });
      return ok(deviceSettings(combine()));
    },
    saveServer(next) {
      const written = write({ ...own, ...next });
      if (written.ok) places.log.info('settings.serverSaved', next);
      return written;
    },
    saveHotkeys(next) {
      const written = write({ ...own, hotkeys: next });
      if (!written.ok) return written;
      places.log.info('settings.hotkeysSaved');
      return ok(combine().hotkeys);
    },
  };
}
