/** Rows may be written after the answer: whenever the server falls, the log brings them back. */
import { emptyState, evolve, nothingTouched, type QueueState } from '@giliran/engine';
import { Command, CounterId, DomainEvent, type CommandInput, type Ticket } from '@giliran/protocol';
import fc from 'fast-check';
import pino from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { readDemoSite } from '../demo-site.ts';
import { BrokenPromise, Promises } from '../promises.ts';
import { QueueService } from '../queue-service.ts';
import { verify } from '../verify.ts';
import { openDatabase, type Db } from './database.ts';
import { Store } from './store.ts';

const system = { kind: 'system' } as const;
const time = { now: Date.parse('2026-11-18T10:00:00+07:00') };

function begin(db: Db) {
  const store = new Store(db);
  const due: (() => void)[] = [];
  const queue = new QueueService({
    store,
    clock: {
      now: () => time.now,
      after: (_, callback) => {
        due.push(callback);
        return () => {};
      },
    },
    logger: pino({ level: 'silent' }),
  });
  return { store, queue, due };
}

async function hall() {
  const db = openDatabase(':memory:');
  let { store, queue, due } = begin(db);
  let n = 0;
  const send = async (command: CommandInput, id = `command-${n++}`) =>
    queue.execute(system, id, Command.parse(command));
  const site = await readDemoSite();
  await send({ type: 'site.configure', site });
  await queue.rollOver();
  const services = ['ktp-baru', 'sidik-jari'] as const;
  const counters = site.counters
    .filter((c) => c.services.some(({ serviceId }) => services.some((id) => id === serviceId)))
    .slice(0, 3)
    .map(({ id }) => id);
  const kioskId = site.kiosks[0]?.id;
  if (!kioskId || counters.length < 2) throw new Error('the demo site is not whole');
  return {
    ...{ db, send, services, counters, kioskId },
    queue: () => queue,
    store: () => store,
    /** What the clock has to do is done. */
    wait: () => due.splice(0).forEach((callback) => callback()),
    /** The process ends here: whatever it had in mind only is gone. */
    fall: () => ({ store, queue, due } = begin(db)),
    rows: (): number => Number(db.prepare('SELECT count(*) FROM tickets').pluck().get()),
  };
}
type Hall = Awaited<ReturnType<typeof hall>>;

const replayed = (store: Store): QueueState => {
  const state = emptyState();
  for (const { event, at } of store.allEvents()) evolve(state, event, at, nothingTouched());
  return state;
};

