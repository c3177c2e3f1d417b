/** The chain of the log: whatever somebody with the file in hand does to it, it shows. */
import { DomainEvent, ServiceDay, type LoggedEvent } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Db } from './database.ts';
import { checkChain } from './event-chain.ts';
import { LogWriter } from './log-writer.ts';
import { eventToRow } from './rows.ts';
import { trust } from './migrations/012-trust.ts';
import { migrations } from './migrations/index.ts';
import Database from 'better-sqlite3';

const event = (n: number): LoggedEvent => ({
  seq: n,
  at: 1_700_000_000_000 + n,
  day: ServiceDay.parse('2026-11-18'),
  actor: { kind: 'system' },
  commandId: `command-${n}`,
  ...(n % 3 === 0 ? { origin: '10.0.0.7' } : {}),
  event: DomainEvent.parse({ type: 'counterPaused', counterId: `loket-${n}`, reason: `istirahat ${n}` }),
});

const logOf = (...events: LoggedEvent[]) => ({ events: events.map(eventToRow), answers: [] });

function log(length: number): Db {
  const db = openDatabase(':memory:');
  const writer = new LogWriter(db);
  for (let n = 1; n <= length; n += 1) writer.write(logOf(event(n)));
  db.exec('DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_deleted;');
  return db;
}
const check = (db: Db, length: number) =>
  checkChain(db.prepare('SELECT * FROM events ORDER BY seq').iterate(), length);

const columns = ['at', 'day', 'type', 'counter_id', 'actor', 'command_id', 'origin', 'data', 'hash'] as const;

describe('the chain of the log', () => {
  it('holds over every row, and its head depends on each', () => {
    const db = log(12);
    const { problem, head } = check(db, 12);
    expect(problem).toBeNull();
    expect(head.seq).toBe(12);
    expect(check(log(11), 11).head.hash).not.toBe(head.hash);
    expect(check(log(12), 12).head.hash).toBe(head.hash);
  });

  it('goes on after a batch that was taken back', () => {
    const db = openDatabase(':memory:');
    const writer = new LogWriter(db);
    writer.write(logOf(event(1)));
    const batch = db.transaction(() => {
      writer.write(logOf(event(2)));
      throw new Error('the disk is full');
    });
    expect(batch).toThrow('full');
    writer.forget();
    writer.write(logOf(event(2), event(3)));
    expect(check(db, 3).problem).toBeNull();
  });

  it('names the first row of which any byte was changed', () => {
    const db = log(8);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(...columns),
        fc.nat(),
        fc.integer({ min: 0, max: 7 }),
        (seq, column, position, bit) => {
          db.exec('BEGIN');
          try {
            const cell = db.prepare(`SELECT ${column} AS cell FROM events WHERE seq = ?`).get(seq);
            const value = cell !== null && typeof cell === 'object' && 'cell' in cell ? cell.cell : null;
            fc.pre(value !== null);
            const bytes = Buffer.isBuffer(value)
              ? Buffer.from(value)
              : Buffer.from(typeof value === 'string' ? value : `${Number(value)}`);
            const at = position % bytes.length;
            bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
            const written =
              column === 'at'
                ? Number(value) ^ (1 << bit)
                : column === 'hash'
                  ? bytes
                  : bytes.toString('utf8');
            // What the schema itself refuses (JSON that is none) cannot be tampered with either.
            try {
              db.prepare(`UPDATE events SET ${column} = ? WHERE seq = ?`).run(written, seq);
            } catch (error) {
              expect(String(error)).toMatch(/CHECK|constraint|malformed/);
              return;
            }
            expect(check(db, 8).problem).toMatch(new RegExp(`^event ${seq} `));
          } finally {
            db.exec('ROLLBACK');
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('names row %i of 8 when it was taken out', (seq) => {
    const db = log(8);
    db.prepare('DELETE FROM events WHERE seq = ?').run(seq);
    expect(check(db, 8).problem).toContain(`event ${seq} was taken out`);
    // Nor does it help to close the gap.
    if (seq === 8) return;
    db.exec(`UPDATE events SET seq = seq - 1 WHERE seq > ${seq}`);
    expect(check(db, 7).problem).toContain(`event ${seq} `);
  });

  it('names a row that was put in', () => {
    const db = log(4);
    db.exec(
      'INSERT INTO events SELECT 5, at, day, type, ticket_id, counter_id, actor, command_id, data, origin, hash FROM events WHERE seq = 4',
    );
    expect(check(db, 5).problem).toContain('event 5 ');
    expect(check(db, 4).problem).toContain('event 5 ');
  });

  it('is laid over a log that is older than it, whose rows are then safe, too', () => {
    const db = new Database(':memory:');
    const chaining = migrations.indexOf(trust);
    for (const step of migrations.slice(0, chaining)) if (typeof step === 'string') db.exec(step);
    const insert = db.prepare(
      `INSERT INTO events (seq, at, day, type, ticket_id, counter_id, actor, command_id, data)
       VALUES (?, ?, '2026-11-18', 'counterPaused', NULL, 'loket-1', '{"kind":"system"}', ?, '{"type":"counterPaused"}')`,
    );
    for (let n = 1; n <= 1_200; n += 1) insert.run(n, n, `c${n}`);
    trust(db);
    expect(check(db, 1_200)).toMatchObject({ problem: null, head: { seq: 1_200 } });
    expect(() => db.exec("UPDATE events SET data = '{}' WHERE seq = 7")).toThrow('append-only');
    db.exec("DROP TRIGGER events_are_never_changed; UPDATE events SET command_id = 'x' WHERE seq = 7");
    expect(check(db, 1_200).problem).toContain('event 7 ');
  });
});
