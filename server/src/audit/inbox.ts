/**
 * The command line works beside a running server, and only that server writes into the log: what was done
 * there is left in a box, which the server empties at its start and every few seconds.
 */
import { randomUUID } from 'node:crypto';
import { AccessEvent, ok } from '@giliran/protocol';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';
import type { Db } from '../store/database.ts';

const Row = z.object({ id: z.number(), event: z.string() });
const everyMs = 15_000;

export function leaveForAudit(db: Db, event: AccessEvent): void {
  db.prepare('INSERT INTO audit_inbox (event) VALUES (?)').run(JSON.stringify(event));
}

export async function emptyAuditInbox(db: Db, queue: QueueService): Promise<void> {
  for (const row of db.prepare('SELECT id, event FROM audit_inbox ORDER BY id').all()) {
    const { id, event } = Row.parse(row);
    await queue.note(
      { kind: 'system' },
      randomUUID(),
      id,
      () =>
        ok({
          events: [AccessEvent.parse(JSON.parse(event))],
          alongside: () => void db.prepare('DELETE FROM audit_inbox WHERE id = ?').run(id),
        }),
      'command line',
    );
  }
}

/** The returned function stops it. */
export function keepAuditInboxEmpty(db: Db, queue: QueueService, clock: Clock): () => void {
  let cancel = (): void => {};
  let emptying = false;
  const round = (): void => {
    if (!emptying) {
      emptying = true;
      void emptyAuditInbox(db, queue).finally(() => {
        emptying = false;
      });
    }
    cancel = clock.after(everyMs, round);
  };
  round();
  return () => cancel();
}
