import { ServiceDay } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { rangeOf, type RangeName } from './ranges.ts';

const day = ServiceDay.parse('2026-03-02');

test.each<[RangeName, string]>([
  ['today', '2026-03-02'],
  ['week', '2026-02-24'],
  ['month', '2026-03-01'],
  ['year', '2026-01-01'],
])('%s begins on %s and ends today', (name, from) => {
  expect(rangeOf(name, day)).toEqual({ from, to: '2026-03-02' });
});
