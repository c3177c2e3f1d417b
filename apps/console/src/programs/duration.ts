/** How long a key is good. */
import { endOfDay } from '../trust/days.ts';

export const durations = ['d90', 'd365', 'd30', 'never', 'day'] as const;
export type Duration = (typeof durations)[number];

const days = { d30: 30, d90: 90, d365: 365 } as const;

/**
 * When a key ends, ms since 1970; null for never, undefined for a day that cannot be. `day` is `2027-01-31`; the key is
 * good to the end of that day in the hall's zone.
 */
export function endOf(
  duration: Duration,
  day: string,
  now: number,
  timeZone: string,
): number | null | undefined {
  if (duration === 'never') return null;
  if (duration !== 'day') return now + days[duration] * 86_400_000;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const end = endOfDay(day, timeZone);
  return end > now ? end : undefined;
}
