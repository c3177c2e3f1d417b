/** All SQL of webhooks. The secret goes in; only the sender reads it. */
import { WebhookTopic, type LoggedEvent, type Webhook } from '@giliran/protocol';
import { z } from 'zod';
import type { Db } from '../store/database.ts';
import { eventFromRow } from '../store/rows.ts';

const Row = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    topics: z.string(),
    secret: z.string(),
    is_on: z.number(),
    told_seq: z.number(),
    tries: z.number(),
    next_try_at: z.number().nullable(),
    last_ok_at: z.number().nullable(),
    failing_since: z.number().nullable(),
    last_error: z.string().nullable(),
    given_up: z.number(),
  })
  .transform((row) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    topics: z.array(WebhookTopic).parse(JSON.parse(row.topics)),
    secret: row.secret,
    on: row.is_on === 1,
    toldSeq: row.told_seq,
    tries: row.tries,
    nextTryAt: row.next_try_at,
    lastOkAt: row.last_ok_at,
    failingSince: row.failing_since,
    lastError: row.last_error,
    givenUp: row.given_up,
  }));
export type StoredWebhook = z.infer<typeof Row>;

/** Without its secret and its place in the log. */
export function webhookFace(hook: StoredWebhook): Webhook {
  const { id, name, url, topics, on, lastOkAt, failingSince, lastError, nextTryAt, givenUp } = hook;
  return { id, name, url, topics, on, lastOkAt, failingSince, lastError, nextTryAt, givenUp };
}

export class WebhookStore {
  private readonly db: Db;

  constructor(db: Db) {
    this.db = db;
  }

  all(): StoredWebhook[] {
    return this.db
      .prepare('SELECT * FROM webhooks ORDER BY name, id')
      .all()
      .map((row) => Row.parse(row));
  }

  find(id: string): StoredWebhook | null {
    const row = this.db.prepare('SELECT * FROM webhooks WHERE id = ?').get(id);
    return row === undefined ? null : Row.parse(row);
  }

  keep(hook: StoredWebhook): void {
    this.db
      .prepare(
        `INSERT INTO webhooks (id, name, url, topics, secret, is_on, told_seq, tries, next_try_at, last_ok_at,
           failing_since, last_error, given_up)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, topics = excluded.topics,
           secret = excluded.secret, is_on = excluded.is_on, told_seq = excluded.told_seq, tries = excluded.tries,
           next_try_at = excluded.next_try_at, last_ok_at = excluded.last_ok_at,
           failing_since = excluded.failing_since, last_error = excluded.last_error, given_up = excluded.given_up`,
      )
      .run(
        ...[hook.id, hook.name, hook.url, JSON.stringify(hook.topics), hook.secret, hook.on ? 1 : 0],
        ...[hook.toldSeq, hook.tries, hook.nextTryAt, hook.lastOkAt, hook.failingSince, hook.lastError],
        hook.givenUp,
      );
  }

  remove(id: string): void {
    this.db.prepare('DELETE FROM webhooks WHERE id = ?').run(id);
  }

  /** The first event after `seq` of one of these types; null when there is none. */
  nextEvent(seq: number, types: readonly string[]): LoggedEvent | null {
    const row = this.db
      .prepare(
        `SELECT * FROM events WHERE seq > ? AND type IN (${types.map(() => '?').join(', ')}) ORDER BY seq LIMIT 1`,
      )
      .get(seq, ...types);
    return row === undefined ? null : eventFromRow(row);
  }
}
