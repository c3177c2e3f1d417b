/** The whole day in the database: every field comes back as it was, and a hand in the file is found. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, Store, verify } from '@giliran/server';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimulatedClock } from '../support/simulated-clock.ts';
import { adminKey, openSite, type TestSite } from '../support/site.ts';

/** Tickets in every state, bookings, a condition, an undoable step, explained calls. */
async function richDay(site: TestSite, clock: SimulatedClock): Promise<void> {
  const must = async (path: string, body: unknown = {}, key = adminKey) => {
    const answer = await site.api('POST', path, { body, key });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const take = (serviceId: string, more: object = {}) => must('/tickets', { serviceId, ...more });
  const kept = await take('sidik-jari', { priority: 'lansia', language: 'en' });
  await must(`/tickets/${kept.id}/carry-over`);
  clock.advance(14 * 3_600_000 + 1_000);
  await site.server().queue.rollOver();
  const journey = await take('ktp-baru', { priority: 'lansia' });
  await must(`/tickets/${journey.id}/stops`, { stops: ['kk-baru', 'sidik-jari'] });
  await must(`/tickets/${journey.id}/note`, { note: 'map biru' });
  await must('/counters/loket-1/next');
  await must(`/calls/${journey.id}.1/announced`, {}, 'demo-display-1');
  clock.advance(60_000);
  await must(`/tickets/${journey.id}/recall`);
  await must(`/tickets/${journey.id}/start`);
  await must(`/tickets/${journey.id}/finish`, { outcome: 'berkas-kurang' });
  const parked = await take('sidik-jari');
  await must('/counters/loket-10/call', { ticketId: parked.id, reason: 'pingsan' });
  await must(`/tickets/${parked.id}/park`, { reason: 'istirahat' });
  const absent = await take('ktp-baru');
  await must('/counters/loket-1/next');
  await must(`/tickets/${absent.id}/no-show`);
  await must(`/tickets/${absent.id}/return`);
  await must('/counters/loket-2/open');
  await must(`/tickets/${absent.id}/transfer`, { counterId: 'loket-2' });
  await must('/counters/loket-1/auto-call', { on: true });
  const { body: slots } = await site.api('GET', '/services/paspor-baru/slots?day=2026-11-19');
  const first = await must('/appointments', { serviceId: 'paspor-baru', startsAt: slots[0].startsAt });
  const second = await must('/appointments', {
    serviceId: 'paspor-baru',
    startsAt: slots[1].startsAt,
    priority: 'lansia',
    language: 'en',
  });
  await must('/appointments/check-in', { code: first.code });
  await must(`/appointments/${second.id}/cancel`);
  await must('/appointments', { serviceId: 'paspor-baru', startsAt: slots[2].startsAt });
  await must('/agencies/imigrasi/condition', {
    condition: {
      kind: 'systemDown',
      issuing: 'warn',
      serviceIds: ['paspor-baru'],
      message: { id: 'Putus', en: 'Down' },
    },
  });
  await must('/counters/loket-3/call', { ticketId: journey.id });
  const clerk = { staffId: 'wahyu-polres', password: 'giliran-demo' };
  const { token } = await must('/sessions', clerk);
  const served = await must('/tickets', { serviceId: 'sim-a-baru' }, 'demo-kiosk-1');
  await must('/counters/loket-13/next', {}, token);
  await must(`/tickets/${served.id}/recall`, {}, token);
  await must(`/tickets/${served.id}/start`, {}, token);
  const given = await take('sidik-jari');
  await must(`/tickets/${given.id}/cancel`);
  await must('/counters/loket-4/open');
  await must('/counters/loket-4/pause', { reason: 'Istirahat' });
}
let site: Awaited<ReturnType<typeof openSite>>;
let left: string;
beforeAll(async () => {
  const clock = new SimulatedClock();
  site = await openSite({ clock });
  await richDay(site, clock);
  // As it lies on the disk, for whoever wants to have a hand in it.
  site.server().queue.settle();
  left = join(site.folder, 'left.db');
  const db = new Database(site.databaseFile);
  await db.backup(left);
  db.close();
});
afterAll(() => site.close());

const quiet = {
  ticket: { penaltyMinutes: 0, headStartMinutes: 0, returns: 0, recalls: 0, calls: 0, delayed: false },
} as const;

describe('every field', () => {
  it('is stored and read back as it was', () => {
    const { queue, store } = site.server();
    const stored = store.loadDay();
    expect(stored.tickets).toEqual([...queue.state.tickets.values()]);
    expect(new Map(stored.counters.map((c) => [c.id, c]))).toEqual(queue.state.counters);
    expect(stored.calls).toEqual([...queue.state.calls.values()]);
    expect(stored.appointments).toEqual([...queue.state.appointments.values()]);
    expect(new Map(stored.conditions)).toEqual(queue.state.conditions);
    expect(stored.conditions).toHaveLength(1);
    // And none of them was left empty by this day: what is never set is never proved.
    const isSet = (field: string, value: unknown): boolean => {
      if (field in quiet.ticket) return value !== 0 && value !== false;
      return value !== null && value !== false && !(Array.isArray(value) && value.length === 0);
    };
    const unset = (items: readonly object[]): string[] => {
      const set = new Set(
        items.flatMap((item) =>
          Object.entries(item).flatMap(([field, value]) => (isSet(field, value) ? [field] : [])),
        ),
      );
      return Object.keys(items[0] ?? {}).filter((field) => !set.has(field));
    };
    expect(unset(stored.tickets)).toEqual([]);
    expect(unset(stored.calls)).toEqual([]);
    expect(unset(stored.counters)).toEqual([]);
    expect(unset(stored.appointments)).toEqual([]);
    expect(verify(store).problems).toEqual([]);
  });
});

describe('verify', () => {
  const where = 'UPDATE tickets SET';
  it.each([
    [
      'a place',
      `${where} place_at = place_at - 60000, effective_time = effective_time - 60000 WHERE state = 'waiting'`,
    ],
    ['a head start', `${where} head_start_minutes = 99 WHERE state = 'parked'`],
    ['a penalty', `${where} penalty_minutes = 0 WHERE penalty_minutes > 0`],
    ['a wait', `${where} waiting_since = 1 WHERE state = 'waiting'`],
    ['a counter to wait for', `${where} only_counter_id = NULL WHERE only_counter_id IS NOT NULL`],
    ['a first service', `${where} first_service_id = 'sidik-jari' WHERE first_service_id = 'ktp-baru'`],
    ['stops', `${where} stops = '[]' WHERE stops <> '[]'`],
    ['visits', `${where} visits = '[]' WHERE visits <> '[]'`],
    ['a note', `${where} note = 'lain' WHERE note IS NOT NULL`],
    ['a park reason', `${where} park_reason = 'lain' WHERE park_reason IS NOT NULL`],
    ['returns', `${where} returns = 0 WHERE returns > 0`],
    ['a mark', `${where} delayed = 0 WHERE delayed = 1`],
    ['a booking’s ticket', `${where} appointment_id = NULL WHERE appointment_id IS NOT NULL`],
    ['a carried place', `${where} carried_from = NULL WHERE carried_from IS NOT NULL`],
    ['recalls', `${where} recalls = recalls + 1 WHERE state = 'called'`],
    ['a revision', `${where} revision = revision + 1 WHERE state = 'called'`],
    ['a reason', "UPDATE calls SET why = json_set(why, '$.headStartMinutes', 1) WHERE why IS NOT NULL"],
    ['a reason taken away', 'UPDATE calls SET why = NULL WHERE why IS NOT NULL'],
    ['calling by itself', 'UPDATE counters SET auto_call = 1 - auto_call'],
    [
      'a last step',
      "UPDATE counters SET last_step = json_set(last_step, '$.at', 1) WHERE last_step IS NOT NULL",
    ],
    ['a last step taken away', 'UPDATE counters SET last_step = NULL WHERE last_step IS NOT NULL'],
    ['a moment', 'UPDATE counters SET changed_at = changed_at + 1'],
    ['a condition', "UPDATE conditions SET condition = json_set(condition, '$.issuing', 'stop')"],
    ['a condition taken away', 'DELETE FROM conditions'],
    ['a booking', "UPDATE appointments SET starts_at = starts_at + 60000 WHERE state = 'booked'"],
    ['a booking’s state', "UPDATE appointments SET state = 'missed' WHERE state = 'booked'"],
    ['a booking taken away', "DELETE FROM appointments WHERE state = 'booked'"],
  ])('finds %s changed', (_, sql) => {
    const file = join(site.folder, 'tampered.db');
    copyFileSync(left, file);
    const db = openDatabase(file);
    try {
      expect(db.prepare(sql).run().changes, 'there was something to change').toBeGreaterThan(0);
      expect(verify(new Store(db)).problems.length).toBeGreaterThan(0);
    } finally {
      db.close();
    }
  });
});
