/**
 * Checkpoints in a thread of its own: what the write-ahead log holds is copied into the database file named. PASSIVE
 * keeps nobody waiting; what was committed is as durable before as after. While it copies, others commit: it goes
 * on until little is left.
 */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { z } from 'zod';

const mostPasses = 5;

const { file, littlePages } = z.object({ file: z.string(), littlePages: z.number() }).parse(workerData);
const Progress = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);
const db = new Database(file, { fileMustExist: true });
db.pragma('synchronous = FULL');

parentPort?.on('message', (wish: unknown) => {
  if (wish === 'end') {
    db.close();
    parentPort?.close();
    return;
  }
  for (let pass = 0; pass < mostPasses; pass += 1) {
    db.pragma('wal_checkpoint(PASSIVE)');
    const [{ log, checkpointed }] = Progress.parse(db.pragma('wal_checkpoint(NOOP)'));
    if (log - checkpointed <= littlePages) break;
  }
  parentPort?.postMessage('done');
});
