/** Reports, in a thread of their own with a connection that only reads: calls never wait for them. */
import { parentPort, workerData } from 'node:worker_threads';
import { ReportQuery } from '@giliran/protocol';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { FiguresStore } from '../store/figures-store.ts';
import { makeReport } from './report.ts';

const { file } = z.object({ file: z.string() }).parse(workerData);
const Question = z.object({ id: z.number(), timeZone: z.string(), query: ReportQuery });
const db = new Database(file, { readonly: true, fileMustExist: true });
const figures = new FiguresStore(db);

parentPort?.on('message', (message: unknown) => {
  const { id, timeZone, query } = Question.parse(message);
  try {
    // One moment for all of it: closed days and the open one, also when midnight passes in between.
    const report = db.transaction(() => makeReport(figures, timeZone, query))();
    // As text: nothing of its length is left to do on the thread that serves.
    parentPort?.postMessage({ id, text: JSON.stringify(report) });
  } catch (error) {
    parentPort?.postMessage({ id, failed: String(error) });
  }
});
