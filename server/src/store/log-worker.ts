/**
 * The thread that writes the log while a busy hall keeps the other one busy deciding and answering: the wait for the
 * disk is then nobody's. What it is asked it does in order, one commit for each batch.
 */
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { prepareConnection } from './connection.ts';
import { DayRowWriter, type DayRowsToWrite } from './day-row-writer.ts';
import type { LogAnswer, LogThreadData, LogWish } from './log-wishes.ts';
import { LogWriter, type LogRows } from './log-writer.ts';

const cacheKib = 8_000;

const { file, rowSql, port, signal }: LogThreadData = workerData;
const db = new Database(file, { fileMustExist: true });
prepareConnection(db, cacheKib);
const log = new LogWriter(db);
const dayRows = new DayRowWriter(db, rowSql);
const writeLog = db.transaction((rows: LogRows) => log.write(rows));
const writeRows = db.transaction((rows: DayRowsToWrite, seq: number, day: string | null) => {
  const refused = dayRows.write(rows);
  dayRows.reached(seq, day);
  return refused;
});
const tellProgress = db.prepare('PRAGMA wal_checkpoint(NOOP)').raw();
/** Why the last batch was lost; what comes after it builds on it. */
let lost: LogAnswer | null = null;

function copyTheRest(mostPages: number): void {
  const progress: unknown = tellProgress.get();
  // Whether it was busy, pages in the log, pages of them that are copied.
  const left = Array.isArray(progress) ? Number(progress[1]) - Number(progress[2]) : 0;
  if (left > 0 && left <= mostPages) db.pragma('wal_checkpoint(PASSIVE)');
}

function work(wish: LogWish): readonly string[] {
  switch (wish.kind) {
    case 'log':
      writeLog.immediate(wish.log);
      return [];
    case 'rows':
      return writeRows.immediate(wish.rows, wish.seq, wish.day);
    case 'checkpoint':
      copyTheRest(wish.mostPages);
      return [];
    case 'mend':
      lost = null;
      return [];
    case 'end':
      db.close();
      return [];
    case 'begin':
      return [];
  }
}

function answerTo(wish: LogWish): LogAnswer {
  if (wish.kind === 'log' && lost) return lost;
  const began = performance.now();
  try {
    const refused = work(wish);
    return { ok: true, ms: performance.now() - began, refused };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    const answer: LogAnswer = { ok: false, code, message: String(error) };
    if (wish.kind === 'log') {
      log.forget();
      lost = answer;
    }
    return answer;
  }
}

const tell = (at: 0 | 1): void => {
  Atomics.add(signal, at, 1);
  Atomics.notify(signal, 0);
};
process.once('exit', () => tell(1));
port.on('message', (wish: LogWish) => {
  port.postMessage(answerTo(wish));
  tell(0);
  if (wish.kind === 'end') port.close();
});
