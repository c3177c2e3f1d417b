import { describe, expect, test } from 'vitest';
import { ServiceDay } from '@giliran/protocol';
import { createFormats } from './formats.ts';

const jakarta = createFormats({ timeZone: 'Asia/Jakarta', language: 'id' });
const jayapura = createFormats({ timeZone: 'Asia/Jayapura', language: 'id' });
const english = createFormats({ timeZone: 'Asia/Jakarta', language: 'en' });
const day = (text: string) => ServiceDay.parse(text);
/** Saturday 21 November 2026, 18:05:09 in Jakarta. */
const at = Date.parse('2026-11-21T11:05:09Z');
const minute = 60_000;

describe('times and dates are those of the site, not of the machine', () => {
  test('time of day', () => {
    expect(jakarta.time(at)).toBe('18.05');
    expect(jayapura.time(at)).toBe('20.05');
    expect(english.time(at)).toBe('18:05');
    expect(jakarta.timeWithSeconds(at)).toBe('18.05.09');
    expect(jakarta.time(Date.parse('2026-11-20T17:00:00Z'))).toBe('00.00');
  });
  test('the day changes with the zone', () => {
    const late = Date.parse('2026-11-21T15:30:00Z');
    expect(jakarta.date(late)).toBe('Sabtu, 21 November 2026');
    expect(jayapura.date(late)).toBe('Minggu, 22 November 2026');
    // Unicode's data put a comma here in some years and not in others.
    expect(english.date(late)).toMatch(/^Saturday,? 21 November 2026$/);
    expect(jakarta.shortDate(late)).toBe('21 Nov 2026');
  });
  test('wall times and service days have no zone', () => {
    for (const formats of [jakarta, jayapura]) {
      expect(formats.wallTime('07:30')).toBe('07.30');
      expect(formats.wallTime('24:00')).toBe('24.00');
      expect(formats.day(day('2026-11-23'))).toBe('Senin, 23 November');
    }
    expect(english.wallTime('15:30')).toBe('15:30');
  });
  test('numbers', () => {
    expect(jakarta.number(1234)).toBe('1.234');
    expect(english.number(1234)).toBe('1,234');
  });
  test('numbers and wall times that are written by hand are what the languages have for them', () => {
    for (const [formats, locale] of [
      [jakarta, 'id-ID'],
      [english, 'en-GB'],
    ] as const) {
      const numbers = new Intl.NumberFormat(locale);
      for (const value of [0, 7, 999, 1000, 1005, 20_030, 999_999, 1_000_000, 12_345_678, 2.5, -1234])
        expect(formats.number(value)).toBe(numbers.format(value));
      const two = '2-digit';
      const times = new Intl.DateTimeFormat(locale, {
        ...{ hour: two, minute: two, hourCycle: 'h23', timeZone: 'UTC' },
      });
      for (let minutes = 0; minutes < 1440; minutes += 7)
        expect(formats.wallTime(new Date(minutes * minute).toISOString().slice(11, 16))).toBe(
          times.format(minutes * minute),
        );
    }
  });
});

describe('durations', () => {
  test.each([
    [0, 'kurang dari 1 mnt', 'under 1 min'],
    [59_999, 'kurang dari 1 mnt', 'under 1 min'],
    [3.9 * minute, '3 mnt', '3 min'],
    [60 * minute, '1 jam', '1 h'],
    [65 * minute, '1 jam 5 mnt', '1 h 5 min'],
  ])('%d ms', (milliseconds, id, en) => {
    expect(jakarta.duration(milliseconds)).toBe(id);
    expect(english.duration(milliseconds)).toBe(en);
  });
  test('a running clock', () => {
    expect(jakarta.stopwatch(0)).toBe('0:00');
    expect(jakarta.stopwatch(245_900)).toBe('4:05');
    expect(jakarta.stopwatch(3_729_000)).toBe('1:02:09');
    // The server's clock may be a little behind the event.
    expect(jakarta.stopwatch(-400)).toBe('0:00');
  });
  test('how long ago', () => {
    expect(jakarta.ago(at, at + 30_000)).toBe('baru saja');
    expect(jakarta.ago(at, at + 12 * minute)).toBe('12 mnt lalu');
    expect(english.ago(at, at + 12 * minute)).toBe('12 min ago');
  });
});

describe('an estimate is a range', () => {
  test.each([
    [15, 25, '15–25 menit', '15–25 minutes'],
    [0, 10, 'kurang dari 10 menit', 'less than 10 minutes'],
    [0, 0, 'kurang dari 1 menit', 'less than 1 minute'],
    [20, 20, '20 menit', '20 minutes'],
    [80, 120, '1 jam 20 mnt – 2 jam', '1 h 20 min – 2 h'],
    [0, 120, 'kurang dari 2 jam', 'less than 2 h'],
  ])('%i to %i', (fromMinutes, toMinutes, id, en) => {
    expect(jakarta.estimate({ fromMinutes, toMinutes })).toBe(id);
    expect(english.estimate({ fromMinutes, toMinutes })).toBe(en);
  });
  test('or nothing', () => {
    expect(jakarta.estimate(null)).toBeNull();
  });
});

