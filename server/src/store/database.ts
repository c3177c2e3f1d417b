/** Opens the SQLite file as durably as it can be opened, and brings its schema up to date. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { migrations } from './migrations/index.ts';

export type Db = Database.Database;

/** The file was written by a newer program. */
export class NewerSchema extends Error {}

/** Opens or makes the database file. `:memory:` gives one that is gone when closed. */
export function openDatabase(file: string): Db {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  // A commit that was acknowledged survives a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('busy_timeout = 2000');
  // A thread of its own keeps the log short (`checkpoints.ts`); a commit does so only when that fell far behind.
  db.pragma('wal_autocheckpoint = 16000');
  db.pragma('journal_size_limit = 33554432');
  // Kibibytes of pages kept at hand: the branches of every table, and today's leaves.
  db.pragma('cache_size = -16000');
  migrate(db);
  return db;
}

function migrate(db: Db): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    db.close();
    throw new NewerSchema(
      `the data was written by a newer version of Giliran (schema ${version}, this one knows ${migrations.length}); install that version or restore a backup`,
    );
  }
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      if (typeof step === 'string') db.exec(step);
      else step(db);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}
