/** How long to wait before a broken window is loaded anew. */

/** Delay before the first reload, ms. */
const firstDelay = 250;
/** No wait is longer, ms: a lobby screen must come back soon after whatever was wrong is right again. */
export const longestDelay = 30_000;
/** A window that lived this long is taken for healthy; the next failure counts as a first one. ms */
export const healthyAfter = 120_000;

export interface Failures {
  /** Failures in a row. */
  readonly count: number;
  /** When the last one happened, ms. */
  readonly lastAt: number;
}
export const noFailures: Failures = { count: 0, lastAt: Number.NEGATIVE_INFINITY };

/** Counts a failure at `now` (ms) and says how long to wait (ms): 250, 500, 1000 … at most 30 000. */
export function afterFailure(before: Failures, now: number): { failures: Failures; delay: number } {
  const count = now - before.lastAt >= healthyAfter ? 1 : before.count + 1;
  const delay = Math.min(longestDelay, firstDelay * 2 ** Math.min(count - 1, 20));
  return { failures: { count, lastAt: now }, delay };
}
