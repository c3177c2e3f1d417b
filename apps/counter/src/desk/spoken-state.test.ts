import { expect, test } from 'vitest';
import { called, serving, ticket, view } from './counter-view.test-support.ts';
import { spokenState } from './spoken-state.ts';

test('each situation has its sentence', () => {
  expect(spokenState(view({ current: called(7) }), 'id')).toBe('A-007 dipanggil');
  expect(spokenState(view({ current: called(7, 2) }), 'id')).toBe('A-007 dipanggil, kali ke-2');
  expect(spokenState(view({ current: serving(7) }), 'en')).toBe('A-007 is being served');
  expect(spokenState(view({ status: 'paused', pauseReason: 'Salat' }), 'id')).toBe('Sedang jeda: Salat');
});
test('counts that change say nothing again', () => {
  const one = spokenState(view({ waiting: [ticket(1)] }), 'id');
  expect(spokenState(view({ waiting: [ticket(1), ticket(2)] }), 'id')).toBe(one);
});
