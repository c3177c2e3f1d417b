import { describe, expect, it } from 'vitest';
import { Holiday, holidaysKnownThrough, indonesianHolidays } from './index.ts';

describe('the table of national holidays', () => {
  const dates = indonesianHolidays.map((h) => h.date);
  it('has each date once, in order, in the form that a site’s own list has', () => {
    expect(dates).toEqual([...new Set(dates)].toSorted());
    for (const holiday of indonesianHolidays)
      expect(Holiday.safeParse(holiday).success, holiday.date).toBe(true);
  });
  it('covers every year up to the one it names', () => {
    const years = new Set(dates.map((date) => Number(date.slice(0, 4))));
    expect([...years]).toEqual(Array.from({ length: holidaysKnownThrough - 2025 }, (_, n) => 2026 + n));
    for (const year of years)
      for (const fixed of ['01-01', '05-01', '06-01', '08-17', '12-25'])
        expect(dates).toContain(`${year}-${fixed}`);
  });
  it('has the Christian days where Easter puts them', () => {
    // Easter Sunday, by the Gregorian reckoning, of the years of the table.
    for (const easter of ['2026-04-05', '2027-03-28']) {
      const sunday = Temporal.PlainDate.from(easter);
      for (const days of [-2, 0, 39]) expect(dates).toContain(sunday.add({ days }).toString());
    }
  });
  it('tells joint leave from holidays', () => {
    const leave = indonesianHolidays.filter((h) => h.kind === 'jointLeave');
    expect(leave.filter((h) => h.date < '2027')).toHaveLength(8);
    expect(leave.every((h) => h.name.id.startsWith('Cuti bersama'))).toBe(true);
    expect(indonesianHolidays.filter((h) => h.kind === 'holiday' && h.date < '2027')).toHaveLength(17);
  });
});
