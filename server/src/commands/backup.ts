/** `backup`, `backups` and `restore`: the whole hall as one file that has been checked. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { BackupManifest } from '@giliran/protocol';
import { z } from 'zod';
import { leaveForAudit } from '../audit/inbox.ts';
import { BackupFiles, givenPassphrase, settingsFileOf } from '../backup/backup-files.ts';
import { backupName } from '../backup/backup-name.ts';
import { BackupFault } from '../backup/fault.ts';
import { makeBackup } from '../backup/make-backup.ts';
import type { SideFolders } from '../backup/media-beside.ts';
import { putInPlace } from '../backup/restore.ts';
import { stageBackup } from '../backup/stage.ts';
import { backupsIn, claimTarget, lookAtTarget } from '../backup/target-folder.ts';
import { systemClock } from '../clock.ts';
import type { ServerSettings } from '../settings.ts';
import { Store } from '../store/store.ts';
import { databaseFile } from './database-file.ts';
import { complain, say, withDatabase, withQuietData } from './with-data.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

export interface BackupOptions {
  /** A file or a folder; left out: the folders that the console has. */
  readonly to: string | undefined;
  readonly encrypt: boolean;
}

const kindOf = (path: string): Promise<'file' | 'folder' | 'none'> =>
  stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'none',
  );

const sidesOf = ({ dataFolder }: ServerSettings): SideFolders => ({
  media: join(dataFolder, 'media'),
  recordings: join(dataFolder, 'recordings'),
});

const sizeOf = (bytes: number): string =>
  bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Copies everything while the server goes on, then reads each copy back. */
export async function backup(settings: ServerSettings, { to, encrypt }: BackupOptions): Promise<number> {
  const files = new BackupFiles(settings.dataFolder, settings.passphrase);
  const kept = await files.settings();
  const sealKey = encrypt || (to === undefined && kept.encrypted) ? await files.sealKey() : null;
  if (encrypt && sealKey === null) {
    complain(
      'Nothing to encrypt with: set GILIRAN_BACKUP_PASSPHRASE_FILE to a file whose first line is the passphrase, or set one in the console.',
    );
    return 2;
  }
  const at = Date.now();
  return withDatabase(settings, async (db) => {
    const zone = new Store(db).loadDay().site?.settings.timeZone ?? 'UTC';
    const name = backupName(at, zone, sealKey !== null);
    const outputs: { targetId: null; file: string }[] = [];
    let unusable = 0;
    if (to === undefined) {
      for (const target of kept.targets) {
        if (dirname(target.path) === settings.dataFolder) await claimTarget(target.path);
        const look = await lookAtTarget(target, settings.dataFolder, 0);
        if (look.state === 'ready') outputs.push({ targetId: null, file: join(target.path, name) });
        else {
          unusable += 1;
          complain(`✗ ${target.path}: ${look.state} (${look.detail ?? ''})`);
        }
      }
    } else {
      const kind = await kindOf(to);
      const file = kind === 'folder' ? join(to, name) : to;
      if ((await kindOf(file)) !== 'none') {
        complain(`${file} is there already; name another.`);
        return 2;
      }
      outputs.push({ targetId: null, file: resolve(file) });
    }
    if (outputs.length === 0) return 1;
    const made = await makeBackup(
      {
        databaseFile: databaseFile(settings),
        sides: sidesOf(settings),
        settingsFile:
          (await kindOf(settingsFileOf(settings.dataFolder))) === 'file'
            ? settingsFileOf(settings.dataFolder)
            : null,
        workFolder: join(settings.dataFolder, `backup-by-hand-${randomUUID()}`),
        ...{ version, at, depth: 'whole', sealKey, outputs },
        // What is taken away must be whole in itself; in a folder of many, a picture is kept once.
        media: to === undefined ? 'beside' : 'inside',
      },
      () => {},
    );
    for (const { file, bytes, fault } of made.outcomes) {
      if (fault) complain(`✗ ${file}: ${fault.message}`);
      else {
        leaveForAudit(db, { type: 'dataExported', what: 'backup', detail: file.slice(-300), agencyId: null });
        say(
          `✓ backed up to ${file} (${sizeOf(bytes ?? 0)}${sealKey ? ', encrypted' : ''}), read back and checked`,
        );
      }
    }
    say(`  ${describe(made.manifest)}`);
    return unusable > 0 || made.outcomes.some(({ fault }) => fault !== null) ? 1 : 0;
  });
}

