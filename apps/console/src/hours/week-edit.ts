/** Editing the open spans of a day and of a week, and what is wrong with them. Pure; a span may be wrong while it is written. */
import type { WeeklyHours, Weekday } from '@giliran/protocol';

export const weekdays = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly Weekday[];
const workingDays = weekdays.slice(0, 5);

export interface Span {
  readonly from: string;
  readonly to: string;
}
type SpanFault = 'format' | 'endsFirst' | 'overlaps';
export interface SpanFaults {
  readonly from: SpanFault | null;
  readonly to: SpanFault | null;
}

const wall = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const isTime = (text: string): boolean => wall.test(text);

/** `730`, `7.30`, `07:30`, `7` as `07:30`; what is no time stays as it was written. */
export function readTime(written: string): string {
  const text = written.trim();
  const parts = /^(\d{1,2})(?:[.:h\s]?([0-5]\d))?$/.exec(text) ?? /^(\d)([0-5]\d)$/.exec(text);
  if (!parts) return text;
  const read = `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`;
  return isTime(read) ? read : text;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const written = (total: number): string =>
  `${String(Math.trunc(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;

/** What is wrong with each span of a day, at the field where it can be put right. */
export function spanFaults(spans: readonly Span[]): readonly SpanFaults[] {
  return spans.map(({ from, to }, n) => {
    const before = spans[n - 1]?.to;
    const overlaps = before !== undefined && isTime(before) && isTime(from) && from < before;
    return {
      from: !isTime(from) ? 'format' : overlaps ? 'overlaps' : null,
      to: !isTime(to) ? 'format' : isTime(from) && to <= from ? 'endsFirst' : null,
    };
  });
}

/** Whether a day is as a set-up takes it. */
export const isSound = (spans: readonly Span[]): boolean =>
  spanFaults(spans).every(({ from, to }) => from === null && to === null);

/** Open minutes of a day that is sound. */
export const openMinutes = (spans: readonly Span[]): number =>
  spans.reduce((sum, { from, to }) => sum + minutes(to) - minutes(from), 0);

/** One span more: a morning where there is nothing, else an hour after the last. */
export function withSpan(spans: readonly Span[]): Span[] {
  const last = spans.at(-1)?.to;
  if (last === undefined) return [{ from: '08:00', to: '15:00' }];
  const from = isTime(last) ? Math.min(minutes(last) + 60, 23 * 60) : 13 * 60;
  return [...spans, { from: written(from), to: written(from + 60) }];
}

/** The usual break of a government office: an hour at noon, 90 minutes on Friday for the prayer. */
export const usualBreak = (day: Weekday): Span =>
  day === 'fri' ? { from: '11:30', to: '13:00' } : { from: '12:00', to: '13:00' };

/** The spans with a break in them; as they were where nothing is open around it. */
export function withBreak(spans: readonly Span[], pause: Span): readonly Span[] {
  const n = spans.findIndex(({ from, to }) => from < pause.from && pause.to < to);
  const cut = spans[n];
  if (!cut) return spans;
  return spans.toSpliced(n, 1, { from: cut.from, to: pause.from }, { from: pause.to, to: cut.to });
}

/** The hours of one day on Monday to Friday. */
export const copiedToWorkingDays = (week: WeeklyHours, day: Weekday): WeeklyHours => {
  const spans = week[day];
  return { ...week, ...Object.fromEntries(workingDays.map((one) => [one, spans])) };
};

/** During Ramadan (ministerial circulars): from 08:00, a break of 30 minutes, 60 on Friday. */
const fasting: Span[] = [
  { from: '08:00', to: '12:00' },
  { from: '12:30', to: '15:00' },
];
export const ramadanHours: WeeklyHours = {
  mon: fasting,
  tue: fasting,
  wed: fasting,
  thu: fasting,
  fri: [
    { from: '08:00', to: '11:30' },
    { from: '12:30', to: '15:30' },
  ],
  sat: [],
  sun: [],
};
