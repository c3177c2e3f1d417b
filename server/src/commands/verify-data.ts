import { randomUUID } from 'node:crypto';
import { copyFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { kindOfFile } from '../backup/archive.ts';
import { BackupFiles, givenPassphrase } from '../backup/backup-files.ts';
import { BackupFault } from '../backup/fault.ts';
import { checkBackup } from '../backup/make-backup.ts';
import type { ServerSettings } from '../settings.ts';
import { openDatabase, type Db } from '../store/database.ts';
import { Store } from '../store/store.ts';
import { verify } from '../verify.ts';
import { complain, say, withDatabase } from './with-data.ts';

/** `verify`: of the data, of another data folder, or of a backup. Exit code 0 when all is well, 1 when not. */
export async function verifyData(settings: ServerSettings, given: string | undefined): Promise<number> {
  if (given === undefined) return withDatabase(settings, verdict);
  const path = resolve(given);
  const found = await stat(path).catch(() => null);
  if (!found) {
    complain(`There is no ${path}.`);
    return 2;
  }
  if (found.isDirectory()) return withDatabase({ ...settings, dataFolder: path }, verdict);
  return verifyBackup(settings, path);
}

function verdict(db: Db): number {
  // In one transaction: what a running server stores meanwhile must not look like a disagreement.
  const { events, tickets, days, head, problems } = db.transaction(() => verify(new Store(db)))();
  for (const problem of problems) say(`✗ ${problem}`);
  const words =
    problems.length === 0 ? '✓ the log and the stored state agree' : `✗ ${problems.length} disagreements`;
  say(`${words}: ${events} events, ${tickets} tickets, ${days} service days`);
  say(`  the chain of the log ends at event ${head.seq}: ${head.hash}`);
  return problems.length === 0 ? 0 : 1;
}

async function verifyBackup(settings: ServerSettings, file: string): Promise<number> {
  try {
    if ((await kindOfFile(file)) === 'database') return verifyCopy(file);
    const passphrase = await givenPassphrase(settings.passphrase);
    const key = await new BackupFiles(settings.dataFolder, settings.passphrase).sealKey();
    const { manifest, problems, bytes } = await checkBackup({
      ...{ file, workFolder: join(settings.dataFolder, `verify-${randomUUID()}`) },
      openers: { ...(passphrase === undefined ? {} : { passphrase }), ...(key ? { key } : {}) },
    });
    for (const problem of problems) say(`✗ ${problem}`);
    say(
      `${problems.length === 0 ? '✓ the backup is whole' : `✗ ${problems.length} problems`}: ${bytes} bytes, ${manifest.counts.events} events, ${manifest.counts.tickets} tickets, made ${new Date(manifest.at).toISOString()} by version ${manifest.version}`,
    );
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    complain(`✗ ${file}: ${error.message}`);
    return 1;
  }
}

/** A copy from before an update: of an older version, so that it is looked at in a copy of its own. */
async function verifyCopy(file: string): Promise<number> {
  const copy = `${file}.${randomUUID()}.part`;
  try {
    await copyFile(file, copy);
    const db = openDatabase(copy, { copyFirst: false });
    try {
      return verdict(db);
    } finally {
      db.close();
    }
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${copy}${end}`, { force: true });
  }
}
