/** What the commands that work on a data folder share. */
import { existsSync } from 'node:fs';
import type { ServerSettings } from '../settings.ts';
import { lockDataFolder } from '../store/data-lock.ts';
import { finishRestore } from '../backup/restore.ts';
import { isBehind, openDatabase, type Db } from '../store/database.ts';
import { databaseFile } from './database-file.ts';

export const say = (text: string): void => void process.stdout.write(`${text}\n`);
export const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** Runs with the database open; exit code 2 when there is none. A running server does not mind. */
export async function withDatabase(
  settings: ServerSettings,
  work: (db: Db) => number | Promise<number>,
): Promise<number> {
  const file = databaseFile(settings);
  if (!existsSync(file)) {
    complain(
      `There is no database at ${file}. Run "serve" once first, or set GILIRAN_DATA to the data folder.`,
    );
    return 2;
  }
  // A newer program must not bring the data forward under an older server that runs on them.
  const lock = isBehind(file) ? lockDataFolder(settings.dataFolder) : null;
  if (lock && !lock.ok) {
    complain(`The data are of an older version, and a server is running on them. Stop it first.`);
    return 2;
  }
  let db: Db;
  try {
    db = openDatabase(file);
  } finally {
    if (lock?.ok === true) lock.value.release();
  }
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** Runs only while no server uses the data folder; exit code 2 when one does. */
export async function withQuietData(
  settings: ServerSettings,
  work: () => number | Promise<number>,
): Promise<number> {
  const lock = lockDataFolder(settings.dataFolder);
  if (!lock.ok) {
    complain(`A server is running on ${settings.dataFolder}. Stop it first.`);
    return 2;
  }
  try {
    await finishRestore(settings.dataFolder);
    return await work();
  } finally {
    lock.value.release();
  }
}
