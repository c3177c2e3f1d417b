import { MediaFile } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { loadAgainMs, MediaLibrary, tryAgainMs } from './library.ts';

const file = (n: number) => MediaFile.parse(`${String(n).repeat(64)}.png`);

function bench() {
  const timers: { ms: number; action: () => void }[] = [];
  const asked: string[] = [];
  const released: string[] = [];
  const absent = new Set<string>();
  let made = 0;
  const library = new MediaLibrary({
    load: async (wanted) => {
      asked.push(wanted);
      if (absent.has(wanted)) throw new Error('HTTP 404');
      return new Blob([wanted]);
    },
    addressOf: () => `blob:${(made += 1)}`,
    release: (address) => released.push(address),
    clock: {
      after: (ms, action) => {
        const timer = { ms, action };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), 1);
      },
    },
  });
  const settled = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { library, timers, asked, released, absent, settled };
}

test('a file is fetched once, however often it is wanted, and let go when it is not', async () => {
  const { library, asked, released, settled } = bench();
  library.want([file(1), file(2)]);
  library.want([file(2), file(1)]);
  await settled();
  expect([...library.getAddresses().keys()]).toEqual([file(1), file(2)]);
  library.want([file(2)]);
  expect([...library.getAddresses().keys()]).toEqual([file(2)]);
  expect(asked).toHaveLength(2);
  expect(released).toEqual(['blob:1']);
});

test('a file that cannot be had is asked for again after a while', async () => {
  const { library, timers, absent, asked, settled } = bench();
  absent.add(file(1));
  library.want([file(1)]);
  await settled();
  expect(library.getAddresses().size).toBe(0);
  expect(timers.map((timer) => timer.ms)).toEqual([loadAgainMs]);
  absent.clear();
  timers[0]?.action();
  await settled();
  expect(library.getAddresses().has(file(1))).toBe(true);
  expect(asked).toHaveLength(2);
});

test('a file that cannot be shown is left out for longer', async () => {
  const { library, timers, released, settled } = bench();
  library.want([file(1)]);
  await settled();
  library.spoiled(file(1));
  expect(library.getAddresses().size).toBe(0);
  expect(released).toEqual(['blob:1']);
  expect(timers.map((timer) => timer.ms)).toEqual([tryAgainMs]);
});

test('closing lets everything go and leaves no timer', async () => {
  const { library, timers, released, absent, settled } = bench();
  absent.add(file(2));
  library.want([file(1), file(2)]);
  await settled();
  library.close();
  expect(timers).toEqual([]);
  expect(released).toEqual(['blob:1']);
});
