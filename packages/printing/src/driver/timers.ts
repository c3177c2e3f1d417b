/** Time as the driver sees it: given from outside, so that tests need not wait. */
import type { Instant } from '@giliran/protocol';

export type Timers = {
  now(): Instant;
  /** Runs `action` once, `milliseconds` from now; the answer cancels it. */
  after(milliseconds: number, action: () => void): () => void;
};

/** The machine's clock. */
export const REAL_TIMERS: Timers = {
  now: () => Date.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
};

export function pause(timers: Timers, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(milliseconds, resolve);
  });
}

/** What `work` comes to, or `late` when the time is over first; `work` itself goes on. */
export function within<T, L>(
  timers: Timers,
  milliseconds: number,
  work: Promise<T>,
  late: () => L,
): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(milliseconds, () => resolve(late()));
    work.then(resolve, reject).finally(cancel);
  });
}
