/**
 * One checkpoint, in a thread of its own: what the write-ahead log holds is copied into the database file named.
 * PASSIVE keeps nobody waiting; what was committed is as durable before as after.
 */
import Database from 'better-sqlite3';

const db = new Database(process.argv[2], { fileMustExist: true });
try {
  db.pragma('synchronous = FULL');
  db.pragma('wal_checkpoint(PASSIVE)');
} finally {
  db.close();
}
