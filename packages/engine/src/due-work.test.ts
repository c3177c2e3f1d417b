import { describe, expect, it } from 'vitest';
import { dayHall, siti } from '../test/day-hall.ts';
import { dueAtCounters } from './index.ts';

const looks = (hall: ReturnType<typeof dayHall>) => dueAtCounters(hall.state, hall.now);
const autoCall = { type: 'counter.autoCall', counterId: 'loket-1', on: true } as const;

describe('calling by itself', () => {
  it('is due some seconds after the counter is free, for somebody who waits', () => {
    const hall = dayHall({ work: { autoCallSeconds: 6 } });
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, siti);
    hall.must(autoCall, siti);
    expect(looks(hall)).toEqual({ due: [], lookAgainAt: null });
    const { id } = hall.issue('ktp');
    expect(looks(hall)).toEqual({ due: [], lookAgainAt: hall.now + 6_000 });
    hall.pass(0.1);
    const { due } = looks(hall);
    expect(due).toEqual([{ type: 'counter.next', counterId: 'loket-1', basedOn: 2 }]);
    hall.must(due[0]!);
    expect(hall.ticket(id)).toMatchObject({ state: 'called', staffId: 'siti' });
    expect([...hall.state.calls.values()][0]?.why?.how).toBe('auto');
    expect(looks(hall)).toEqual({ due: [], lookAgainAt: null });
    hall.must({ type: 'ticket.start', ticketId: id }, siti);
    hall.must({ type: 'ticket.finish', ticketId: id }, siti);
    hall.issue('ktp');
    expect(looks(hall), 'a breath between two visits').toEqual({ due: [], lookAgainAt: hall.now + 6_000 });
  });

  it('is never due at a counter that is paused, or has switched it off', () => {
    const hall = dayHall();
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, siti);
    hall.must(autoCall, siti);
    hall.issue('ktp');
    hall.must({ type: 'counter.pause', counterId: 'loket-1', reason: 'Istirahat' }, siti);
    hall.pass(5);
    expect(looks(hall).due).toEqual([]);
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, siti);
    hall.must({ ...autoCall, on: false }, siti);
    hall.pass(5);
    expect(looks(hall).due).toEqual([]);
  });

  it('names the revision it saw: whoever was quicker wins', () => {
    const hall = dayHall();
    hall.must({ type: 'counter.open', counterId: 'loket-1' }, siti);
    hall.must(autoCall, siti);
    hall.issue('ktp');
    hall.issue('ktp');
    hall.pass(1);
    const { due } = looks(hall);
    hall.next('loket-1', siti);
    expect(hall.refusal(due[0]!)).toBe('counterChanged');
  });
});

describe('giving up on somebody who did not come', () => {
  it('is due after the recalls and the seconds that the site sets', () => {
    const hall = dayHall({ work: { autoNoShow: { afterRecalls: 1, afterSeconds: 30 } } });
    const { id } = hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.pass(10);
    expect(looks(hall).due, 'not without a recall').toEqual([]);
    hall.must({ type: 'ticket.recall', ticketId: id }, siti);
    expect(looks(hall)).toEqual({ due: [], lookAgainAt: hall.now + 30_000 });
    hall.pass(0.5);
    const { due } = looks(hall);
    expect(due).toMatchObject([{ type: 'ticket.noShow', ticketId: id }]);
    hall.must(due[0]!);
    expect(hall.ticket(id).state).toBe('no_show');
  });

  it('is not due once the visit has begun', () => {
    const hall = dayHall({ work: { autoNoShow: { afterRecalls: 0, afterSeconds: 30 } } });
    const { id } = hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.must({ type: 'ticket.start', ticketId: id }, siti);
    hall.pass(5);
    expect(looks(hall)).toEqual({ due: [], lookAgainAt: null });
  });

  it('is found again after a restart', () => {
    const hall = dayHall({ work: { autoNoShow: { afterRecalls: 0, afterSeconds: 30 } } });
    hall.issue('ktp');
    hall.next('loket-1', siti);
    hall.pass(1);
    const before = looks(hall);
    hall.restart();
    expect(looks(hall)).toEqual(before);
    expect(before.due).toHaveLength(1);
  });
});
