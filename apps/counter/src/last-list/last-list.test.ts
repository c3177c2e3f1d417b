import { CounterId } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { ticket, view as viewOf } from '../desk/counter-view.test-support.ts';
import { keepLastList, lastListOf, readLastList } from './last-list.ts';

const now = Date.parse('2026-11-18T10:00:00+07:00');
const shelf = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
};
const view = viewOf({ waiting: [ticket(1, { note: 'berkas kurang' })], waitingCount: 1 });
const list = lastListOf(view, now);

describe('the last list of a counter', () => {
  it('says who waited, in order, and when that was so', () => {
    expect(list).toMatchObject({ at: now, counterId: view.counter.id, waitingCount: 1 });
    expect(list.waiting.map(({ number }) => number)).toEqual(view.waiting.map(({ number }) => number));
  });

  it('keeps nothing that a clerk noted of a citizen', () => {
    expect(JSON.stringify(list)).not.toContain('berkas');
  });

  it('is found again, for its own counter, for the length of a day', () => {
    const store = shelf();
    keepLastList(store, list);
    expect(readLastList(store, now + 3_600_000, null)).toEqual(list);
    expect(readLastList(store, now, list.counterId)).toEqual(list);
    expect(readLastList(store, now, CounterId.parse('loket-99'))).toBeNull();
    expect(readLastList(store, now + 20 * 3_600_000, null)).toBeNull();
  });

  it('is none where there was none, or where it cannot be read', () => {
    const store = shelf();
    expect(readLastList(store, now, null)).toBeNull();
    store.setItem('giliran.counter.lastList', '{');
    expect(readLastList(store, now, null)).toBeNull();
  });

  it('that does not fit into the store leaves the one before', () => {
    const full = {
      ...shelf(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => keepLastList(full, list)).not.toThrow();
  });
});
