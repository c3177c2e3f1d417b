/** History never slows a call or a start: no statement on their way reads a table from end to end. */
import { randomUUID } from 'node:crypto';
import { Command, TicketId, type CommandInput } from '@giliran/protocol';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDemoSite } from '../demo-site.ts';
import { AccessStore } from '../identity/access-store.ts';
import { KeyHolders } from '../identity/key-holders.ts';
import { SessionStore } from '../identity/session-store.ts';
import { QueueService } from '../queue-service.ts';
import { openDatabase, type Db } from './database.ts';
import { Store } from './store.ts';

const Plan = z.array(z.object({ detail: z.string() }));
const planOf = (db: Db, sql: string): string[] => {
  const unbound = sql.replaceAll(/@\w+|\?/g, 'NULL');
  return Plan.parse(db.prepare(`EXPLAIN QUERY PLAN ${unbound}`).all()).map(({ detail }) => detail);
};
/** Tables that grow with history. `LIMIT 1` over the oldest answers is the one scan that ends at once. */
const wholeTable = /\bSCAN (tickets|events|calls|papers|service_figures|hour_figures)\b/;

/** Every statement that a morning needs: the start, each command, the turn of the day, and looking up old tickets. */
async function statementsOfAMorning(): Promise<{ db: Db; statements: Set<string> }> {
  const db = openDatabase(':memory:');
  const statements = new Set<string>();
  const prepare = db.prepare.bind(db);
  db.prepare = new Proxy(prepare, {
    apply(target, self, args: Parameters<typeof prepare>) {
      statements.add(args[0]);
      return Reflect.apply(target, self, args);
    },
  });
  const time = { now: Date.parse('2026-11-18T10:00:00+07:00') };
  const begin = () =>
    new QueueService({
      store: new Store(db),
      clock: { now: () => time.now, after: () => () => {} },
      logger: pino({ level: 'silent' }),
    });
  const holders = new KeyHolders({ db, store: new AccessStore(db), sessions: new SessionStore(db) });
  let queue = begin();
  const send = async (command: CommandInput) => {
    const outcome = await queue.execute({ kind: 'system' }, randomUUID(), Command.parse(command));
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.value;
  };
  const site = await readDemoSite();
  await send({ type: 'site.configure', site });
  await queue.rollOver();
  const kioskId = site.kiosks[0]?.id;
  const [counter] = site.counters;
  const serviceId = counter?.services[0]?.serviceId;
  if (!kioskId || !counter || !serviceId) throw new Error('the demo site is not whole');
  const { paper } = await send({ type: 'ticket.issue', serviceId, kioskId });
  if (!paper) throw new Error('no paper was queued');
  await send({ type: 'paper.report', paperId: paper.id, outcome: 'sent' });
  await send({ type: 'paper.report', paperId: paper.id, outcome: 'confirmed' });
  const { ticket } = await send({ type: 'counter.next', counterId: counter.id });
  if (!ticket) throw new Error('nobody waited');
  await send({ type: 'ticket.recall', ticketId: ticket.id });
  await send({ type: 'ticket.start', ticketId: ticket.id });
  await send({ type: 'ticket.finish', ticketId: ticket.id });
  queue.stop();
  queue = begin();
  time.now += 24 * 3_600_000;
  await queue.rollOver();
  queue.findTicket(ticket.id);
  queue.findTicket(TicketId.parse(randomUUID()));
  holders.find('nobody');
  const store = new Store(db);
  store.eventsAfter(3, 100);
  store.figures.nextUncounted(store.loadDay().day ?? ticket.day);
  store.figures.sums({ from: ticket.day, to: ticket.day, groupBy: 'agency' });
  store.figures.sums({ from: ticket.day, to: ticket.day, groupBy: 'hour' });
  for (const counted of store.figures.ticketsOf(ticket.day)) expect(counted.agencyId).toBeDefined();
  queue.stop();
  db.prepare = prepare;
  return { db, statements };
}

describe('the statements of a start and of every command', () => {
  it('find their rows by an index', async () => {
    const { db, statements } = await statementsOfAMorning();
    expect(statements.size).toBeGreaterThan(25);
    const slow = [...statements]
      .filter((sql) => !/^\s*PRAGMA/i.test(sql))
      .map((sql) => ({ sql, plan: planOf(db, sql) }))
      .filter(({ plan }) => plan.some((step) => wholeTable.test(step)));
    expect(slow).toEqual([]);
    expect(planOf(db, 'SELECT * FROM tickets WHERE staff_id = ?').join(' '), 'a scan is seen').toMatch(
      wholeTable,
    );
    db.close();
  });
});
