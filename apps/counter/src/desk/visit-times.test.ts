import { expect, test } from 'vitest';
import { called, minutes, nine, serving, ticket } from './counter-view.test-support.ts';
import { beyondUsualMs, paceOf, partOfUsual, servedMs, sinceCallMs, waitedMs } from './visit-times.ts';

test('a waiting ticket waits until now, a called one waited until its call', () => {
  expect(waitedMs(ticket(5), nine + minutes(20))).toBe(minutes(15));
  expect(waitedMs(called(5), nine + minutes(90))).toBe(minutes(55));
});

test('no clock runs backwards when the screen is behind the server', () => {
  expect(waitedMs(ticket(5), nine)).toBe(0);
  expect(sinceCallMs(called(5), nine)).toBe(0);
  expect(servedMs(serving(5), nine)).toBe(0);
});

test('serving counts from its start and stops at its end; one who was never served has none', () => {
  expect(servedMs(serving(5), nine + minutes(65))).toBe(minutes(4));
  expect(servedMs({ ...serving(5), endedAt: nine + minutes(63) }, nine + minutes(99))).toBe(minutes(2));
  expect(servedMs(called(5), nine)).toBeNull();
});

test('the colour changes just after the usual minutes and again at twice that', () => {
  expect(paceOf(minutes(8), 8)).toBe('usual');
  expect(paceOf(minutes(8) + 1, 8)).toBe('over');
  expect(paceOf(minutes(16), 8)).toBe('long');
});

test('the bar is full at the usual minutes and never more than full', () => {
  expect(partOfUsual(minutes(2), 8)).toBe(0.25);
  expect(partOfUsual(minutes(30), 8)).toBe(1);
  expect(beyondUsualMs(minutes(5), 8)).toBe(0);
  expect(beyondUsualMs(minutes(11), 8)).toBe(minutes(3));
});
