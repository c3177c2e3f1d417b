/** Notices when the system's clock is moved: it is held against one that only ever runs on. */
import type { Clock } from '../clock.ts';

const everyMs = 60_000;
const worthMs = 5_000;
const rememberMs = 24 * 3_600_000;

export interface ClockWatch {
  /** The largest step of the last day, in milliseconds; 0 when it ran evenly. */
  jumpMs(): number;
  stop(): void;
}

export function watchClock(clock: Clock, steady: () => number): ClockWatch {
  let offset = clock.now() - steady();
  let largest = { ms: 0, at: steady() };
  let cancel = (): void => {};
  const look = (): void => {
    const now = clock.now() - steady();
    const step = now - offset;
    offset = now;
    if (steady() - largest.at > rememberMs) largest = { ms: 0, at: steady() };
    if (Math.abs(step) > worthMs && Math.abs(step) > Math.abs(largest.ms))
      largest = { ms: step, at: steady() };
  };
  const round = (): void => {
    look();
    cancel = clock.after(everyMs, round);
  };
  cancel = clock.after(everyMs, round);
  return {
    jumpMs() {
      look();
      return largest.ms;
    },
    stop: () => cancel(),
  };
}
