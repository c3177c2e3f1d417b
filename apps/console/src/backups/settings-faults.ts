/** What is wrong with backup settings as they are being written, field by field; the server has the last word. */
import type { SendFailure } from '@giliran/client';
import { KeepRule, type BackupSettings, type BackupStatus } from '@giliran/protocol';
import type { BackupsPageWording } from '@giliran/ui/wording/backups-page';

const shortestPassphrase = 10;
export const keepParts = KeepRule.keyof().options;
/** As the protocol's schema has them. */
export const limits = {
  everyMinutes: [15, 1440],
  afterCloseMinutes: [0, 240],
  hourly: [0, 240],
  daily: [0, 400],
  weekly: [0, 520],
  monthly: [0, 240],
} as const satisfies Record<string, readonly [number, number]>;

export interface WrittenSettings {
  readonly settings: BackupSettings;
  /** Empty: it stays as it is. */
  readonly passphrase: string;
  readonly again: string;
}

export type Faults = ReadonlyMap<string, string>;

/** Of a machine with folders from the root on, or with drives. */
const isWholePath = (path: string): boolean => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path);

export function faultsOf(
  { settings, passphrase, again }: WrittenSettings,
  kept: BackupStatus['passphrase'],
  words: BackupsPageWording['form']['errors'],
): Faults {
  const faults = new Map<string, string>();
  const inRange = (field: keyof typeof limits, value: number): void => {
    const [from, to] = limits[field];
    if (!Number.isInteger(value) || value < from || value > to) faults.set(field, words.range(from, to));
  };
  inRange('everyMinutes', settings.everyMinutes);
  if (settings.afterCloseMinutes !== null) inRange('afterCloseMinutes', settings.afterCloseMinutes);
  for (const part of keepParts) inRange(part, settings.keep[part]);
  const paths = settings.targets.map(({ path }) => path.trim());
  for (const [at, path] of paths.entries()) {
    const field = `targets.${at}`;
    if (path === '') faults.set(field, words.path);
    else if (!isWholePath(path)) faults.set(field, words.absolute);
    else if (paths.indexOf(path) < at) faults.set(field, words.twice);
  }
  if (!settings.encrypted || kept === 'file') return faults;
  if (passphrase === '' && kept === 'none') faults.set('passphrase', words.needed);
  else if (passphrase !== '' && passphrase.length < shortestPassphrase) faults.set('passphrase', words.short);
  else if (passphrase !== again) faults.set('again', words.different);
  return faults;
}

/** At which fields the server refused; empty where it named none. */
export function refusedFields(
  failure: SendFailure | null,
  words: BackupsPageWording['form']['errors'],
): Faults {
  const faults = new Map<string, string>();
  if (failure === null || failure.code === 'unreachable') return faults;
  for (const { path } of failure.issues ?? []) {
    const at = /settings\.targets\.(\d+)/.exec(path)?.[1];
    if (at !== undefined) faults.set(`targets.${at}`, words.unusable);
    else if (path.endsWith('passphrase')) faults.set('passphrase', words.needed);
  }
  return faults;
}
