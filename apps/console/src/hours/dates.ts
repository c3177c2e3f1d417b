/** What is wrong between dated entries of the hours. Pure. */
import type { Closure, Timetable } from '@giliran/protocol';

type Reach = Pick<Timetable, 'agencies' | 'from' | 'to'>;

/** Both of the whole hall, or with an agency in common: then they cannot hold on one day. */
const sameLevel = (a: Reach, b: Reach): boolean =>
  a.agencies === null || b.agencies === null
    ? a.agencies === b.agencies
    : a.agencies.some((id) => b.agencies?.includes(id));

/** The earlier one of the list that the n-th collides with; null when none does. */
export function collision(timetables: readonly Timetable[], n: number): Timetable | null {
  const one = timetables[n];
  if (!one) return null;
  return (
    timetables
      .slice(0, n)
      .find((other) => sameLevel(one, other) && one.from <= other.to && other.from <= one.to) ?? null
  );
}

/** Whether a closure ends before it begins. */
export const endsFirst = ({ from, to }: Pick<Closure, 'from' | 'to'>): boolean =>
  `${from.date}T${from.time ?? '00:00'}` >= `${to.date}T${to.time ?? '24:00'}`;
