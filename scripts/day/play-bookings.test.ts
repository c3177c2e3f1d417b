import { expect, test } from 'vitest';
import { comesAt } from './play-bookings.ts';
import { randomFrom } from './random.ts';

test('of those who booked most come early, some on the minute, some late, a few not at all', () => {
  const random = randomFrom(3);
  const all = Array.from({ length: 400 }, () => comesAt(random, 200));
  const share = (which: (minute: number | null) => boolean): number => all.filter(which).length / all.length;
  expect(share((minute) => minute === null)).toBeCloseTo(0.12, 1);
  expect(share((minute) => minute !== null && minute < 200)).toBeCloseTo(0.48, 1);
  expect(share((minute) => minute === 200)).toBeCloseTo(0.2, 1);
  expect(share((minute) => minute !== null && minute > 200)).toBeCloseTo(0.2, 1);
});

test('whose slot lies beyond the day comes early, while the hall is open', () => {
  const random = randomFrom(3);
  for (let n = 0; n < 100; n += 1) expect(comesAt(random, 9_000) ?? 100).toBeLessThan(300);
});
