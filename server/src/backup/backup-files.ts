/**
 * What the data folder knows of backups: how they are made (`backup-settings.json`), what encrypts them
 * (`backup-key.json`, for this user's eyes only), what came of them (`backup-state.json`). They are the machine's and
 * outlive a restore.
 */
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupCounts, BackupSettings, BackupTargetId } from '@giliran/protocol';
import { z } from 'zod';
import { settingsEntry } from './archive.ts';
import { BackupFault } from './fault.ts';
import { SealKey, sealKeyOf } from './sealing.ts';

export const BackupState = z.strictObject({
  /** When backups began here: what was due before is not missed. */
  since: z.int(),
  lastAttemptAt: z.int().nullable(),
  last: z
    .strictObject({ at: z.int(), ok: z.boolean(), tookMs: z.int(), error: z.string().nullable() })
    .nullable(),
  /** When every event was last replayed. */
  lastWholeAt: z.int().nullable(),
  targets: z.record(
    z.string(),
    z.strictObject({
      lastGoodAt: z.int().nullable(),
      failures: z.int(),
      retryAt: z.int().nullable(),
      fault: z.string().nullable(),
      /** The last one did not fit there. */
      full: z.boolean().optional(),
    }),
  ),
  /** By target and name. */
  checked: z.record(
    z.string(),
    z.strictObject({ at: z.int(), damaged: z.string().nullable(), counts: BackupCounts.nullable() }),
  ),
});
export type BackupState = z.infer<typeof BackupState>;

export const settingsFileOf = (dataFolder: string): string => join(dataFolder, settingsEntry);

const usualSettings = (dataFolder: string): BackupSettings => ({
  scheduled: true,
  everyMinutes: 60,
  afterCloseMinutes: 15,
  targets: [{ id: BackupTargetId.parse('data'), path: join(dataFolder, 'backups') }],
  keep: { hourly: 24, daily: 14, weekly: 8, monthly: 24 },
  encrypted: false,
});

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Missing, or torn by a power cut under an older version.
    return null;
  }
}

async function writeJson(file: string, value: unknown, mode = 0o644): Promise<void> {
  const part = `${file}.part`;
  await rm(part, { force: true });
  await writeFile(part, `${JSON.stringify(value, null, 2)}\n`, { mode, flush: true });
  await chmod(part, mode);
  await rename(part, file);
}

export class BackupFiles {
  readonly dataFolder: string;
  private readonly source: PassphraseSource;
  private fromFile: { readonly words: string; readonly key: SealKey } | null = null;

  /** A passphrase of the environment goes before what the console set. */
  constructor(dataFolder: string, source: PassphraseSource = {}) {
    this.dataFolder = dataFolder;
    this.source = source;
  }

  /** As somebody set them, or as they usually are. */
  async settings(): Promise<BackupSettings> {
    return (
      (await readJson(settingsFileOf(this.dataFolder), BackupSettings)) ?? usualSettings(this.dataFolder)
    );
  }

  keepSettings(settings: BackupSettings): Promise<void> {
    return writeJson(settingsFileOf(this.dataFolder), settings);
  }

  async state(now: number): Promise<BackupState> {
    const none = { lastAttemptAt: null, last: null, lastWholeAt: null, targets: {}, checked: {} };
    return (
      (await readJson(join(this.dataFolder, 'backup-state.json'), BackupState)) ?? { since: now, ...none }
    );
  }

  keepState(state: BackupState): Promise<void> {
    return writeJson(join(this.dataFolder, 'backup-state.json'), state);
  }

  async passphraseFrom(): Promise<'none' | 'console' | 'file'> {
    if (this.source.file !== undefined || this.source.words !== undefined) return 'file';
    return (await this.keptKey()) === null ? 'none' : 'console';
  }

  /** What encrypts; null where nobody has set a passphrase. Throws when the file of the passphrase cannot be read. */
  async sealKey(): Promise<SealKey | null> {
    const words = await givenPassphrase(this.source);
    if (words === undefined) return this.keptKey();
    if (this.fromFile?.words !== words) this.fromFile = { words, key: await sealKeyOf(words) };
    return this.fromFile.key;
  }

  /** Keeps what scrypt makes of the passphrase, not the passphrase. */
  async setPassphrase(passphrase: string): Promise<void> {
    await writeJson(join(this.dataFolder, 'backup-key.json'), await sealKeyOf(passphrase), 0o600);
  }

  private keptKey(): Promise<SealKey | null> {
    return readJson(join(this.dataFolder, 'backup-key.json'), SealKey);
  }
}

/** GILIRAN_BACKUP_PASSPHRASE_FILE, whose first line counts, or GILIRAN_BACKUP_PASSPHRASE. */
export interface PassphraseSource {
  readonly file?: string | undefined;
  readonly words?: string | undefined;
}

export const shortestPassphrase = 10;

/** Undefined where the environment gives none. Throws in words when it gives one that will not do. */
export async function givenPassphrase({ file, words }: PassphraseSource): Promise<string | undefined> {
  if (file === undefined && words === undefined) return undefined;
  const [line = ''] = file === undefined ? [words] : (await readFile(file, 'utf8')).split(/\r?\n/);
  if (line.length >= shortestPassphrase) return line;
  throw new BackupFault(
    'unreadable',
    `the passphrase ${file === undefined ? 'of GILIRAN_BACKUP_PASSPHRASE' : `in ${file}`} must have at least ${shortestPassphrase} characters`,
  );
}
