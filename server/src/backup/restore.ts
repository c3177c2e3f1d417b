/**
 * The second half of a restore: what was staged takes the place of the data, and what was there is kept aside. No server
 * runs meanwhile. A mark in the data folder says that it has begun, so that a fall in the middle is finished at the next
 * start and never leaves half of one and half of the other.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BackupManifest } from '@giliran/protocol';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { leaveForAudit } from '../audit/inbox.ts';
import { openDatabase } from '../store/database.ts';
import { databaseEntry, flushFolder, settingsEntry } from './archive.ts';
import { sideKinds } from './media-beside.ts';
import { hallHasOpened } from './schedule.ts';
import { readPassedOver } from '../store/passed-over.ts';
import { Store } from '../store/store.ts';

const markOf = (dataFolder: string): string => join(dataFolder, 'restoring.json');
const Mark = z.strictObject({ staged: z.string(), aside: z.string() });

/** Left in the restored data for the first start on them. */
export const RestoredNote = z.strictObject({
  /** The hall's calendar day of the restore: the numbers below are of that day. */
  day: z.string(),
  known: z.array(z.strictObject({ prefix: z.string(), sequence: z.int() })).nullable(),
  skip: z.int(),
});
export type RestoredNote = z.infer<typeof RestoredNote>;

export interface RestorePlan {
  /** Where the data that were there are kept. */
  readonly aside: string;
  readonly note: RestoredNote;
}

/** Numbers that may have been given since a backup of today, and of an earlier day, where nobody can tell. */
const usualSkip = { sameDay: 100, earlierDay: 500 } as const;

export interface RestoreParts {
  readonly dataFolder: string;
  readonly staged: string;
  readonly manifest: BackupManifest;
  /** What was restored, for the audit. */
  readonly from: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How many numbers of each prefix to leave out; undefined: as far as the replaced data tell, else the usual. */
  readonly skip?: number | undefined;
}

/** Makes the staged data ready and puts them in place. */
export async function putInPlace(parts: RestoreParts): Promise<RestorePlan> {
  const { dataFolder, staged, manifest, now } = parts;
  const zone = manifest.site?.timeZone ?? 'UTC';
  const wall = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const day = wall.toPlainDate().toString();
  const file = join(staged, databaseEntry);
  const db = openDatabase(file, { copyFirst: false });
  let note: RestoredNote;
  try {
    const { site } = new Store(db).loadDay();
    const known = parts.skip === undefined ? numbersSince(dataFolder, db, day) : null;
    const usual = manifest.day === day ? usualSkip.sameDay : usualSkip.earlierDay;
    // Before the doors open nobody has a number of today.
    const early = manifest.day !== day && site !== null && !hallHasOpened(site, now);
    note = { day, known, skip: parts.skip ?? (early ? 0 : usual) };
    db.transaction(() => {
      // A session that was ended since must not come alive again: everybody signs in anew.
      db.prepare('DELETE FROM sessions').run();
      leaveForAudit(db, { type: 'dataRestored', detail: parts.from.slice(-300) });
      db.prepare('INSERT INTO restored (id, note) VALUES (?, ?)').run(randomUUID(), JSON.stringify(note));
    })();
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
  const time = wall.toPlainTime().toString({ smallestUnit: 'second' }).replaceAll(':', '.');
  const aside = join(dataFolder, `before-restore-${day}_${time}`);
  await writeFile(markOf(dataFolder), JSON.stringify({ staged, aside } satisfies z.infer<typeof Mark>), {
    flush: true,
  });
  await flushFolder(dataFolder);
  await finishRestore(dataFolder);
  return { aside, note };
}

/** Completes a restore that has begun; does nothing where there is none. Safe to repeat at any point. */
export async function finishRestore(dataFolder: string): Promise<void> {
  const mark = markOf(dataFolder);
  if (!existsSync(mark)) return;
  const { staged, aside } = Mark.parse(JSON.parse(await readFile(mark, 'utf8')));
  const incoming = join(staged, databaseEntry);
  if (existsSync(incoming)) {
    await mkdir(aside, { recursive: true });
    // The write-ahead log first: beside the other database it would be taken for its own.
    for (const end of ['-wal', '-shm', '']) {
      const from = join(dataFolder, `${databaseEntry}${end}`);
      if (existsSync(from)) await rename(from, join(aside, `${databaseEntry}${end}`));
    }
    await rename(incoming, join(dataFolder, databaseEntry));
  }
  for (const kind of sideKinds) {
    await mkdir(join(dataFolder, kind), { recursive: true });
    for (const name of await readdir(join(staged, kind)).catch(() => []))
      await rename(join(staged, kind, name), join(dataFolder, kind, name));
  }
  // How backups are made is the machine's: only one that has none yet takes the backup's.
  const settings = join(staged, settingsEntry);
  if (existsSync(settings) && !existsSync(join(dataFolder, settingsEntry)))
    await rename(settings, join(dataFolder, settingsEntry));
  await flushFolder(dataFolder);
  await rm(staged, { recursive: true, force: true });
  await rm(mark, { force: true });
}

const LastEvent = z.object({ seq: z.number(), hash: z.instanceof(Buffer) });
const Numbers = z.array(z.object({ prefix: z.string(), sequence: z.number() }));

/**
 * The numbers that today's citizens hold, where the data to be replaced can tell: they must be the same log, further on.
 * Null where they cannot.
 */
function numbersSince(dataFolder: string, restored: Database.Database, day: string): RestoredNote['known'] {
  const file = join(dataFolder, databaseEntry);
  if (!existsSync(file)) return null;
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { fileMustExist: true });
    const last = restored.prepare('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1').get();
    if (last === undefined) return null;
    const { seq, hash } = LastEvent.parse(last);
    const same = db.prepare('SELECT seq, hash FROM events WHERE seq = ?').get(seq);
    if (same === undefined || !LastEvent.parse(same).hash.equals(hash)) return null;
    const issued = db
      .prepare(
        // What was issued in the moment before a fall stands in the log alone.
        `SELECT prefix, max(sequence) AS sequence FROM (
           SELECT prefix, sequence FROM tickets WHERE day = @day AND carried_from IS NULL
           UNION ALL
           SELECT data ->> '$.prefix', data ->> '$.sequence' FROM events
           WHERE seq > (SELECT seq FROM present) AND day = @day AND type = 'ticketIssued'
             AND data ->> '$.carriedFrom' IS NULL
         ) GROUP BY prefix`,
      )
      .all({ day });
    const given = new Map(Numbers.parse(issued).map((n) => [n.prefix, n.sequence]));
    for (const [prefix, sequence] of readPassedOver(db).numbers)
      given.set(prefix, Math.max(given.get(prefix) ?? 0, sequence));
    return [...given].map(([prefix, sequence]) => ({ prefix, sequence }));
  } catch {
    // Damaged, or of a version that knows none of this: nothing is known.
    return null;
  } finally {
    db?.close();
  }
}
