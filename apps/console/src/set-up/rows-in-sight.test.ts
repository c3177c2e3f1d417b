import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsInSight, scrolledTo } from './rows-in-sight.ts';

const anySight = fc.record({ top: fc.nat(200_000), height: fc.nat(2000) });

describe('rows in sight', () => {
  test('are few, whatever the length of the list', () => {
    expect(rowsInSight(3000, 50, { top: 75_000, height: 500 }, 0)).toHaveLength(1 + 11 + 12);
    expect(rowsInSight(0, 50, { top: 0, height: 500 }, -1)).toEqual([]);
  });

  test('cover what is seen, hold the row that Tab leads to, and are in order without repeats', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), anySight, fc.nat(4000), (count, sight, n) => {
        const always = Math.min(n, count - 1);
        const rows = rowsInSight(count, 50, sight, always);
        expect(rows).toContain(always);
        expect(rows).toEqual([...new Set(rows)].toSorted((a, b) => a - b));
        const seen = Math.floor(sight.top / 50);
        if (seen < count) expect(rows).toContain(seen);
        expect(rows.every((row) => row >= 0 && row < count)).toBe(true);
      }),
    );
  });
});

test('a row is scrolled to no further than it takes', () => {
  fc.assert(
    fc.property(fc.nat(4000), anySight, (row, given) => {
      const sight = { top: given.top, height: given.height + 50 };
      const top = scrolledTo(row, 50, sight);
      expect(row * 50).toBeGreaterThanOrEqual(top);
      expect(row * 50 + 50).toBeLessThanOrEqual(top + sight.height);
      expect(scrolledTo(row, 50, { ...sight, top })).toBe(top);
    }),
  );
});
