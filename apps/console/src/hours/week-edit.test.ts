/** Editing the hours of a week. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  copiedToWorkingDays,
  isSound,
  ramadanHours,
  readTime,
  spanFaults,
  usualBreak,
  withBreak,
  withSpan,
} from './week-edit.ts';

test.each([
  ['730', '07:30'],
  ['7.30', '07:30'],
  ['07:30', '07:30'],
  ['1530', '15:30'],
  ['8', '08:00'],
  ['24.00', '24:00'],
  ['25:00', '25:00'],
  ['pagi', 'pagi'],
  ['', ''],
])('%s is read as %s', (written, read) => {
  expect(readTime(written)).toBe(read);
});

test('each mistake is told at the field where it can be put right', () => {
  expect(
    spanFaults([
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '15:00' },
      { from: '16:00', to: '15:30' },
      { from: 'siang', to: '18:00' },
    ]),
  ).toEqual([
    { from: null, to: null },
    { from: 'overlaps', to: null },
    { from: null, to: 'endsFirst' },
    { from: 'format', to: null },
  ]);
});

test('a break divides the span around it, and only that', () => {
  const day = [{ from: '07:30', to: '16:00' }];
  expect(withBreak(day, usualBreak('fri'))).toEqual([
    { from: '07:30', to: '11:30' },
    { from: '13:00', to: '16:00' },
  ]);
  const short = [{ from: '08:00', to: '11:00' }];
  expect(withBreak(short, usualBreak('mon'))).toBe(short);
});

test('hours are copied to the working days, not to the weekend', () => {
  const week = copiedToWorkingDays({ ...ramadanHours, mon: [{ from: '09:00', to: '10:00' }] }, 'mon');
  expect([week.fri, week.sat]).toEqual([[{ from: '09:00', to: '10:00' }], []]);
});

test('what is added to a sound day is sound, as long as the day has room', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 2 }), (from, length) => {
      const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;
      const day = withSpan([{ from: hour(from), to: hour(from + length) }]);
      expect(isSound(day)).toBe(true);
    }),
  );
});
