/** Time, as the server sees it. Tests bring a simulated one. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once, about `ms` milliseconds from now; the returned function calls it off. */
  after(ms: number, callback: () => void): () => void;
}

/** `setTimeout` fires at once beyond this many milliseconds. */
const longestTimeout = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, ms), longestTimeout));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
