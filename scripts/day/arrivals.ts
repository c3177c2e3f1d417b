/** When citizens come: the opening rush, the quiet around noon, the smaller peak after lunch. */
import type { Random } from './random.ts';

/** The day runs from 07:30 to 15:30. All minutes of the day count from its opening. */
export const dayMinutes = 480;
const opensAtMinute = 7 * 60 + 30;

/** Minute of the day and how many come then, relative to other minutes. Straight lines in between. */
const profile: readonly (readonly [minute: number, rate: number])[] = [
  [0, 1.7],
  [30, 2.1],
  [90, 1.9],
  [180, 1],
  [240, 0.55],
  [280, 0.2],
  [320, 0.35],
  [345, 1.25],
  [390, 1.1],
  [440, 0.35],
  [470, 0],
  [dayMinutes, 0],
];

/** How many come at a minute of the day, relative to other minutes. */
export function arrivalRate(minute: number): number {
  for (let n = 1; n < profile.length; n += 1) {
    const [from, to] = [profile[n - 1], profile[n]];
    if (!from || !to || minute < from[0] || minute > to[0]) continue;
    const share = (minute - from[0]) / (to[0] - from[0]);
    return from[1] + (to[1] - from[1]) * share;
  }
  return 0;
}

/** The minutes of the day at which `count` citizens stand at a kiosk, in order. */
export function arrivalTimes(random: Random, count: number): number[] {
  // The share of the day's citizens who have come by the end of each minute.
  const come: number[] = [0];
  for (let minute = 0; minute < dayMinutes; minute += 1)
    come.push((come[minute] ?? 0) + arrivalRate(minute + 0.5));
  const all = come.at(-1) ?? 0;
  const times: number[] = [];
  let minute = 0;
  for (let n = 0; n < count; n += 1) {
    // One from each of `count` equal shares: as uneven as chance, but never far from the profile.
    const share = ((n + random.next()) / count) * all;
    while (minute < dayMinutes - 1 && (come[minute + 1] ?? all) <= share) minute += 1;
    const before = come[minute] ?? 0;
    const within = (come[minute + 1] ?? all) - before;
    times.push(minute + (within > 0 ? (share - before) / within : 0));
  }
  return times;
}

/** A minute of the day as the clock on the wall shows it, `09:05`. */
export function wallTime(minute: number): string {
  const wall = Math.floor(opensAtMinute + minute) % (24 * 60);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(wall / 60))}:${two(wall % 60)}`;
}
