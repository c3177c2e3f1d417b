/** Follows the chain of the log, in a thread of its own with a connection that only reads: calls never wait for it. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { checkStoredChain } from '../store/event-chain.ts';

const { file } = z.object({ file: z.string() }).parse(workerData);
const db = new Database(file, { readonly: true, fileMustExist: true });
try {
  // One moment for all of it, however long it takes.
  parentPort?.postMessage(db.transaction(() => checkStoredChain(db))());
} finally {
  db.close();
}
