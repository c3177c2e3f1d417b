import { expect, test } from 'vitest';
import { flash, flashingMs } from './flash.ts';

test('a call flashes several times, never more than three times a second', () => {
  expect(1000 / flash.periodMs).toBeLessThanOrEqual(3);
  expect(flash.times).toBeGreaterThanOrEqual(3);
});

test('it stands still for at least a second of the four that the shortest announcement is held', () => {
  expect(flashingMs).toBeLessThanOrEqual(4000 - 750);
});
