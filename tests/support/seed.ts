/**
 * What a test draws is the same every time, so that none fails or passes by chance: `npm test` says the same of the same
 * sources. `GILIRAN_SEED` draws something else, a whole number or `random`; the long forms (`npm run torture`) always do.
 */
const most = 2 ** 31 - 1;

/** The seed that is asked for in the environment, else the fixed one. A failing test says which it was. */
export function seedOr(fixed: number): number {
  const asked = process.env['GILIRAN_SEED'] ?? '';
  if (asked === '') return fixed;
  if (asked === 'random') return Math.floor(Math.random() * most);
  const seed = Number(asked);
  if (!Number.isInteger(seed) || seed < 0 || seed > most)
    throw new Error(`GILIRAN_SEED is a whole number from 0 to ${most}, or "random"; not ${asked}`);
  return seed;
}
