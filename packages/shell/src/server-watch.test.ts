/** A server that moves, and one whose place a stranger takes. */
import { ServerPin, type FoundServer } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { lookEvery, looksInVain, searchFor, watchServer, type OtherKey } from './server-watch.ts';

const ours = ServerPin.parse('a'.repeat(64));
const theirs = ServerPin.parse('b'.repeat(64));
const old = 'https://192.168.1.10:8443';
const moved = 'https://192.168.1.77:8443';

/** A network of addresses with keys, a clock that is pushed, and what the watch has said. */
function hall(pin: ServerPin | null, url = old) {
  const settings = { url, pin };
  const answering = new Map<string, ServerPin>([[old, ours]]);
  const looked: string[] = [];
  const said: (OtherKey | null | string)[] = [];
  const tasks = new Set<{ at: number; task: () => void }>();
  const listeners = new Set<(found: readonly FoundServer[]) => void>();
  let now = 0;
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const watch = watchServer({
    known: () => settings,
    shownPin: async (at) => {
      looked.push(at);
      return answering.get(at) ?? null;
    },
    find: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    later: (delay, task) => {
      const entry = { at: now + delay, task };
      tasks.add(entry);
      return () => tasks.delete(entry);
    },
    log: { info: () => {}, error: () => {} },
    onOtherKey: (trouble) => said.push(trouble),
    onMoved: (to) => {
      said.push(`moved to ${to}`);
      settings.url = to;
    },
  });
  return {
    ...{ settings, answering, looked, said, watch },
    searching: () => listeners.size > 0,
    pass: async (ms: number) => {
      const end = now + ms;
      for (;;) {
        await settle();
        const next = [...tasks].filter((one) => one.at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        tasks.delete(next);
        now = next.at;
        next.task();
      }
      now = end;
    },
    announce: async (...found: readonly { url: string; pin: ServerPin | null }[]) => {
      for (const listener of listeners)
        listener(found.map((one) => ({ ...one, site: 'MPP', version: '0.1.0' })));
      await settle();
    },
  };
}

describe('a server that is known by its key', () => {
  it('is left alone while it answers', async () => {
    const { pass, said, searching } = hall(ours);
    await pass(10 * lookEvery);
    expect(said).toEqual([]);
    expect(searching()).toBe(false);
  });

  it('is not searched for during a restart', async () => {
    const { pass, answering, searching } = hall(ours);
    await pass(0);
    answering.clear();
    await pass((looksInVain - 1) * lookEvery);
    expect(searching()).toBe(false);
    answering.set(old, ours);
    await pass(3 * lookEvery);
    expect(searching()).toBe(false);
  });

  it('is followed to a new address, where it proves its key', async () => {
    const { pass, answering, searching, said, announce } = hall(ours);
    await pass(0);
    answering.clear();
    await pass(looksInVain * lookEvery);
    expect(searching()).toBe(true);
    answering.set(moved, ours);
    await announce({ url: moved, pin: ours });
    expect(said).toEqual([`moved to ${moved}`]);
    expect(searching()).toBe(false);
  });

  it('is not followed to somebody who only says to have its key', async () => {
    const { pass, answering, said, announce } = hall(ours);
    await pass(0);
    answering.clear();
    answering.set(moved, theirs);
    await pass(looksInVain * lookEvery);
    await announce({ url: moved, pin: ours });
    expect(said).toEqual([]);
  });

  it('nor is anybody asked who announces another key, or none', async () => {
    const { pass, answering, looked, announce } = hall(ours);
    await pass(0);
    answering.clear();
    await pass(looksInVain * lookEvery);
    await announce({ url: moved, pin: theirs }, { url: 'http://192.168.1.88:8080', pin: null });
    expect(looked.filter((url) => url !== old)).toEqual([]);
  });

  it('is searched for again and again, a while each time', async () => {
    const { pass, answering, searching } = hall(ours);
    await pass(0);
    answering.clear();
    await pass(looksInVain * lookEvery);
    expect(searching()).toBe(true);
    await pass(searchFor);
    expect(searching()).toBe(false);
    await pass(lookEvery - searchFor);
    expect(searching()).toBe(true);
  });

  it('and whose place another key takes: both are told once, and all is well when it is back', async () => {
    const { pass, answering, said, watch } = hall(ours);
    await pass(0);
    answering.set(old, theirs);
    await pass(3 * lookEvery);
    expect(said).toEqual([{ expected: ours, shown: theirs }]);
    answering.set(old, ours);
    await pass(lookEvery);
    expect(said).toEqual([{ expected: ours, shown: theirs }, null]);
    expect(watch.trouble()).toBeNull();
  });

  it('that has moved while a stranger took its address is found too', async () => {
    const { pass, answering, said, announce } = hall(ours);
    await pass(0);
    answering.set(old, theirs);
    answering.set(moved, ours);
    await pass(lookEvery);
    await announce({ url: moved, pin: ours });
    expect(said.at(-1)).toBe(`moved to ${moved}`);
  });

  it('is watched no more once the program ends', async () => {
    const { pass, watch, looked } = hall(ours);
    await pass(lookEvery);
    watch.stop();
    const before = looked.length;
    await pass(10 * lookEvery);
    expect(looked.length).toBe(before);
  });
});

it.each([
  [null, old],
  [ours, 'http://192.168.1.10:8080'],
])('a server without a confirmed key or without encryption is never followed (%s, %s)', async (pin, url) => {
  const { pass, answering, looked, searching } = hall(pin, url);
  answering.clear();
  await pass(20 * lookEvery);
  expect(looked).toEqual([]);
  expect(searching()).toBe(false);
});