const describe = ({ site, day, counts, lastSeq }: BackupManifest): string =>
  `${site?.name ?? 'no hall set up'}, day ${day ?? 'none'}: ${counts.events} events (up to ${lastSeq}), ${counts.tickets} tickets, ` +
  `${counts.agencies} agencies, ${counts.services} services, ${counts.counters} counters, ${counts.staff} people`;

/** What lies in the folders of backups. Exit code 1 when some folder cannot be used. */
export async function listBackups(settings: ServerSettings): Promise<number> {
  const files = new BackupFiles(settings.dataFolder, settings.passphrase);
  const { targets } = await files.settings();
  let bad = 0;
  for (const target of targets) {
    const look = await lookAtTarget(target, settings.dataFolder, 0);
    const stored = await backupsIn(target.path);
    const free = look.freeBytes === null ? '' : `, ${sizeOf(look.freeBytes)} free`;
    say(`${target.path} (${look.state}${look.detail === null ? '' : `: ${look.detail}`}${free})`);
    for (const { name, bytes } of stored) say(`  ${name.padEnd(60)} ${sizeOf(bytes).padStart(10)}`);
    if (stored.length === 0) say('  nothing yet');
    if (look.state !== 'ready') bad += 1;
  }
  return bad === 0 ? 0 : 1;
}

export interface RestoreOptions {
  readonly dryRun: boolean;
  readonly skip: string | undefined;
}

/** Puts a checked backup in the place of the data; what was there is kept beside it. */
export async function restoreBackup(
  settings: ServerSettings,
  given: string | undefined,
  { dryRun, skip: skipText }: RestoreOptions,
): Promise<number> {
  const file = given === undefined ? undefined : resolve(given);
  const skip = skipText === undefined ? undefined : Number(skipText);
  if (file === undefined || (await kindOf(file)) !== 'file') {
    complain(file === undefined ? 'Name the backup to read: restore <file>' : `There is no file ${file}.`);
    return 2;
  }
  if (skip !== undefined && !(Number.isInteger(skip) && skip >= 0 && skip <= 5000)) {
    complain('--skip takes a number from 0 to 5000.');
    return 2;
  }
  return withQuietData(settings, async () => {
    const files = new BackupFiles(settings.dataFolder, settings.passphrase);
    const passphrase = await givenPassphrase(settings.passphrase);
    const key = await files.sealKey();
    const into = join(settings.dataFolder, 'restore-work', 'staged');
    let staged;
    try {
      staged = await stageBackup({
        ...{ file, into, sides: sidesOf(settings) },
        openers: { ...(passphrase === undefined ? {} : { passphrase }), ...(key ? { key } : {}) },
      });
    } catch (error) {
      if (!(error instanceof BackupFault)) throw error;
      const how =
        error.code === 'passphraseNeeded'
          ? ' Set GILIRAN_BACKUP_PASSPHRASE_FILE to a file whose first line is the passphrase.'
          : '';
      complain(`${file} was not restored: ${error.message}.${how} Nothing was changed.`);
      return 1;
    }
    const { manifest, problems, mediaMissing } = staged;
    say(describe(manifest));
    for (const problem of problems) complain(`✗ ${problem}`);
    if (problems.length > 0 || dryRun) {
      await rm(into, { recursive: true, force: true });
      say(
        problems.length > 0
          ? 'Nothing was changed.'
          : '✓ the backup is whole and can be restored; nothing was changed (--dry-run)',
      );
      return problems.length > 0 ? 1 : 0;
    }
    const { aside, note } = await putInPlace({
      ...{ dataFolder: settings.dataFolder, staged: into, manifest, from: basename(file) },
      ...{ now: systemClock.now(), skip },
    });
    say(`✓ restored ${file}`);
    say(`  what was there is kept in ${aside}`);
    for (const missing of mediaMissing)
      say(`  ! the picture, video or recording ${missing} is not in the backup: send it again`);
    const numbers =
      note.known !== null
        ? 'go on after the last ones that the replaced data know'
        : note.skip > 0
          ? `leave out ${note.skip} of each prefix, so that nobody gets one that somebody holds already (--skip N to change)`
          : 'go on where the backup ended';
    say(`\nNext:
  1. Start the server. Today's numbers ${numbers}.
  2. Everybody signs in again. Devices that were paired after the backup are paired again; keys, people and passwords
     are as they were then: end once more what was ended since.
  3. Who took a number after the backup is not in the queue: call them in and give them a new number.
  4. npm run giliran -- doctor`);
    return 0;
  });
}
