import { describe, expect, test } from 'vitest';
import { forget, keep, nothingKept, pageStorage, recall, type PageStorage } from './memory.ts';
import { callNumbered, samplePicture } from './sample.ts';

function drawer(): PageStorage & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    key: (index) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
}
const day = 86_400_000;
const now = 1_795_000_000_000;
const kept = {
  ...nothingKept,
  picture: samplePicture({ state: 'called', call: callNumbered(1) }),
  knownAt: now,
  alarmed: callNumbered(1).callId,
  language: 'en' as const,
  ticked: [1],
};

describe('what the phone keeps', () => {
  test('comes back after a reload, each ticket for itself', () => {
    const storage = drawer();
    keep(storage, 'mine', kept, now);
    expect(recall(storage, 'mine')).toEqual(kept);
    expect(recall(storage, 'another')).toEqual(nothingKept);
    forget(storage, 'mine');
    expect(recall(storage, 'mine')).toEqual(nothingKept);
  });

  test('tickets of earlier days are cleared away, other data is left alone', () => {
    const storage = drawer();
    storage.setItem('unrelated', 'x');
    keep(storage, 'old', { ...kept, knownAt: now - 3 * day }, now - 3 * day);
    keep(storage, 'sister', { ...kept, knownAt: now - 60_000 }, now);
    keep(storage, 'mine', kept, now);
    expect([...storage.entries.keys()].sort()).toEqual([
      'giliran.ticket.mine',
      'giliran.ticket.sister',
      'unrelated',
    ]);
  });

  test.each(['', '{', '7', 'null', '{"picture":{"number":5},"ticked":"all","language":"fr"}'])(
    'unreadable content (%j) counts as nothing',
    (content) => {
      const storage = drawer();
      storage.setItem('giliran.ticket.mine', content);
      expect(recall(storage, 'mine')).toEqual(nothingKept);
    },
  );

  test('a phone without storage does without', () => {
    const none = pageStorage(() => {
      throw new Error('not allowed');
    });
    keep(none, 'mine', kept, now);
    expect(recall(none, 'mine')).toEqual(nothingKept);
    const full = {
      ...drawer(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => keep(full, 'mine', kept, now)).not.toThrow();
  });
});
