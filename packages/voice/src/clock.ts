/** Time as the queue needs it, so that tests can simulate it. */
export interface Clock {
  /** Milliseconds, only ever growing. */
  now(): number;
  /** Runs `action` once after `ms`; the answer cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** The real one. Unlike the time of day it does not jump when somebody sets the clock. */
export const monotonicClock: Clock = {
  now: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
