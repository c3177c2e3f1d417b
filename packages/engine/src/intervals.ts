/** Stretches of one day in wall time, `HH:MM` to `HH:MM` (`24:00` is the end of the day): ordered, apart, never empty. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a < b ? b : a);

/** Everything that lies in either; what touches becomes one. */
export function union(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of [...a, ...b].sort((x, y) => (x.from < y.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && next.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: later(last.to, next.to) };
    else merged.push({ from: next.from, to: next.to });
  }
  return merged;
}

/** What lies in both. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  return a.flatMap((x) =>
    b.flatMap((y) => {
      const common = { from: later(x.from, y.from), to: earlier(x.to, y.to) };
      return common.from < common.to ? [common] : [];
    }),
  );
}

/** What of `a` lies in none of `cuts`. */
export function without(a: readonly Interval[], cuts: readonly Interval[]): Interval[] {
  return cuts.reduce<Interval[]>(
    (rest, cut) =>
      rest.flatMap((x) =>
        [
          { from: x.from, to: earlier(x.to, cut.from) },
          { from: later(x.from, cut.to), to: x.to },
        ].filter((part) => part.from < part.to),
      ),
    [...a],
  );
}

/** The beginning is within, the end is not. */
export const within = (interval: Interval, time: string): boolean =>
  interval.from <= time && time < interval.to;

export const overlap = (a: Interval, b: Interval): boolean => a.from < b.to && b.from < a.to;

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Minutes since midnight as a wall time; before the day it is `00:00`. */
export const wallTime = (minutes: number): string => {
  const inDay = Math.max(0, minutes);
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};
