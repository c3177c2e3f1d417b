import { expect, test } from 'vitest';
import { choose, logNormal, randomFrom, xoshiro128 } from './random.ts';

test('xoshiro128** gives the numbers its authors publish for the state 1, 2, 3, 4', () => {
  const draw = xoshiro128(1, 2, 3, 4);
  expect([draw(), draw(), draw(), draw()]).toEqual([11520, 0, 5927040, 70819200]);
});

test('the same seed gives the same draws, another seed others', () => {
  const ten = (seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: 10 }, () => random.next());
  };
  expect(ten(7)).toEqual(ten(7));
  expect(ten(7)).not.toEqual(ten(8));
});

test('a fork does not depend on what its parent has drawn', () => {
  const [a, b] = [randomFrom(1), randomFrom(1)];
  b.next();
  expect(a.fork('counter').next()).toBe(b.fork('counter').next());
  expect(a.fork('counter').next()).not.toBe(a.fork('kiosk').next());
});

test('draws fill the unit interval evenly', () => {
  const random = randomFrom(3);
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 10_000; n += 1) {
    const tenth = Math.floor(random.next() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

test('half of a log-normal lies below its median, and none at or below zero', () => {
  const random = randomFrom(5);
  const drawn = Array.from({ length: 4000 }, () => logNormal(random, 8, 0.5));
  expect(Math.min(...drawn)).toBeGreaterThan(0);
  const below = drawn.filter((minutes) => minutes < 8).length;
  expect(Math.abs(below - 2000)).toBeLessThan(120);
});

test('a choice follows the weights and never takes what weighs nothing', () => {
  const random = randomFrom(9);
  const counts = { often: 0, seldom: 0, never: 0 };
  const items = [
    { name: 'often', weight: 9 },
    { name: 'never', weight: 0 },
    { name: 'seldom', weight: 1 },
  ] as const;
  for (let n = 0; n < 2000; n += 1) {
    const item = choose(random, items, (i) => i.weight);
    if (item) counts[item.name] += 1;
  }
  expect(counts.never).toBe(0);
  expect(counts.often / counts.seldom).toBeGreaterThan(6);
  expect(counts.seldom).toBeGreaterThan(100);
  expect(choose(random, [], () => 1)).toBeUndefined();
});
