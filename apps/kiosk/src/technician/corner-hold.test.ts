import { expect, test } from 'vitest';
import { AWAY_MS, AWAY_WARN_MS, awayAfter } from './corner-hold.ts';

test('settings that nobody touches close after a countdown', () => {
  expect(awayAfter(0)).toBeNull();
  expect(awayAfter(AWAY_MS - AWAY_WARN_MS - 1)).toBeNull();
  expect(awayAfter(AWAY_MS - AWAY_WARN_MS)).toBe(20);
  expect(awayAfter(AWAY_MS - 1)).toBe(1);
  expect(awayAfter(AWAY_MS)).toBe('over');
});
