import { describe, expect, test } from 'vitest';
import { storedClaims } from './claims.ts';
import { callOf, memoryStore } from './display-rig.test-support.ts';

const id = (n: number) => callOf(n).callId;

describe('the calls a display has dealt with', () => {
  test('are remembered after a reload, with what was made of them', () => {
    const store = memoryStore();
    const before = storedClaims(store);
    before.claim(id(1), 'shown');
    before.claim(id(2), 'shown');
    before.claim(id(2), 'spoken');
    const after = storedClaims(store);
    expect([after.of(id(1)), after.of(id(2)), after.of(id(3))]).toEqual(['shown', 'spoken', null]);
  });

  test('are forgotten only when many newer ones have come', () => {
    const store = memoryStore();
    const claims = storedClaims(store, 'calls', 3);
    for (const n of [1, 2, 3, 4]) claims.claim(id(n), 'spoken');
    for (const memory of [claims, storedClaims(store, 'calls', 3)]) {
      expect([1, 2, 3, 4].map((n) => memory.of(id(n)))).toEqual([null, 'spoken', 'spoken', 'spoken']);
    }
  });

  test.each(['', 'null', '{', '[1,2]', '[["x","spoken"]]'])(
    'a garbled store (%s) is an empty one',
    (text) => {
      const claims = storedClaims({ getItem: () => text, setItem: () => {} });
      expect(claims.of(id(1))).toBeNull();
    },
  );

  test('a store that is full or forbidden costs only the memory of a reload', () => {
    const refuse = () => {
      throw new Error('QuotaExceededError');
    };
    const claims = storedClaims({ getItem: refuse, setItem: refuse });
    claims.claim(id(1), 'spoken');
    expect(claims.of(id(1))).toBe('spoken');
  });
});
