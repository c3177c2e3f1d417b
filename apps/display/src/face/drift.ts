/** Against burn-in: the whole picture wanders by a few pixels, too slowly to be noticed. */

export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** How long the picture rests between two steps, in milliseconds. */
export const driftStepMs = 60_000;

/** Minutes of one round across and one up and down: the path closes only after hours. */
const across = 37;
const upAndDown = 53;

/** Where the picture stands at a moment (server clock, milliseconds): whole units, at most `reach` from the middle. */
export function driftAt(now: number, reach: number): Offset {
  const step = Math.floor(now / driftStepMs);
  return { x: swing(step, across, reach), y: swing(step, upAndDown, reach) };
}

/** Back and forth between -reach and +reach in even steps: no place is rested at longer than another. */
function swing(step: number, period: number, reach: number): number {
  const phase = (step % period) / period;
  const triangle = phase < 0.5 ? 4 * phase - 1 : 3 - 4 * phase;
  return Math.round(triangle * reach);
}
