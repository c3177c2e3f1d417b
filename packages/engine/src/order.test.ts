import { Counter, Site, type Ticket } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hall, minute } from '../test/hall.ts';
import { smallSite, smallSiteInput } from '../test/small-site.ts';
import { estimateWait, nextAt, waitingAhead } from './index.ts';
import { rulesOf } from './rules.ts';
import { newcomer } from './standing.ts';

const strict = () =>
  smallSite({
    priority: {
      mode: 'strict',
      headStartMinutes: 20,
      reasons: [{ id: 'lansia', name: { id: 'Lansia', en: 'Elderly' } }],
    },
  });

const indexOf = (hall: Hall) => {
  if (!hall.state.index) throw new Error('no site');
  return hall.state.index;
};
/** The numbers a counter would call, in order. */
function order(hall: Hall, counterId: string): string[] {
  const index = indexOf(hall);
  const counter = index.counters.get(counterId) ?? Counter.parse(null);
  return nextAt(hall.state, index, counter, 50, hall.now).map((c) => hall.ticket(c.place.ticketId).number);
}

describe('effective time', () => {
  const { settings } = smallSite();
  const effectiveTime = (of: typeof settings, at: number, priority: typeof lansia) =>
    newcomer(rulesOf(of, null).order, at, priority).effectiveTime;
  const lansia = smallSite().settings.priority.reasons[0]?.id ?? null;

  it('is the time of issue for an ordinary ticket', () => {
    expect(effectiveTime(settings, 1_000_000_000, null)).toBe(1_000_000_000);
  });
  it('is the head start earlier for a priority ticket', () => {
    expect(effectiveTime(settings, 1_000_000_000, lansia)).toBe(1_000_000_000 - 20 * minute);
  });
  it('is not moved where priority goes first strictly: the rank does it', () => {
    expect(effectiveTime(strict().settings, 1_000_000_000, lansia)).toBe(1_000_000_000);
  });
});

describe('who is next', () => {
  it('is whoever came first', () => {
    const hall = new Hall(smallSite());
    for (const service of ['ktp', 'kk', 'ktp']) {
      hall.issue(service);
      hall.pass(1);
    }
    expect(order(hall, 'loket-1')).toEqual(['A-001', 'A-002', 'A-003']);
  });

  it('lets a priority ticket pass those of the last 20 minutes and nobody else', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp'); // A-001, 21 min before
    hall.pass(1);
    hall.issue('ktp'); // A-002, 20 min before
    hall.pass(1);
    hall.issue('ktp'); // A-003, 19 min before
    hall.pass(19);
    hall.issue('ktp', 'lansia'); // counts as 10:01
    expect(order(hall, 'loket-1')).toEqual(['A-001', 'A-002', 'A-004', 'A-003']);
  });

  it('puts every priority ticket first where the site is strict, also across services', () => {
    const hall = new Hall(strict());
    hall.issue('ktp');
    hall.issue('kk');
    hall.pass(90);
    hall.issue('kk', 'lansia');
    hall.issue('ktp', 'lansia');
    expect(order(hall, 'loket-1')).toEqual(['A-003', 'A-004', 'A-001', 'A-002']);
  });

  it('settles a tie by issue order, also between two services', () => {
    const hall = new Hall(smallSite());
    const numbers = ['kk', 'ktp', 'ktp', 'kk'].map((s) => hall.issue(s).number);
    expect(order(hall, 'loket-1')).toEqual(numbers);
  });

  it('takes a second-choice ticket only when it has waited the offset longer', () => {
    const hall = new Hall(smallSite());
    hall.issue('ktp'); // A-001 at 10:00: at loket-2 it counts as 10:15
    hall.pass(14);
    hall.issue('akta'); // B-001 at 10:14
    hall.pass(1);
    hall.issue('akta'); // B-002 at 10:15: a tie, and A-001 was issued before
    hall.pass(1);
    hall.issue('akta'); // B-003 at 10:16
    expect(order(hall, 'loket-2')).toEqual(['B-001', 'A-001', 'B-002', 'B-003']);
  });

  it('takes the second choice at once when there is nothing else', () => {
    const hall = new Hall(smallSite());
    const ticket = hall.issue('ktp');
    expect(hall.next('loket-2')?.id).toBe(ticket.id);
  });

  it('logs the number that won, with its offset, and the runner-up’s', () => {
    const hall = new Hall(smallSite());
    const first = hall.issue('ktp');
    hall.pass(20);
    const second = hall.issue('akta');
    const [, called] = hall.must({ type: 'counter.next', counterId: 'loket-2' });
    expect(called).toMatchObject({
      type: 'ticketCalled',
      ticketId: first.id,
      score: first.issuedAt + 15 * minute,
      runnerUp: { ticketId: second.id, number: 'B-001', score: second.issuedAt },
    });
  });

  it('logs no runner-up when nobody else waited', () => {
    const hall = new Hall(smallSite());
    hall.issue('iuran');
    expect(hall.must({ type: 'counter.next', counterId: 'loket-3' }).at(-1)).toMatchObject({
      type: 'ticketCalled',
      runnerUp: null,
    });
  });
});

