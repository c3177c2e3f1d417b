/** Opens the SQLite file as durably as it can be opened, and brings its schema up to date. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { prepareConnection } from './connection.ts';
import { migrations } from './migrations/index.ts';
import { copiesFolderOf, updateDatabase } from './update.ts';

export type Db = Database.Database;

const cacheKib = 16_000;

/** The file was written by a newer program. */
export class NewerSchema extends Error {}

/**
 * Opens or makes the database file. `:memory:` gives one that is gone when closed. One of an older version is copied
 * and brought up to date; throws `UpdateRefused` or `NewerSchema` when that cannot be.
 */
export function openDatabase(file: string, { copyFirst = true }: { readonly copyFirst?: boolean } = {}): Db {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  prepareConnection(db, cacheKib);
  try {
    migrate(db, copyFirst);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

/** Whether a file is of an older version, which opening it would bring forward. */
export function isBehind(file: string): boolean {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return Number(db.pragma('user_version', { simple: true })) < migrations.length;
  } finally {
    db.close();
  }
}

function migrate(db: Db, copy: boolean): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new NewerSchema(
      `the data was written by a newer version of Giliran (schema ${version}, this one knows ${migrations.length}); install that version or restore a backup`,
    );
  }
  // What lies beside a restored copy is the copy's own source: no other is made.
  updateDatabase({ db, steps: migrations, copiesIn: copy && !db.memory ? copiesFolderOf(db.name) : null });
}