describe('rows that trail the log', () => {
  it('are written a moment later; the answer does not wait for them', async () => {
    const { send, rows, wait, store } = await hall();
    expect((await send({ type: 'ticket.issue', serviceId: 'ktp-baru' })).ok).toBe(true);
    expect(rows()).toBe(0);
    expect(store().writtenSeq()).toBeLessThan(store().lastSeq());
    wait();
    expect(rows()).toBe(1);
    expect(store().writtenSeq()).toBe(store().lastSeq());
  });

  it('are written at once when many have gathered', async () => {
    const { send, rows } = await hall();
    await Promise.all(
      Array.from({ length: 400 }, () => send({ type: 'ticket.issue', serviceId: 'ktp-baru' })),
    );
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(rows()).toBe(400);
  });

  it('come back after a fall, and a command that is sent again has the answer it had', async () => {
    const { send, fall, queue, store, rows } = await hall();
    const first = await send({ type: 'ticket.issue', serviceId: 'ktp-baru' }, 'one');
    fall();
    expect(rows()).toBe(0);
    expect(queue().state.tickets.size).toBe(1);
    expect(await send({ type: 'ticket.issue', serviceId: 'ktp-baru' }, 'one')).toEqual(first);
    expect(verify(store())).toMatchObject({ problems: [], tickets: 1 });
    expect(rows()).toBe(1);
  });

  it('are compared where they stand, by whoever looks while a server runs', async () => {
    const { db, send, wait } = await hall();
    await send({ type: 'ticket.issue', serviceId: 'ktp-baru' });
    wait();
    await send({ type: 'ticket.issue', serviceId: 'ktp-baru' });
    expect(verify(new Store(db))).toMatchObject({ problems: [], tickets: 2, days: 1 });
    db.exec('UPDATE tickets SET effective_time = 1');
    expect(verify(new Store(db)).problems).toEqual([expect.stringMatching(/ticket A-001/)]);
  });

  it('of a day that ends are known on the next one', async () => {
    const { send, queue, store } = await hall();
    const issued = await send({ type: 'ticket.issue', serviceId: 'ktp-baru' });
    const ticket = issued.ok ? issued.value.ticket : null;
    if (!ticket) throw new Error('no ticket');
    time.now += 24 * 3_600_000;
    expect(await send({ type: 'ticket.cancel', ticketId: ticket.id })).toMatchObject({
      error: { code: 'notOnThisDay' },
    });
    expect(queue().findTicketByToken(ticket.token)).toMatchObject({ state: 'expired' });
    expect(verify(store())).toMatchObject({ problems: [], days: 2 });
  });

  it('that cannot be written are tried again, and nobody is refused for it', async () => {
    const { send, wait, rows, queue, store } = await hall();
    await send({ type: 'ticket.issue', serviceId: 'ktp-baru' });
    const full = vi.spyOn(store(), 'settle').mockImplementationOnce(() => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    });
    wait();
    expect(full).toHaveBeenCalledTimes(1);
    expect(rows()).toBe(0);
    expect(queue().storage).toBe('failing');
    wait();
    expect(rows()).toBe(1);
    expect(queue().storage).toBe('ok');
  });

  it('that the schema does not take are told of; the others are written and the hall goes on', async () => {
    const { send, wait, queue, store, rows } = await hall();
    await send({ type: 'ticket.issue', serviceId: 'ktp-baru' });
    await send({ type: 'ticket.issue', serviceId: 'ktp-baru' });
    const [first] = queue().state.tickets.values();
    if (!first) throw new Error('no ticket');
    store().trail(
      { tickets: [{ ...first, sequence: 0 }], counters: [], calls: [], papers: [], printers: [] },
      { seq: queue().lastSeq, day: queue().state.day },
    );
    const refused = vi.spyOn(store(), 'takeRefused');
    wait();
    expect(refused.mock.results[0]?.value).toEqual([expect.stringMatching(`ticket ${first.id}: .*CHECK`)]);
    expect(rows()).toBe(1);
    expect(verify(store()).problems).toEqual([expect.stringMatching(/ticket A-001/)]);
    expect((await send({ type: 'ticket.issue', serviceId: 'ktp-baru' })).ok).toBe(true);
  });

  it('may have exchanged their counters in between', async () => {
    const { db, send, counters, queue, store, wait } = await hall();
    const [one, two] = counters;
    if (!one || !two) throw new Error('no counters');
    const call = async (counterId: CounterId, ticket: Ticket) =>
      expect((await send({ type: 'counter.call', counterId, ticketId: ticket.id })).ok).toBe(true);
    for (let n = 0; n < 2; n += 1) await send({ type: 'ticket.issue', serviceId: 'ktp-baru' });
    const [a, b] = queue().state.tickets.values();
    if (!a || !b) throw new Error('no tickets');
    await call(one, a);
    await call(two, b);
    wait();
    for (const { id } of [a, b]) await send({ type: 'ticket.noShow', ticketId: id });
    for (const { id } of [a, b]) await send({ type: 'ticket.return', ticketId: id });
    await call(two, a);
    await call(one, b);
    wait();
    const holders = db.prepare(
      "SELECT id, counter_id AS at FROM tickets WHERE state = 'called' ORDER BY number",
    );
    expect(holders.all()).toEqual([
      { id: a.id, at: two },
      { id: b.id, at: one },
    ]);
    expect(verify(store()).problems).toEqual([]);
  });

  it('whatever is done and whenever the server falls: memory, rows and log are one', async () => {
    const step = fc.record({
      what: fc.constantFrom('issue', 'next', 'start', 'finish', 'noShow', 'return', 'park', 'cancel', 'undo'),
      pick: fc.nat(1000),
      after: fc.constantFrom('', '', '', 'wait', 'fall'),
    });
    const act = async (of: Hall, what: string, pick: number): Promise<void> => {
      const { send, services, counters, kioskId, queue } = of;
      const counterId = counters[pick % counters.length];
      const tickets = [...queue().state.tickets.keys()];
      const ticketId = tickets[pick % Math.max(1, tickets.length)];
      const serviceId = services[pick % services.length];
      if (counterId === undefined || serviceId === undefined) return;
      if (what === 'issue') await send({ type: 'ticket.issue', serviceId, kioskId });
      else if (what === 'next') await send({ type: 'counter.next', counterId });
      else if (what === 'undo') await send({ type: 'counter.undo', counterId });
      else if (ticketId === undefined) return;
      else if (what === 'start') await send({ type: 'ticket.start', ticketId });
      else if (what === 'finish') await send({ type: 'ticket.finish', ticketId });
      else if (what === 'noShow') await send({ type: 'ticket.noShow', ticketId });
      else if (what === 'return') await send({ type: 'ticket.return', ticketId });
      else if (what === 'park') await send({ type: 'ticket.park', ticketId, reason: 'berkas' });
      else await send({ type: 'ticket.cancel', ticketId });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        const of = await hall();
        for (const { what, pick, after } of steps) {
          time.now += 1_000;
          await act(of, what, pick);
          if (after === 'wait') of.wait();
          if (after === 'fall') of.fall();
        }
        const log = replayed(of.store());
        const memory = of.queue().state;
        expect(memory.tickets).toEqual(log.tickets);
        expect(memory.counters).toEqual(log.counters);
        expect(memory.calls).toEqual(log.calls);
        expect(memory.papers).toEqual(log.papers);
        expect(verify(new Store(of.db)).problems).toEqual([]);
        expect(verify(of.store()).problems).toEqual([]);
        of.db.close();
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('what must hold whatever the rules decide', () => {
  const issued = async () => {
    const of = await hall();
    const [counterId] = of.counters;
    await of.send({ type: 'ticket.issue', serviceId: 'ktp-baru', kioskId: of.kioskId });
    await of.send({ type: 'ticket.issue', serviceId: 'ktp-baru' });
    await of.send({ type: 'counter.next', counterId: counterId ?? CounterId.parse('') });
    const events = [...of.store().allEvents()].map(({ event }) => event);
    const { state } = of.queue();
    const find = (type: DomainEvent['type']): DomainEvent => {
      const found = events.find((event) => event.type === type);
      if (!found) throw new Error(`no ${type}`);
      return found;
    };
    return { state, find, waiting: [...state.tickets.keys()][1], promises: new Promises(state) };
  };

  it.each(['ticketIssued', 'paperQueued'] as const)('refuses a second %s', async (type) => {
    const { state, find, promises } = await issued();
    expect(() => promises.check(state, find(type))).toThrow(BrokenPromise);
  });

  it('refuses a second ticket at a counter', async () => {
    const { state, find, promises, waiting } = await issued();
    const called = find('ticketCalled');
    promises.check(state, called);
    const second = DomainEvent.parse({ ...called, ticketId: waiting });
    expect(() => promises.check(state, second)).toThrow(BrokenPromise);
  });
});