describe('people ahead', () => {
  const ahead = (hall: Hall, ticket: Ticket) => waitingAhead(hall.state, indexOf(hall), ticket);

  it('counts those of the same service who would be called before', () => {
    const hall = new Hall(smallSite());
    const a = hall.issue('ktp');
    hall.issue('kk');
    const b = hall.issue('ktp');
    expect([ahead(hall, a), ahead(hall, b)]).toEqual([0, 1]);
    hall.next('loket-1');
    expect(ahead(hall, b)).toBe(0);
    expect(ahead(hall, hall.ticket(a.id)), 'a called ticket has nobody ahead').toBe(0);
  });

  it('grows for those whom a priority ticket passes', () => {
    const hall = new Hall(smallSite());
    const ordinary = hall.issue('ktp');
    hall.pass(5);
    const priority = hall.issue('ktp', 'lansia');
    expect([ahead(hall, ordinary), ahead(hall, priority)]).toEqual([1, 0]);
  });

  it('is all priority tickets plus the ordinary ones before, where the site is strict', () => {
    const hall = new Hall(strict());
    hall.issue('ktp');
    const second = hall.issue('ktp');
    hall.pass(60);
    hall.issue('ktp', 'lansia');
    const lastPriority = hall.issue('ktp', 'lansia');
    expect([ahead(hall, second), ahead(hall, lastPriority)]).toEqual([3, 1]);
  });
});

describe('the estimated wait', () => {
  const open = (hall: Hall, ...counters: string[]) => {
    for (const counterId of counters) hall.must({ type: 'counter.open', counterId });
  };
  const ktp = smallSite().services[0]?.id;
  if (!ktp) throw new Error('no service');
  const estimate = (hall: Hall, ahead: number) => estimateWait(hall.state, indexOf(hall), ktp, ahead);

  it('is unknown while no counter is open for the service', () => {
    const hall = new Hall(smallSite());
    open(hall, 'loket-3');
    expect(estimate(hall, 3)).toBeNull();
    open(hall, 'loket-1');
    expect(estimate(hall, 3)).not.toBeNull();
    hall.must({ type: 'counter.pause', counterId: 'loket-1' });
    expect(estimate(hall, 3), 'a counter on its break serves nobody').toBeNull();
  });

  it('is about one usual visit for each ahead: 6 × 5 min at one counter', () => {
    const hall = new Hall(smallSite());
    open(hall, 'loket-1');
    expect(estimate(hall, 6)).toEqual({ fromMinutes: 20, toMinutes: 40 });
  });

  it('is shorter with a second counter', () => {
    const hall = new Hall(smallSite());
    open(hall, 'loket-1');
    const alone = estimate(hall, 12);
    open(hall, 'loket-2');
    const together = estimate(hall, 12);
    expect(together?.toMinutes).toBeLessThan(alone?.toMinutes ?? 0);
  });

  it('never reads shorter for more people ahead, and ends after it begins', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.subarray(['loket-1', 'loket-2'], { minLength: 1 }),
        fc.boolean(),
        fc.nat(3),
        (usualMinutes, counters, busy, othersWaiting) => {
          const input = smallSiteInput();
          const hall = new Hall(
            Site.parse({ ...input, services: input.services.map((s) => ({ ...s, usualMinutes })) }),
          );
          open(hall, ...counters);
          if (busy) {
            hall.issue('ktp');
            hall.next(counters[0] ?? 'loket-1');
          }
          for (let n = 0; n < othersWaiting; n += 1) hall.issue('kk');
          let before = { fromMinutes: 0, toMinutes: 0 };
          for (let ahead = 0; ahead <= 60; ahead += 1) {
            const now = estimate(hall, ahead);
            if (!now) throw new Error('no estimate with an open counter');
            expect(now.fromMinutes).toBeGreaterThanOrEqual(before.fromMinutes);
            expect(now.toMinutes).toBeGreaterThanOrEqual(before.toMinutes);
            expect(now.toMinutes).toBeGreaterThan(now.fromMinutes);
            expect(now.fromMinutes).toBeGreaterThanOrEqual(0);
            before = now;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
