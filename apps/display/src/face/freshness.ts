/** How far what is shown may be trusted, from how long the server has been away. */

/**
 * `fresh`: as the server says. `reconnecting`: the server is away; say so. `old`: away for minutes; what is
 * shown stays, but steps back, and people are sent to the staff.
 */
export type Freshness = 'fresh' | 'reconnecting' | 'old';

/** A blip is nobody's concern: milliseconds before the screen speaks of it. */
export const blipMs = 1_500;
/** Milliseconds after which a picture counts as old. */
export const oldMs = 3 * 60_000;

/** `awayMs`: since when the connection has been down, in milliseconds; null while it is up. */
export function freshnessOf(awayMs: number | null): Freshness {
  if (awayMs === null || awayMs < blipMs) return 'fresh';
  return awayMs < oldMs ? 'reconnecting' : 'old';
}
