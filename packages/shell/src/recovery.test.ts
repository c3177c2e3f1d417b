import { describe, expect, it } from 'vitest';
import { patience, windowRecovery } from './recovery.ts';

/** A clock that moves only when told, with the tasks that wait on it. */
function simulated() {
  let now = 0;
  let tasks: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    later: (delay: number, task: () => void) => {
      const entry = { at: now + delay, task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((one) => one !== entry);
      };
    },
    pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const [next] = tasks.filter((one) => one.at <= end).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        tasks = tasks.filter((one) => one !== next);
        now = next.at;
        next.task();
      }
      now = end;
    },
    waiting: () => tasks.length,
  };
}

function hall() {
  const clock = simulated();
  const did: string[] = [];
  const recovery = windowRecovery({
    now: clock.now,
    later: clock.later,
    load: () => did.push(`load ${clock.now()}`),
    endRenderer: () => did.push(`end ${clock.now()}`),
    log: { info: () => undefined, error: () => undefined },
  });
  return { clock, did, recovery };
}

describe('a broken window', () => {
  it('is loaded anew, each time a little later', () => {
    const { clock, did, recovery } = hall();
    recovery.failed('crashed');
    clock.pass(249);
    expect(did).toEqual([]);
    clock.pass(1);
    expect(did).toEqual(['load 250']);
    recovery.failed('crashed');
    clock.pass(500);
    expect(did).toEqual(['load 250', 'load 750']);
  });
  it('is loaded once however many complaints arrive together', () => {
    const { clock, did, recovery } = hall();
    recovery.failed('crashed');
    recovery.failed('load failed');
    recovery.hangs();
    clock.pass(60_000);
    expect(did).toEqual(['load 250']);
  });
  it('that hangs is given time, then ended', () => {
    const { clock, did, recovery } = hall();
    recovery.hangs();
    clock.pass(patience - 1);
    expect(did).toEqual([]);
    clock.pass(1);
    expect(did).toEqual([`end ${patience}`]);
  });
  it('that answers again in time is left alone', () => {
    const { clock, did, recovery } = hall();
    recovery.hangs();
    clock.pass(patience / 2);
    recovery.answersAgain();
    clock.pass(patience * 2);
    expect(did).toEqual([]);
  });
  it('that is closed is not loaded any more', () => {
    const { clock, did, recovery } = hall();
    recovery.failed('crashed');
    recovery.stop();
    recovery.failed('crashed');
    recovery.hangs();
    clock.pass(60_000);
    expect(did).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });
});
