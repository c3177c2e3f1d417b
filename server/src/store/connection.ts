/** How every connection that writes to the database file is set: as durable as can be. */
import type { Database } from 'better-sqlite3';

/** `cacheKib`: pages kept at hand, in kibibytes: the branches of every table, and today's leaves. */
export function prepareConnection(db: Database, cacheKib: number): void {
  db.pragma('journal_mode = WAL');
  // A commit that was acknowledged survives a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('busy_timeout = 2000');
  // A thread of its own keeps the log short (`checkpoints.ts`); a commit does so only when that fell far behind.
  db.pragma('wal_autocheckpoint = 16000');
  db.pragma('journal_size_limit = 33554432');
  db.pragma(`cache_size = -${cacheKib}`);
}
