/** Reads the database file without changing it: is it sound, and does the newest part of its log hang together. */
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { chainHash, ChainedRow } from '../store/event-chain.ts';
import { migrations } from '../store/migrations/index.ts';

export const Inspection = z.strictObject({
  bytes: z.int(),
  walBytes: z.int(),
  schema: z.int(),
  knownSchema: z.int(),
  /** What SQLite's own check found; null: nothing. */
  damage: z.string().nullable(),
  /** What is wrong with the newest events; null: nothing. */
  brokenChain: z.string().nullable(),
  lastEventAt: z.int().nullable(),
});
export type Inspection = z.infer<typeof Inspection>;

const newest = 5_000;

/** Throws where the file cannot even be opened. */
export function inspectDatabase(file: string): Inspection {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const size = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  try {
    const schema = Number(db.pragma('user_version', { simple: true }));
    const sound = String(db.pragma('quick_check(1)', { simple: true }));
    const current = schema === migrations.length && sound === 'ok';
    return {
      bytes: size(file),
      walBytes: size(`${file}-wal`),
      schema,
      knownSchema: migrations.length,
      damage: sound === 'ok' ? null : sound,
      ...(current ? readNewest(db) : { brokenChain: null, lastEventAt: null }),
    };
  } finally {
    db.close();
  }
}

function readNewest(db: Database.Database): Pick<Inspection, 'brokenChain' | 'lastEventAt'> {
  const rows = db.prepare('SELECT * FROM events ORDER BY seq DESC LIMIT ?').all(newest).toReversed();
  let before: ChainedRow | null = null;
  for (const raw of rows) {
    const parsed = ChainedRow.safeParse(raw);
    if (!parsed.success)
      return { brokenChain: 'an event is not a row of the log', lastEventAt: before?.at ?? null };
    const row: ChainedRow = parsed.data;
    if (before !== null) {
      const fits = row.seq === before.seq + 1 && before.hash && row.hash?.equals(chainHash(before.hash, row));
      if (fits !== true)
        return { brokenChain: `event ${row.seq} does not follow event ${before.seq}`, lastEventAt: row.at };
    }
    before = row;
  }
  return { brokenChain: null, lastEventAt: before?.at ?? null };
}
