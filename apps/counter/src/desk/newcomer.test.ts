import { expect, test } from 'vitest';
import { called, ticket, view } from './counter-view.test-support.ts';
import { newcomer } from './newcomer.ts';

const somebody = view({ waiting: [ticket(1)] });

test('the first to join an empty queue is announced', () => {
  expect(newcomer(view(), somebody)?.number).toBe('A-001');
});
test('who was there when the screen came is no news', () => {
  expect(newcomer(null, somebody)).toBeNull();
});
test('the second is no news', () => {
  expect(newcomer(somebody, view({ waiting: [ticket(1), ticket(2)] }))).toBeNull();
});
test('nobody is disturbed during a visit, on a break or at a closed counter', () => {
  expect(newcomer(view(), view({ waiting: [ticket(2)], current: called(1) }))).toBeNull();
  expect(newcomer(view(), view({ waiting: [ticket(2)], status: 'paused' }))).toBeNull();
  expect(newcomer(view(), view({ waiting: [ticket(2)], status: 'closed' }))).toBeNull();
});
