import { expect, test } from 'vitest';
import { arrivalRate, arrivalTimes, dayMinutes, wallTime } from './arrivals.ts';
import { randomFrom } from './random.ts';

const between = (times: readonly number[], from: number, to: number): number =>
  times.filter((t) => t >= from && t < to).length;

test('everybody comes within the day, in order', () => {
  const times = arrivalTimes(randomFrom(1), 1200);
  expect(times).toHaveLength(1200);
  expect(times.every((t) => t >= 0 && t < dayMinutes)).toBe(true);
  expect([...times].sort((a, b) => a - b)).toEqual(times);
});

test('more than half come in the opening rush, 07:30 to 10:30', () => {
  const times = arrivalTimes(randomFrom(2), 1000);
  const rush = between(times, 0, 180);
  expect(rush).toBeGreaterThan(550);
  expect(rush).toBeLessThan(750);
});

test('the hour after lunch is a second peak: busier than the hours on either side', () => {
  const times = arrivalTimes(randomFrom(3), 2000);
  const afterLunch = between(times, 335, 395);
  expect(afterLunch).toBeGreaterThan(2 * between(times, 265, 325));
  expect(afterLunch).toBeGreaterThan(2 * between(times, 420, 480));
});

test('nobody comes in the last ten minutes or outside the day', () => {
  expect(arrivalRate(475)).toBe(0);
  expect(arrivalRate(-1)).toBe(0);
  expect(arrivalRate(dayMinutes + 1)).toBe(0);
  expect(arrivalTimes(randomFrom(4), 5000).every((t) => t <= 471)).toBe(true);
});

test('a day without citizens is an empty list', () => {
  expect(arrivalTimes(randomFrom(1), 0)).toEqual([]);
});

test('the day begins at 07:30 on the wall', () => {
  expect([wallTime(0), wallTime(95.9), wallTime(dayMinutes)]).toEqual(['07:30', '09:05', '15:30']);
});
