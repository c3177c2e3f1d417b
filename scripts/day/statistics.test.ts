import { expect, test } from 'vitest';
import { quantile } from './statistics.ts';

test('the median and the tail of a hundred values', () => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n);
  expect(quantile(values, 0.5)).toBe(50);
  expect(quantile(values, 0.99)).toBe(99);
  expect(quantile(values, 1)).toBe(100);
  expect(quantile(values, 0)).toBe(1);
});

test('one value is every quantile, and nothing has none', () => {
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.5)).toBe(0);
});
