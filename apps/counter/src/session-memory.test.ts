import { CounterId, StaffId } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { keepSession, readSession, type KeptSession, type TextStore } from './session-memory.ts';

function memory(): TextStore {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
const session: KeptSession = {
  token: 'secret',
  expiresAt: 1000,
  staff: { id: StaffId.parse('siti'), name: 'Siti', role: 'counterStaff', agencyId: null },
  counterId: CounterId.parse('loket-1'),
};

test('a session and its counter survive a reload', () => {
  const store = memory();
  keepSession(store, session);
  expect(readSession(store, 999)).toEqual(session);
});
test('a session that has run out is none', () => {
  const store = memory();
  keepSession(store, session);
  expect(readSession(store, 1000)).toBeNull();
});
test('signing out leaves nothing behind', () => {
  const store = memory();
  keepSession(store, session);
  keepSession(store, null);
  expect(readSession(store, 0)).toBeNull();
});
test('what something else wrote there is as if nothing were', () => {
  const store = memory();
  for (const text of ['{', '{"token":5}', 'null', '[]']) {
    store.setItem('giliran.counter.session', text);
    expect(readSession(store, 0)).toBeNull();
  }
});
