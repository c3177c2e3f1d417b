import { expect, test } from 'vitest';
import { Alarm, roundMs, rounds } from './alarm.ts';

function bench() {
  const log: string[] = [];
  let tick: (() => void) | null = null;
  const alarm = new Alarm({
    every: (milliseconds, run) => {
      expect(milliseconds).toBe(roundMs);
      tick = run;
      return () => {
        tick = null;
      };
    },
    vibrate: (pattern) => {
      log.push(pattern.length === 0 ? 'still' : 'shake');
      // A round's shaking ends before the next begins.
      expect(pattern.reduce((sum, part) => sum + part, 0)).toBeLessThan(roundMs);
    },
    ring: () => log.push('ring'),
    onEnd: () => log.push('end'),
  });
  return { alarm, log, later: () => tick?.(), runs: () => tick !== null };
}

test('it sounds and shakes at once and again in every round, until it has gone on long enough', () => {
  const { alarm, log, later, runs } = bench();
  alarm.start();
  expect(log).toEqual(['shake', 'ring']);
  for (let round = 1; round < rounds; round += 1) later();
  expect(log.filter((entry) => entry === 'ring')).toHaveLength(rounds);
  expect(runs()).toBe(true);
  later();
  expect(log.slice(-2)).toEqual(['still', 'end']);
  expect(runs()).toBe(false);
});

test('an answer silences it without "end"', () => {
  const { alarm, log, runs } = bench();
  alarm.start();
  alarm.stop();
  alarm.stop();
  expect(log).toEqual(['shake', 'ring', 'still']);
  expect(runs()).toBe(false);
});

test('a recall begins from the first round', () => {
  const { alarm, log, later } = bench();
  alarm.start();
  for (let round = 1; round < rounds; round += 1) later();
  alarm.start();
  for (let round = 1; round < rounds; round += 1) later();
  expect(log.filter((entry) => entry === 'end')).toHaveLength(0);
});
