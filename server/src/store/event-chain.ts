/**
 * The event log is a chain: each row's hash is made of the row before it and of all that stands in the row.
 * Who changes, takes out or puts in a row breaks the chain there, and it shows.
 */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { chainStart, hashOfNext } from './chain-hash.ts';

/** A row as it lies in the file, unread: what is hashed is what is stored. */
export const ChainedRow = z.object({
  seq: z.number(),
  at: z.number(),
  day: z.string(),
  type: z.string(),
  ticket_id: z.string().nullable(),
  counter_id: z.string().nullable(),
  actor: z.string(),
  command_id: z.string(),
  origin: z.string().nullable(),
  data: z.string(),
  hash: z.instanceof(Buffer).nullable(),
});
export type ChainedRow = z.infer<typeof ChainedRow>;

/** The hash of a row that follows the row of hash `previous`. */
export function chainHash(previous: Buffer, row: Omit<ChainedRow, 'hash'>): Buffer {
  const { seq, at, day, type, ticket_id, counter_id, actor, command_id, origin, data } = row;
  return hashOfNext(previous, [seq, at, day, type, ticket_id, counter_id, actor, command_id, origin, data]);
}

export interface ChainCheck {
  /** The first row that is not as it was written, in words; null when all are. */
  readonly problem: string | null;
  /** Where the chain ends: keep a copy elsewhere, and a log rewritten from end to end shows, too. */
  readonly head: { readonly seq: number; readonly hash: string };
}

/** Follows the chain from the first row on. */
export function checkChain(rows: Iterable<unknown>, lastSeq: number): ChainCheck {
  let head = chainStart;
  let seq = 0;
  const broken = (problem: string): ChainCheck => ({ problem, head: { seq, hash: head.toString('hex') } });
  for (const raw of rows) {
    const parsed = ChainedRow.safeParse(raw);
    if (!parsed.success) return broken(`event ${seq + 1} was altered: it is not a row of the log`);
    const row = parsed.data;
    if (row.seq !== seq + 1)
      return broken(`event ${seq + 1} was taken out of the log, which goes on with ${row.seq}`);
    const made = chainHash(head, row);
    if (!row.hash?.equals(made))
      return broken(
        `event ${row.seq} (${row.type.slice(0, 40)}) was altered or put in: its hash does not follow`,
      );
    head = made;
    seq = row.seq;
  }
  if (seq !== lastSeq)
    return broken(
      seq < lastSeq
        ? `event ${seq + 1} was taken out of the log, which once reached ${lastSeq}`
        : `event ${lastSeq + 1} was put into the log, which reached ${lastSeq}`,
    );
  return { problem: null, head: { seq, hash: head.toString('hex') } };
}

const Reached = z.number().nullable();

/** Follows the chain as it lies in a database. How far it came stands with the newest answer and with the day's rows. */
export function checkStoredChain(db: Pick<Database, 'prepare'>): ChainCheck {
  const ask = (sql: string): number => Reached.parse(db.prepare(sql).pluck().get() ?? null) ?? 0;
  const reached = Math.max(
    ask('SELECT seq FROM present WHERE id = 1'),
    ask('SELECT seq FROM answers ORDER BY answer_order DESC LIMIT 1'),
  );
  return checkChain(db.prepare('SELECT * FROM events ORDER BY seq').iterate(), reached);
}
