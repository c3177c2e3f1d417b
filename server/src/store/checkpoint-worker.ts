/**
 * One checkpoint, in a thread of its own: what the write-ahead log holds is copied into the database file.
 * PASSIVE keeps nobody waiting; what was committed is as durable before as after.
 */
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';

const { file } = z.object({ file: z.string() }).parse(workerData);
const db = new Database(file, { fileMustExist: true });
try {
  db.pragma('synchronous = FULL');
  db.pragma('wal_checkpoint(PASSIVE)');
} finally {
  db.close();
}
