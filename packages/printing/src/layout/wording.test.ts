import { expect, test } from 'vitest';
import { COLUMNS } from '../paper.ts';
import { issuedTime } from './issued-time.ts';
import { sanitise } from './sanitise.ts';
import { waitRange, WORDING } from './wording.ts';

test.each([
  [15, 25, '15-25 menit', '15-25 minutes'],
  [25, 15, '15-25 menit', '15-25 minutes'],
  [0, 5, '0-5 menit', '0-5 minutes'],
  [-3, 1, '0-1 menit', '0-1 minute'],
  [20, 20, '20 menit', '20 minutes'],
  [65, 99, '65-99 menit', '65-99 minutes'],
  [50, 110, '50 menit - 2 jam', '50 minutes - 2 hours'],
  [95, 130, '1,5-2,5 jam', '1.5-2.5 hours'],
  [120, 120, '2 jam', '2 hours'],
])('a wait of %i to %i minutes', (fromMinutes, toMinutes, indonesian, english) => {
  expect(waitRange({ fromMinutes, toMinutes }, 'id')).toBe(indonesian);
  expect(waitRange({ fromMinutes, toMinutes }, 'en')).toBe(english);
});

test('the fixed words need no code page, and the labels stand beside their values on narrow paper', () => {
  for (const words of Object.values(WORDING)) {
    for (const text of [...Object.values(words), words.people(0), words.people(1), words.people(999)]) {
      if (typeof text === 'string') expect(sanitise(text, 'ascii')).toBe(text);
    }
    expect(words.ahead.length + 2 + words.people(999).length).toBeLessThanOrEqual(COLUMNS['58mm']);
  }
  expect(WORDING.en.people(1)).toBe('1 person');
});

const at = Date.UTC(2026, 10, 21, 17, 5);

test.each([
  ['Asia/Jakarta', 'Minggu, 22 November 2026', '00.05 WIB', 'Sunday, 22 November 2026', '00:05 WIB'],
  ['Asia/Makassar', 'Minggu, 22 November 2026', '01.05 WITA', 'Sunday, 22 November 2026', '01:05 WITA'],
  ['Asia/Jayapura', 'Minggu, 22 November 2026', '02.05 WIT', 'Sunday, 22 November 2026', '02:05 WIT'],
  ['Asia/Pontianak', 'Minggu, 22 November 2026', '00.05 WIB', 'Sunday, 22 November 2026', '00:05 WIB'],
  ['no such zone', 'Sabtu, 21 November 2026', '17.05 UTC', 'Saturday, 21 November 2026', '17:05 UTC'],
])('the time of issue in %s', (zone, dateId, timeId, dateEn, timeEn) => {
  expect(issuedTime(at, zone, 'id')).toEqual({ date: dateId, time: timeId });
  expect(issuedTime(at, zone, 'en')).toEqual({ date: dateEn, time: timeEn });
});

test('the last moment a number can name still has a date', () => {
  expect(issuedTime(Number.MAX_SAFE_INTEGER, 'UTC', 'en').date).toContain('275760');
});
