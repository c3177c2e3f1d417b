/** Appends to the event log, each row chained to the one before it. */
import type { LoggedEvent } from '@giliran/protocol';
import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Db } from './database.ts';
import { chainHash, chainStart } from './event-chain.ts';

const LastRow = z.object({ seq: z.number(), hash: z.instanceof(Buffer) });

export class EventWriter {
  private readonly insert: Statement;
  private readonly selectLast: Statement;
  /** The end of the chain that is durable, when it is known. */
  private last: { seq: number; hash: Buffer } | null = null;

  constructor(db: Db) {
    this.insert = db.prepare(
      `INSERT INTO events (seq, at, day, type, ticket_id, counter_id, actor, command_id, origin, data, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.selectLast = db.prepare('SELECT seq, hash FROM events WHERE seq < ? ORDER BY seq DESC LIMIT 1');
  }

  /** Within a transaction. Call `forget` when it did not become durable. */
  write(events: readonly LoggedEvent[]): void {
    const [first] = events;
    if (!first) return;
    let head = this.headBefore(first.seq);
    for (const logged of events) {
      const { event } = logged;
      const row = {
        seq: logged.seq,
        at: logged.at,
        day: logged.day,
        type: event.type,
        ticket_id: 'ticketId' in event ? event.ticketId : null,
        counter_id: 'counterId' in event ? event.counterId : null,
        actor: JSON.stringify(logged.actor),
        command_id: logged.commandId,
        origin: logged.origin ?? null,
        data: JSON.stringify(event),
      };
      head = chainHash(head, row);
      const { seq, at, day, type, ticket_id, counter_id, actor, command_id, origin, data } = row;
      this.insert.run(seq, at, day, type, ticket_id, counter_id, actor, command_id, origin, data, head);
      this.last = { seq, hash: head };
    }
  }

  /** The end of the chain is looked up anew. */
  forget(): void {
    this.last = null;
  }

  private headBefore(seq: number): Buffer {
    if (this.last?.seq === seq - 1) return this.last.hash;
    const row = this.selectLast.get(seq);
    return row === undefined ? chainStart : LastRow.parse(row).hash;
  }
}
