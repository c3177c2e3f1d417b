/** Days of the hall's calendar as moments. */

/** Midnight after a day, in a zone. Browsers of halls have no Temporal yet. */
export function endOfDay(day: string, timeZone: string): number {
  return startOfDay(day, timeZone) + 86_400_000;
}

/** Midnight of a day in a zone; the zones of Indonesia know no summer time. */
export function startOfDay(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23' as const, year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric' },
  }).formatToParts(utc);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const there = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'));
  return utc - (there - utc);
}
