/**
 * Appends to the event log, each row chained to the one before it, and keeps the answers that were given. Used by the
 * thread that serves and by the one that writes for it: knows rows only, and reads no schema.
 */
import type { Database, Statement } from 'better-sqlite3';
import { chainStart, hashOfNext } from './chain-hash.ts';
import type { Row } from './row.ts';

/** What must be durable before anybody is answered. */
export interface LogRows {
  /** Events without their hash, in order: see `eventToRow`. */
  readonly events: readonly Row[];
  /** See `answerToRow`. */
  readonly answers: readonly Row[];
}

const numberOf = (event: Row): number => Number(event[0]);

export class LogWriter {
  private readonly insertEvent: Statement;
  private readonly insertAnswer: Statement;
  private readonly selectLast: Statement;
  /** The end of the chain that is durable, when it is known. */
  private last: { seq: number; hash: Buffer } | null = null;

  constructor(db: Database) {
    this.insertEvent = db.prepare(
      `INSERT INTO events (seq, at, day, type, ticket_id, counter_id, actor, command_id, origin, data, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.insertAnswer = db.prepare(
      'INSERT INTO answers (actor, command_id, fingerprint, at, result, seq) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.selectLast = db
      .prepare('SELECT hash FROM events WHERE seq < ? AND hash IS NOT NULL ORDER BY seq DESC LIMIT 1')
      .pluck();
  }

  /** Within a transaction. Call `forget` when it did not become durable. */
  write({ events, answers }: LogRows): void {
    const [first] = events;
    if (first) {
      let head = this.headBefore(numberOf(first));
      for (const event of events) {
        head = hashOfNext(head, event);
        this.insertEvent.run(...event, head);
        this.last = { seq: numberOf(event), hash: head };
      }
    }
    for (const answer of answers) this.insertAnswer.run(...answer);
  }

  /** The end of the chain is looked up anew. */
  forget(): void {
    this.last = null;
  }

  private headBefore(seq: number): Buffer {
    if (this.last?.seq === seq - 1) return this.last.hash;
    const hash: unknown = this.selectLast.get(seq);
    return Buffer.isBuffer(hash) ? hash : chainStart;
  }
}