describe('open, and until when', () => {
  const today = day('2026-11-20'); // a Friday
  const closed = (
    why: Parameters<typeof jakarta.openStatusShort>[0] extends infer S
      ? S extends { open: false; why: infer W }
        ? W
        : never
      : never,
    opensAt: { day: ServiceDay; time: string } | null = null,
    note: { id: string; en: string } | null = null,
  ) => ({ open: false as const, why, opensAt, note });

  const open = {
    open: true as const,
    until: '15:30',
    nextBreak: null,
    early: false,
    note: null,
    warnings: [],
  };

  test('open', () => {
    expect(jakarta.openStatus(open, today)).toBe('Buka sampai 15.30');
    expect(english.openStatus(open, today)).toBe('Open until 15:30');
    expect(jakarta.openStatusShort(open)).toBe('Buka');
  });
  test('open, and today is another day than usual', () => {
    const ramadan = { ...open, until: '15:00', note: { id: 'Ramadan 1448 H', en: 'Ramadan 1448 AH' } };
    expect(jakarta.openStatus(ramadan, today)).toBe('Buka sampai 15.00 · Ramadan 1448 H');
    expect(english.openStatus(ramadan, today)).toBe('Open until 15:00 · Ramadan 1448 AH');
    const early = { ...open, until: '13:00', early: true, note: { id: 'Rapat', en: 'Meeting' } };
    expect(jakarta.openStatus(early, today)).toBe('Hari ini tutup lebih awal, pukul 13.00: Rapat');
    expect(english.openStatus(early, today)).toBe('Closes early today, at 13:00: Meeting');
  });
  test('open, with a break or a closure to come', () => {
    const withBreak = (note: { id: string; en: string } | null) => ({
      ...open,
      nextBreak: { from: '12:00', to: '13:00', note },
    });
    expect(jakarta.nextBreak(open)).toBeNull();
    expect(jakarta.nextBreak(closed('break'))).toBeNull();
    expect(jakarta.nextBreak(withBreak(null))).toBe('Istirahat 12.00–13.00');
    expect(english.nextBreak(withBreak(null))).toBe('Break 12:00–13:00');
    expect(jakarta.nextBreak(withBreak({ id: 'Upacara', en: 'Ceremony' }))).toBe(
      'Tutup sementara 12.00–13.00: Upacara',
    );
  });
  test.each([
    [closed('notYetOpen', { day: today, time: '07:30' }), 'Buka 07.30', 'Opens 07:30'],
    [
      closed('break', { day: today, time: '13:00' }),
      'Sedang istirahat. Buka lagi 13.00',
      'On a break. Opens again 13:00',
    ],
    [
      closed('closedForToday', { day: day('2026-11-21'), time: '08:00' }),
      'Sudah tutup. Buka lagi besok 08.00',
      'Closed for today. Opens again tomorrow 08:00',
    ],
    [
      closed('closedToday', { day: day('2026-11-23'), time: '07:30' }),
      'Tutup hari ini. Buka lagi Senin 07.30',
      'Closed today. Opens again Monday 07:30',
    ],
    [
      closed('holiday', { day: day('2026-12-28'), time: '07:30' }, { id: 'Cuti bersama', en: 'Joint leave' }),
      'Libur: Cuti bersama. Buka lagi Senin, 28 Desember 07.30',
      'Holiday: Joint leave. Opens again Monday 28 December 07:30',
    ],
    [
      closed('outOfService', null, { id: 'Mesin rusak.', en: 'Machine broken.' }),
      'Mesin rusak.',
      'Machine broken.',
    ],
    [
      closed('closure', { day: day('2026-11-21'), time: '07:30' }, { id: 'Listrik padam', en: 'Power cut' }),
      'Tutup: Listrik padam. Buka lagi besok 07.30',
      'Closed: Power cut. Opens again tomorrow 07:30',
    ],
    [
      closed('notYetOpen', { day: today, time: '10:00' }, { id: 'Apel pagi', en: 'Assembly' }),
      'Buka 10.00 · Apel pagi',
      'Opens 10:00 · Assembly',
    ],
    [
      closed('notHereYet', { day: day('2027-01-04'), time: '08:00' }),
      'Mulai melayani di sini Senin, 4 Januari 08.00',
      'Opens here Monday 4 January 08:00',
    ],
    [closed('noLongerHere'), 'Sudah tidak melayani di sini', 'No longer here'],
    [closed('quotaReached'), 'Kuota hari ini habis', 'Today’s quota is used up'],
  ])('closed: $why', (status, id, en) => {
    expect(jakarta.openStatus(status, today)).toBe(id);
    expect(english.openStatus(status, today)).toBe(en);
  });
  test('when it opens again, short enough for a tile', () => {
    const holiday = (at: { day: ServiceDay; time: string } | null) => closed('holiday', at);
    expect(jakarta.opensShort(holiday({ day: day('2026-11-24'), time: '07:30' }), today)).toBe(
      'Buka Selasa 07.30',
    );
    expect(jakarta.opensShort(holiday({ day: day('2026-12-28'), time: '07:30' }), today)).toBe(
      'Buka 28 Des 07.30',
    );
    expect(english.opensShort(holiday({ day: day('2026-11-21'), time: '07:30' }), today)).toBe(
      'Opens tomorrow 07:30',
    );
    expect(jakarta.opensShort(holiday(null), today)).toBeNull();
  });
  test('the same weekday next week is told with its date', () => {
    expect(jakarta.openStatus(closed('closedToday', { day: day('2026-11-27'), time: '07:30' }), today)).toBe(
      'Tutup hari ini. Buka lagi Jumat, 27 November 07.30',
    );
  });
});
