/**
 * One server owns a data folder. The lock is a SQLite file with an exclusive transaction held open: the
 * system lets go of it when the process ends, however it ends.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '@giliran/protocol';
import Database from 'better-sqlite3';

export interface DataLock {
  release(): void;
}

/** Takes the lock, or says that somebody else has it. */
export function lockDataFolder(folder: string): Result<DataLock, 'inUse'> {
  mkdirSync(folder, { recursive: true });
  const db = new Database(join(folder, 'giliran.lock'), { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_BUSY')) return err('inUse');
    throw error;
  }
  return ok({ release: () => db.close() });
}
