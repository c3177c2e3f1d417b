/** The hall's minutes and the real milliseconds they last. */
import { dayMinutes } from './arrivals.ts';

export interface DayTime {
  /** Minute of the day now; the day opened at 0. */
  minute(): number;
  /** Real milliseconds that so many of the day's minutes last. */
  ms(minutes: number): number;
  /** The day's minutes in so many real milliseconds. */
  minutes(ms: number): number;
}

/** A day whose eight hours last `realMinutes`, from now on. `now` counts milliseconds. */
export function startDay(now: () => number, realMinutes: number): DayTime {
  const began = now();
  const perMinute = (realMinutes * 60_000) / dayMinutes;
  return {
    minute: () => (now() - began) / perMinute,
    ms: (minutes) => minutes * perMinute,
    minutes: (ms) => ms / perMinute,
  };
}

/** Comes back after `ms` milliseconds, or at once when the day is broken off. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.max(0, ms));
    signal.addEventListener('abort', done);
  });
}
