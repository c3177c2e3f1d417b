/** How long the hidden corner is held before it opens: longer than any citizen leans on a screen by chance. Milliseconds. */
export const HOLD_MS = 5_000;

/** Untouched for so long, the settings close by themselves: a kiosk must not be left open. Milliseconds. */
export const AWAY_MS = 180_000;
/** The last part of it is counted down in sight. */
export const AWAY_WARN_MS = 20_000;

/** Seconds left that are to be shown, `over` when it is time to close, or null while nothing is shown. */
export function awayAfter(elapsed: number): number | 'over' | null {
  const left = AWAY_MS - elapsed;
  if (left <= 0) return 'over';
  return left <= AWAY_WARN_MS ? Math.ceil(left / 1000) : null;
}
