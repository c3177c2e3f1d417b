/** `backup` and `restore`: the whole data as one file that has been checked. */
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import Database from 'better-sqlite3';
import type { ServerSettings } from '../settings.ts';
import { leaveForAudit } from '../audit/inbox.ts';
import { openDatabase } from '../store/database.ts';
import { Store } from '../store/store.ts';
import { verify } from '../verify.ts';
import { databaseFile } from './database-file.ts';
import { complain, say, withDatabase, withQuietData } from './with-data.ts';

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Why a file is not a sound backup, or null. Works on a copy that may be changed. */
function whatIsWrong(file: string): string | null {
  let db: ReturnType<typeof openDatabase> | undefined;
  try {
    const plain = new Database(file, { readonly: true });
    const integrity = String(plain.pragma('integrity_check', { simple: true }));
    const version = Number(plain.pragma('user_version', { simple: true }));
    plain.close();
    if (integrity !== 'ok') return `the file is damaged: ${integrity}`;
    if (version === 0) return 'the file is not a Giliran database';
    db = openDatabase(file);
    return verify(new Store(db)).problems[0] ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    db?.close();
  }
}

/** Copies the data while the server goes on, then checks the copy. */
export async function backup(settings: ServerSettings, file: string | undefined): Promise<number> {
  if (!file) {
    complain('Name the file to write: backup <file>');
    return 2;
  }
  if (await exists(file)) {
    complain(`${file} is there already; name another.`);
    return 2;
  }
  const part = `${file}.part`;
  return withDatabase(settings, async (db) => {
    await db.backup(part);
    const wrong = whatIsWrong(part);
    if (wrong !== null) {
      await rm(part, { force: true });
      complain(`The copy is not sound: ${wrong}`);
      return 1;
    }
    await rm(`${part}-wal`, { force: true });
    await rm(`${part}-shm`, { force: true });
    await rename(part, file);
    leaveForAudit(db, { type: 'dataExported', what: 'backup', detail: file.slice(0, 300), agencyId: null });
    say(`✓ backed up to ${file} (${Math.ceil((await stat(file)).size / 1024)} kB), checked`);
    return 0;
  });
}

/** What is restored knows that it was, once a server runs on it. */
function noteRestore(incoming: string, from: string): void {
  const db = openDatabase(incoming);
  try {
    leaveForAudit(db, { type: 'dataRestored', detail: from.slice(0, 300) });
    // Into the file itself, which is about to be moved.
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Puts a checked backup in the place of the data; what was there is kept beside it. */
export async function restoreBackup(settings: ServerSettings, file: string | undefined): Promise<number> {
  if (!file || !(await exists(file))) {
    complain('Name the backup to read: restore <file>');
    return 2;
  }
  return withQuietData(settings, async () => {
    const target = databaseFile(settings);
    const incoming = `${target}.restoring`;
    await copyFile(file, incoming);
    const wrong = whatIsWrong(incoming);
    if (wrong !== null) {
      for (const end of ['', '-wal', '-shm']) await rm(`${incoming}${end}`, { force: true });
      complain(`${file} was not restored: ${wrong}. Nothing was changed.`);
      return 1;
    }
    noteRestore(incoming, file);
    const aside = `${target}.before-restore-${Date.now()}`;
    for (const end of ['', '-wal', '-shm']) {
      if (await exists(`${target}${end}`)) await rename(`${target}${end}`, `${aside}${end}`);
    }
    await rename(incoming, target);
    for (const end of ['-wal', '-shm']) await rm(`${incoming}${end}`, { force: true });
    say(`✓ restored ${file}; the data that was there is kept as ${aside}`);
    return 0;
  });
}
