/** Tickets that are good for another day: their numbers and places over nights, closed days and days off. */
import { describe, expect, it } from 'vitest';
import { changedSite, dayHall } from '../test/day-hall.ts';
import type { Hall } from '../test/hall.ts';
import { comparable } from '../test/state-promises.ts';
import { checkLog } from './index.ts';

const carryOver = { atClose: { policy: 'carryOver' as const } };
const night = (hall: Hall, days = 1): void => {
  hall.pass(days * 24 * 60);
  hall.must({ type: 'day.rollOver' });
};
const today = (hall: Hall) =>
  [...hall.state.tickets.values()].map(({ number, state, issueOrder }) => [number, state, issueOrder]);

describe('over night', () => {
  it('those who wait, are called or set aside keep number, page, place, stops and note', () => {
    const hall = dayHall(carryOver);
    const waiting = hall.issue('ktp', 'lansia');
    hall.must({ type: 'ticket.setStops', ticketId: waiting.id, stops: ['akta'] });
    hall.must({ type: 'ticket.setNote', ticketId: waiting.id, note: 'map biru' });
    const called = hall.issue('iuran');
    hall.next('loket-3');
    const parked = hall.issue('kk');
    hall.must({ type: 'ticket.setPriority', ticketId: waiting.id, priority: null });
    hall.must({ type: 'counter.call', counterId: 'loket-1', ticketId: parked.id, reason: 'x' });
    hall.must({ type: 'ticket.park', ticketId: parked.id, reason: 'fotokopi' });
    night(hall);
    const [first] = [...hall.state.tickets.values()];
    expect(today(hall)).toEqual([
      [waiting.number, 'waiting', 1],
      [called.number, 'waiting', 2],
      [parked.number, 'waiting', 3],
    ]);
    expect(first).toMatchObject({
      ...{ carriedFrom: waiting.id, token: waiting.token, placeAt: waiting.placeAt, stops: ['akta'] },
      ...{ note: 'map biru', day: '2026-11-19', issuedAt: hall.now },
    });
    expect(first?.id).not.toBe(waiting.id);
    hall.restart();
    expect(hall.next('loket-1')?.number, 'yesterday’s place is before today’s').toBe(waiting.number);
    expect(checkLog(hall.logged()).problems).toEqual([]);
  });

  it('nobody of today gets a number that was carried over', () => {
    const hall = dayHall(carryOver);
    const [, second, third] = [hall.issue('ktp'), hall.issue('ktp'), hall.issue('ktp')];
    const first = hall.next('loket-1');
    hall.must({ type: 'ticket.noShow', ticketId: first!.id });
    night(hall);
    expect(today(hall).map(([number]) => number)).toEqual([second.number, third.number]);
    hall.restart();
    expect([hall.issue('ktp').number, hall.issue('ktp').number]).toEqual(['A-001', 'A-004']);
  });

  it('one that a person kept is good for the next day, whatever the agency’s rule', () => {
    const hall = dayHall();
    const kept = hall.issue('ktp');
    hall.issue('ktp');
    hall.must({ type: 'ticket.carryOver', ticketId: kept.id, reason: 'listrik padam' });
    night(hall);
    expect(today(hall)).toEqual([[kept.number, 'waiting', 1]]);
  });

  it('a service that somebody is carried over for stays in the set-up', () => {
    const hall = dayHall();
    const { id } = hall.issue('iuran');
    hall.must({ type: 'ticket.carryOver', ticketId: id });
    const site = changedSite({}, (input) => {
      input.services = input.services.filter((s) => s.id !== 'iuran');
      input.counters = input.counters.slice(0, 2);
    });
    expect(hall.refusal({ type: 'site.configure', site })).toBe('siteInUse');
  });

  it('while a central system is still down, they are marked in the morning, too', () => {
    const hall = dayHall(carryOver);
    hall.issue('ktp');
    hall.must({ type: 'agency.setCondition', agencyId: 'dukcapil', condition: { kind: 'systemDown' } });
    night(hall);
    expect([...hall.state.tickets.values()][0]?.delayed).toBe(true);
  });
});

describe('across days on which nobody serves', () => {
  it('three closed days that turn one by one: number and place are as on the first', () => {
    // Friday to Monday, with a restart each night.
    const hall = dayHall(carryOver);
    hall.pass(2 * 24 * 60);
    hall.must({ type: 'day.rollOver' });
    const [plain, elder] = [hall.issue('ktp'), hall.issue('ktp', 'lansia')];
    for (let n = 0; n < 3; n += 1) {
      night(hall);
      hall.restart();
    }
    expect(hall.state.day).toBe('2026-11-23');
    expect(today(hall)).toEqual([
      [elder.number, 'waiting', 1],
      [plain.number, 'waiting', 2],
    ]);
    const again = [...hall.state.tickets.values()];
    expect(again.map((t) => [t.placeAt, t.headStartMinutes, t.token])).toEqual([
      [elder.placeAt, 20, elder.token],
      [plain.placeAt, 0, plain.token],
    ]);
    expect(checkLog(hall.logged()).problems).toEqual([]);
  });

  it('a machine that was off for three days opens today, and the tickets are there', () => {
    const hall = dayHall(carryOver);
    const ticket = hall.issue('ktp');
    hall.next('loket-1');
    hall.restart();
    night(hall, 3);
    expect(hall.state.day).toBe('2026-11-21');
    expect(today(hall)).toEqual([[ticket.number, 'waiting', 1]]);
    expect(comparable(hall.readBack())).toEqual(comparable(hall.state));
    expect(checkLog(hall.logged()).problems).toEqual([]);
  });
});
