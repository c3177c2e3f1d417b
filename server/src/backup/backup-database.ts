/** The database in a backup: a copy of one moment, what it holds, and whether it is sound. */
import { closeSync, fdatasyncSync, openSync, statSync } from 'node:fs';
import type { BackupManifest } from '@giliran/protocol';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Db } from '../store/database.ts';
import { readQueue } from '../store/read-queue.ts';
import { Store } from '../store/store.ts';
import { verify } from '../verify.ts';
import { BackupFault } from './fault.ts';

/** Pages copied in a turn, and the rest after it: another program on a slow disk gets its turn, too. */
const pagesInATurn = 512;
const restMs = 15;

/** Nobody wakes it: only for waiting. */
const nothing = new Int32Array(new SharedArrayBuffer(4));

/**
 * Copies a database as it is at this moment while others go on writing to it: a reading transaction holds the moment,
 * so that no commit makes the copy begin anew. The copy is one file without a write-ahead log.
 */
export async function copyDatabase(
  file: string,
  to: string,
  onProgress: (doneBytes: number, totalBytes: number) => void = () => {},
): Promise<void> {
  const source = new Database(file, { readonly: true, fileMustExist: true });
  let copied: number | undefined;
  try {
    const pageBytes = Number(source.pragma('page_size', { simple: true }));
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(to, {
      progress({ totalPages, remainingPages }) {
        onProgress((totalPages - remainingPages) * pageBytes, totalPages * pageBytes);
        // What was copied goes to the disk in small portions with rests between: the commits of the queue wait for
        // the same disk, and one flush of a whole large file would hold them up.
        if (totalPages > pagesInATurn) {
          copied ??= openSync(to, 'r+');
          fdatasyncSync(copied);
          Atomics.wait(nothing, 0, 0, restMs);
        }
        return pagesInATurn;
      },
    });
    source.exec('COMMIT');
  } finally {
    source.close();
    if (copied !== undefined) closeSync(copied);
  }
  const copy = new Database(to);
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

const Counted = z.object({ n: z.number() });

/** What a database holds, for the manifest. */
export function describeDatabase(
  db: Db,
): Pick<BackupManifest, 'schema' | 'site' | 'day' | 'lastSeq' | 'counts'> {
  const count = (table: string): number =>
    Counted.parse(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()).n;
  // Rows may trail the log by a moment.
  const unwritten = "events WHERE seq > (SELECT seq FROM present) AND type = 'ticketIssued'";
  const store = new Store(db);
  const { site, day } = store.loadDay();
  return {
    schema: Number(db.pragma('user_version', { simple: true })),
    site: site && { name: site.settings.name.id, timeZone: site.settings.timeZone },
    day,
    lastSeq: store.lastSeq(),
    counts: {
      events: count('events'),
      tickets: count('tickets') + count(unwritten),
      agencies: site?.agencies.length ?? 0,
      services: site?.services.length ?? 0,
      counters: site?.counters.length ?? 0,
      staff: site?.staff.length ?? 0,
    },
  };
}

/**
 * What is wrong with a database, in words. `file`: the file alone, which may be of an older version; `recent`: also the
 * set-up and the open day; `whole`: also every event, replayed and compared with what is stored.
 */
export function problemsOf(db: Db, depth: 'file' | 'recent' | 'whole'): readonly string[] {
  const integrity = String(db.pragma('integrity_check(1)', { simple: true }));
  if (integrity !== 'ok') return [`the database file is damaged: ${integrity}`];
  if (depth === 'file') return [];
  const store = new Store(db);
  if (depth === 'whole') return verify(store).problems;
  readQueue(store);
  const { n } = Counted.parse(db.prepare('SELECT count(*) AS n FROM events').get());
  const lastSeq = store.lastSeq();
  return n === lastSeq ? [] : [`the log has ${n} events and should have ${lastSeq}`];
}

/** Opens a copy without changing a byte of it. */
export function openCopy(file: string): Db {
  if (statSync(file).size === 0) throw new BackupFault('damaged', 'the database in it is empty');
  return new Database(file, { readonly: true, fileMustExist: true });
}
