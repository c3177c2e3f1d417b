/** Calendars as a table: where, under which set-up, at which time on the wall → what every screen says. */
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import {
  both,
  hours,
  hoursInput,
  hoursSite,
  officeWeek,
  openingOf,
  ramadan,
  ramadanWeek,
  said,
  statusAt,
  wallMoment,
  week,
  type HoursWish,
} from '../test/hours-site.ts';
import { minutesOf } from './intervals.ts';

const zones = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' } as const;

const mornings = week({ mon: '08:00-12:00', wed: '08:00-12:00', fri: '08:00-11:00' });
const wholeHall = { agencies: null, services: null };
const closure = (
  from: [date: string, time?: string],
  to: [date: string, time?: string],
  more: { agencies?: string[]; services?: string[] } = {},
  reason = 'Rapat',
) => ({
  id: 'penutupan',
  reason: both(reason),
  from: { date: from[0], time: from[1] ?? null },
  to: { date: to[0], time: to[1] ?? null },
  ...wholeHall,
  ...more,
});
const indonesia = { calendar: 'indonesia' as const };

/** The set-ups by name. Each starts from government office hours and changes Dukcapil, its service KTP, or the site. */
const setUps = {
  office: {},
  Ramadan: { settings: { timetables: [ramadan] } },
  'mornings tenant': { agency: { hours: mornings } },
  'mornings tenant, Ramadan': { agency: { hours: mornings }, settings: { timetables: [ramadan] } },
  'tenant with Ramadan hours': {
    agency: { hours: mornings, timetableHours: { 'ramadan-1448': week({ tue: '09:00-14:00' }) } },
    settings: { timetables: [ramadan] },
  },
  'service with Ramadan hours': {
    agency: { timetableHours: { 'ramadan-1448': week({ mon: '09:00-14:00' }) } },
    service: { timetableHours: { 'ramadan-1448': week({ mon: '10:00-11:00' }) } },
    settings: { timetables: [ramadan] },
  },
  'short service, agency with Ramadan hours': {
    agency: { timetableHours: { 'ramadan-1448': week({ mon: '09:00-14:00' }) } },
    service: { hours: week({ mon: '07:30-10:00' }) },
    settings: { timetables: [ramadan] },
  },
  'own timetable within Ramadan': {
    agency: { hours: mornings },
    settings: {
      timetables: [
        ramadan,
        {
          id: 'safari',
          name: both('Safari Ramadan'),
          from: '2027-02-15',
          to: '2027-02-16',
          hours: week({ mon: '13:00-17:00', tue: '13:00-17:00' }),
          agencies: ['dukcapil'],
        },
      ],
    },
  },
  national: { settings: { nationalHolidays: indonesia } },
  'national, open on Independence Day': {
    settings: { nationalHolidays: indonesia },
    agency: { opensOnHolidays: ['2027-08-17'] },
  },
  'national, open on joint leave': {
    settings: { nationalHolidays: indonesia },
    agency: { opensOnJointLeave: true },
  },
  'national, Eid a day later': {
    settings: {
      nationalHolidays: { ...indonesia, except: ['2027-03-10'] },
      holidays: [{ date: '2027-03-13', name: both('Idulfitri, menurut sidang isbat') }],
    },
  },
  'city day': {
    settings: {
      holidays: [{ date: '2026-11-18', name: both('Hari Jadi Kota'), agencies: ['bpjs'] }],
    },
  },
  'city day of Dukcapil': {
    settings: {
      holidays: [{ date: '2026-11-18', name: both('Hari Jadi Kota'), agencies: ['dukcapil'] }],
    },
  },
  'early close': { settings: { closures: [closure(['2026-11-18', '13:00'], ['2026-11-18'])] } },
  'early close at 15': { settings: { closures: [closure(['2026-11-18', '15:00'], ['2026-11-18'])] } },
  'early close at 15, last ticket 30 min': {
    settings: { closures: [closure(['2026-11-18', '15:00'], ['2026-11-18'])] },
    service: { lastTicketMinutes: 30 },
  },
  'late opening': {
    settings: { closures: [closure(['2026-11-18'], ['2026-11-18', '10:00'], {}, 'Apel pagi')] },
  },
  ceremony: {
    settings: { closures: [closure(['2026-11-18', '09:00'], ['2026-11-18', '10:00'], {}, 'Upacara')] },
  },
  'ceremony into the break': {
    settings: { closures: [closure(['2026-11-18', '11:00'], ['2026-11-18', '12:30'], {}, 'Upacara')] },
  },
  'closed for three days': {
    settings: { closures: [closure(['2026-11-17', '14:00'], ['2026-11-19'], {}, 'Pindah gedung')] },
  },
  'KTP closed': { settings: { closures: [closure(['2026-11-18'], ['2026-11-18'], { services: ['ktp'] })] } },
  'KK closed': { settings: { closures: [closure(['2026-11-18'], ['2026-11-18'], { services: ['kk'] })] } },
  'Dukcapil closed': {
    settings: { closures: [closure(['2026-11-18'], ['2026-11-18'], { agencies: ['dukcapil'] })] },
  },
  'BPJS closed': {
    settings: { closures: [closure(['2026-11-18'], ['2026-11-18'], { agencies: ['bpjs'] })] },
  },
  'a Saturday': {
    settings: {
      openings: [
        {
          id: 'sabtu',
          name: both('Sabtu melayani'),
          date: '2026-11-21',
          hours: hours('08:00-11:00'),
          ...wholeHall,
          agencies: ['dukcapil'],
        },
      ],
    },
  },
  'a longer Wednesday': {
    settings: {
      openings: [{ id: 'sore', name: both('Layanan sore'), date: '2026-11-18', hours: hours('16:00-18:00') }],
    },
  },
  'an opening on a holiday, cut short': {
    settings: {
      nationalHolidays: indonesia,
      openings: [{ id: 'natal', name: null, date: '2026-12-25', hours: hours('08:00-12:00') }],
      closures: [closure(['2026-12-25', '10:00'], ['2026-12-25'])],
    },
  },
  'from January': { agency: { openFrom: '2027-01-04' } },
  'until November': { agency: { openUntil: '2026-11-18' } },
  'last ticket at 15': { service: { lastTicketAt: '15:00' } },
  'last ticket at 11': { service: { lastTicketAt: '11:00' } },
  'last ticket 30 min and at 15:45': { service: { lastTicketAt: '15:45', lastTicketMinutes: 30 } },
  'last ticket before the afternoon': {
    service: { hours: week({ wed: '08:00-12:00 13:00-14:00' }), lastTicketMinutes: 60 },
  },
  'round the clock': {
    settings: {
      hours: week({
        mon: '00:00-24:00',
        tue: '00:00-24:00',
        wed: '00:00-24:00',
        thu: '00:00-24:00',
        fri: '00:00-24:00',
        sat: '00:00-24:00',
        sun: '00:00-24:00',
      }),
    },
  },
  'leap day closed': { settings: { closures: [closure(['2028-02-29'], ['2028-02-29'])] } },
} satisfies Record<string, HoursWish>;

type Row = [zone: keyof typeof zones, setUp: keyof typeof setUps, wall: string, says: string];

const tables: Record<string, Row[]> = {
  'government hours': [
    ['WIB', 'office', 'Wed 2026-11-18 07:29', 'closed: notYetOpen, opens Wed 2026-11-18 07:30'],
    ['WIB', 'office', 'Wed 2026-11-18 07:30', 'open until 16:00, break 12:00-13:00'],
    ['WIB', 'office', 'Wed 2026-11-18 11:59', 'open until 16:00, break 12:00-13:00'],
    ['WIB', 'office', 'Wed 2026-11-18 12:00', 'closed: break, opens Wed 2026-11-18 13:00'],
    ['WIB', 'office', 'Wed 2026-11-18 13:00', 'open until 16:00'],
    ['WIB', 'office', 'Wed 2026-11-18 16:00', 'closed: closedForToday, opens Thu 2026-11-19 07:30'],
    ['WIB', 'office', 'Fri 2026-11-20 11:29', 'open until 16:30, break 11:30-13:00'],
    ['WIB', 'office', 'Fri 2026-11-20 11:30', 'closed: break, opens Fri 2026-11-20 13:00'],
    ['WIB', 'office', 'Fri 2026-11-20 16:30', 'closed: closedForToday, opens Mon 2026-11-23 07:30'],
    ['WIB', 'office', 'Sat 2026-11-21 10:00', 'closed: closedToday, opens Mon 2026-11-23 07:30'],
    ['WIB', 'office', 'Sun 2026-11-22 23:59', 'closed: closedToday, opens Mon 2026-11-23 07:30'],
    ['WIB', 'office', 'Mon 2026-11-23 00:00', 'closed: notYetOpen, opens Mon 2026-11-23 07:30'],
  ],
  'the same moment in three zones': [
    ['WIB', 'office', 'Wed 2026-11-18 06:30', 'closed: notYetOpen, opens Wed 2026-11-18 07:30'],
    ['WITA', 'office', 'Wed 2026-11-18 07:30', 'open until 16:00, break 12:00-13:00'],
    ['WIT', 'office', 'Wed 2026-11-18 08:30', 'open until 16:00, break 12:00-13:00'],
    ['WIB', 'office', 'Fri 2026-11-20 23:30', 'closed: closedForToday, opens Mon 2026-11-23 07:30'],
    ['WITA', 'office', 'Sat 2026-11-21 00:30', 'closed: closedToday, opens Mon 2026-11-23 07:30'],
    ['WIT', 'office', 'Sat 2026-11-21 01:30', 'closed: closedToday, opens Mon 2026-11-23 07:30'],
  ],
  Ramadan: [
    ['WIB', 'Ramadan', 'Fri 2027-02-05 17:00', 'closed: closedForToday, opens Mon 2027-02-08 08:00'],
    [
      'WIB',
      'Ramadan',
      'Mon 2027-02-08 07:45',
      'closed: notYetOpen "Ramadan 1448 H", opens Mon 2027-02-08 08:00',
    ],
    ['WIB', 'Ramadan', 'Mon 2027-02-08 08:00', 'open until 15:00 "Ramadan 1448 H", break 12:00-12:30'],
    ['WIB', 'Ramadan', 'Mon 2027-02-08 12:10', 'closed: break, opens Mon 2027-02-08 12:30'],
    ['WIB', 'Ramadan', 'Fri 2027-02-12 11:40', 'closed: break, opens Fri 2027-02-12 12:30'],
    ['WIB', 'Ramadan', 'Fri 2027-02-12 15:00', 'open until 15:30 "Ramadan 1448 H"'],
    ['WIB', 'Ramadan', 'Tue 2027-03-09 15:00', 'closed: closedForToday, opens Wed 2027-03-10 07:30'],
    ['WIB', 'Ramadan', 'Wed 2027-03-10 07:30', 'open until 16:00, break 12:00-13:00'],
  ],
  'Ramadan and hours of one’s own': [
    // Its days and hours, as far as Ramadan’s reach: a tenant does not come on other days, the hall stays no longer.
    ['WIB', 'mornings tenant', 'Wed 2026-11-18 11:00', 'open until 12:00'],
    ['WIB', 'mornings tenant', 'Thu 2026-11-19 09:00', 'closed: closedToday, opens Fri 2026-11-20 08:00'],
    ['WIB', 'mornings tenant, Ramadan', 'Wed 2027-02-10 11:00', 'open until 12:00 "Ramadan 1448 H"'],
    [
      'WIB',
      'mornings tenant, Ramadan',
      'Thu 2027-02-11 09:00',
      'closed: closedToday, opens Fri 2027-02-12 08:00',
    ],
    ['WIB', 'tenant with Ramadan hours', 'Tue 2027-02-09 09:00', 'open until 14:00 "Ramadan 1448 H"'],
    [
      'WIB',
      'tenant with Ramadan hours',
      'Wed 2027-02-10 09:00',
      'closed: closedToday, opens Tue 2027-02-16 09:00',
    ],
    [
      'WIB',
      'tenant with Ramadan hours',
      'Tue 2027-03-09 14:00',
      'closed: closedForToday, opens Wed 2027-03-10 08:00',
    ],
    ['WIB', 'service with Ramadan hours', 'Mon 2027-02-08 10:30', 'open until 11:00 "Ramadan 1448 H"'],
    [
      'WIB',
      'service with Ramadan hours',
      'Mon 2027-02-08 12:00',
      'closed: closedForToday, opens Mon 2027-02-15 10:00',
    ],
    [
      'WIB',
      'short service, agency with Ramadan hours',
      'Mon 2027-02-08 09:30',
      'open until 10:00 "Ramadan 1448 H"',
    ],
    [
      'WIB',
      'short service, agency with Ramadan hours',
      'Mon 2027-02-08 08:30',
      'closed: notYetOpen "Ramadan 1448 H", opens Mon 2027-02-08 09:00',
    ],
    ['WIB', 'own timetable within Ramadan', 'Mon 2027-02-15 14:00', 'open until 17:00 "Safari Ramadan"'],
    [
      'WIB',
      'own timetable within Ramadan',
      'Tue 2027-02-16 17:00',
      'closed: closedForToday, opens Wed 2027-02-17 08:00',
    ],
  ],
  holidays: [
    [
      'WIB',
      'national',
      'Thu 2026-12-24 10:00',
      'closed: holiday "Cuti bersama Natal", opens Mon 2026-12-28 07:30',
    ],
    ['WIB', 'national', 'Wed 2026-12-23 17:00', 'closed: closedForToday, opens Mon 2026-12-28 07:30'],
    ['WIB', 'national', 'Thu 2026-12-31 16:00', 'closed: closedForToday, opens Mon 2027-01-04 07:30'],
    [
      'WIB',
      'national',
      'Fri 2027-01-01 00:00',
      'closed: holiday "Tahun Baru Masehi", opens Mon 2027-01-04 07:30',
    ],
    ['WIB', 'national', 'Fri 2027-03-05 17:00', 'closed: closedForToday, opens Tue 2027-03-16 07:30'],
    ['WIB', 'national, Eid a day later', 'Wed 2027-03-10 10:00', 'open until 16:00, break 12:00-13:00'],
    [
      'WIB',
      'national, Eid a day later',
      'Sat 2027-03-13 10:00',
      'closed: holiday "Idulfitri, menurut sidang isbat", opens Tue 2027-03-16 07:30',
    ],
    [
      'WIB',
      'national, open on Independence Day',
      'Tue 2027-08-17 10:00',
      'open until 16:00, break 12:00-13:00',
    ],
    ['WIB', 'national, open on joint leave', 'Thu 2026-12-24 10:00', 'open until 16:00, break 12:00-13:00'],
    [
      'WIB',
      'national, open on joint leave',
      'Fri 2026-12-25 10:00',
      'closed: holiday "Kelahiran Yesus Kristus (Natal)", opens Mon 2026-12-28 07:30',
    ],
    ['WIB', 'city day', 'Wed 2026-11-18 10:00', 'open until 16:00, break 12:00-13:00'],
    [
      'WIB',
      'city day of Dukcapil',
      'Wed 2026-11-18 10:00',
      'closed: holiday "Hari Jadi Kota", opens Thu 2026-11-19 07:30',
    ],
  ],
  closures: [
    ['WIB', 'early close', 'Wed 2026-11-18 10:00', 'open until 12:00 early "Rapat"'],
    ['WIB', 'early close', 'Wed 2026-11-18 12:30', 'closed: closure "Rapat", opens Thu 2026-11-19 07:30'],
    ['WIB', 'early close', 'Wed 2026-11-18 15:59', 'closed: closure "Rapat", opens Thu 2026-11-19 07:30'],
    ['WIB', 'early close', 'Wed 2026-11-18 16:00', 'closed: closedForToday, opens Thu 2026-11-19 07:30'],
    ['WIB', 'early close', 'Thu 2026-11-19 14:00', 'open until 16:00'],
    ['WIB', 'early close at 15', 'Wed 2026-11-18 10:00', 'open until 15:00 early "Rapat", break 12:00-13:00'],
    ['WIB', 'early close at 15', 'Wed 2026-11-18 12:30', 'closed: break, opens Wed 2026-11-18 13:00'],
    [
      'WIB',
      'early close at 15',
      'Wed 2026-11-18 15:00',
      'closed: closure "Rapat", opens Thu 2026-11-19 07:30',
    ],
    [
      'WIB',
      'early close at 15, last ticket 30 min',
      'Wed 2026-11-18 14:29',
      'open until 15:00 early "Rapat"',
    ],
    [
      'WIB',
      'early close at 15, last ticket 30 min',
      'Wed 2026-11-18 14:30',
      'closed: lastTicketPassed, opens Thu 2026-11-19 07:30',
    ],
    [
      'WIB',
      'late opening',
      'Wed 2026-11-18 07:00',
      'closed: notYetOpen "Apel pagi", opens Wed 2026-11-18 10:00',
    ],
    [
      'WIB',
      'late opening',
      'Wed 2026-11-18 08:00',
      'closed: closure "Apel pagi", opens Wed 2026-11-18 10:00',
    ],
    ['WIB', 'late opening', 'Wed 2026-11-18 10:00', 'open until 16:00, break 12:00-13:00'],
    ['WIB', 'late opening', 'Tue 2026-11-17 17:00', 'closed: closedForToday, opens Wed 2026-11-18 10:00'],
    ['WIB', 'ceremony', 'Wed 2026-11-18 08:00', 'open until 16:00, break 09:00-10:00 "Upacara"'],
    ['WIB', 'ceremony', 'Wed 2026-11-18 09:00', 'closed: closure "Upacara", opens Wed 2026-11-18 10:00'],
    ['WIB', 'ceremony', 'Wed 2026-11-18 10:00', 'open until 16:00, break 12:00-13:00'],
    [
      'WIB',
      'ceremony into the break',
      'Wed 2026-11-18 10:00',
      'open until 16:00, break 11:00-13:00 "Upacara"',
    ],
    ['WIB', 'ceremony into the break', 'Wed 2026-11-18 12:45', 'closed: break, opens Wed 2026-11-18 13:00'],
    [
      'WIB',
      'closed for three days',
      'Tue 2026-11-17 09:00',
      'open until 14:00 early "Pindah gedung", break 12:00-13:00',
    ],
    [
      'WIB',
      'closed for three days',
      'Tue 2026-11-17 15:00',
      'closed: closure "Pindah gedung", opens Fri 2026-11-20 07:30',
    ],
    [
      'WIB',
      'closed for three days',
      'Wed 2026-11-18 10:00',
      'closed: closure "Pindah gedung", opens Fri 2026-11-20 07:30',
    ],
    ['WIB', 'KTP closed', 'Wed 2026-11-18 10:00', 'closed: closure "Rapat", opens Thu 2026-11-19 07:30'],
    ['WIB', 'KK closed', 'Wed 2026-11-18 10:00', 'open until 16:00, break 12:00-13:00'],
    ['WIB', 'Dukcapil closed', 'Wed 2026-11-18 10:00', 'closed: closure "Rapat", opens Thu 2026-11-19 07:30'],
    ['WIB', 'BPJS closed', 'Wed 2026-11-18 10:00', 'open until 16:00, break 12:00-13:00'],
  ],
  'extra openings': [
    ['WIB', 'a Saturday', 'Fri 2026-11-20 17:00', 'closed: closedForToday, opens Sat 2026-11-21 08:00'],
    ['WIB', 'a Saturday', 'Sat 2026-11-21 10:00', 'open until 11:00 "Sabtu melayani"'],
    ['WIB', 'a Saturday', 'Sat 2026-11-21 11:00', 'closed: closedForToday, opens Mon 2026-11-23 07:30'],
    ['WIB', 'a longer Wednesday', 'Wed 2026-11-18 14:00', 'open until 18:00 "Layanan sore"'],
    [
      'WIB',
      'a longer Wednesday',
      'Thu 2026-11-19 17:00',
      'closed: closedForToday, opens Fri 2026-11-20 07:30',
    ],
    ['WIB', 'an opening on a holiday, cut short', 'Fri 2026-12-25 09:00', 'open until 10:00 early "Rapat"'],
    [
      'WIB',
      'an opening on a holiday, cut short',
      'Fri 2026-12-25 11:00',
      'closed: closure "Rapat", opens Mon 2026-12-28 07:30',
    ],
  ],
  'opening in phases': [
    ['WIB', 'from January', 'Wed 2026-11-18 10:00', 'closed: notHereYet, opens Mon 2027-01-04 07:30'],
    ['WIB', 'from January', 'Mon 2027-01-04 07:30', 'open until 16:00, break 12:00-13:00'],
    ['WIB', 'until November', 'Wed 2026-11-18 10:00', 'open until 16:00, break 12:00-13:00'],
    ['WIB', 'until November', 'Wed 2026-11-18 17:00', 'closed: closedForToday, opens never'],
    ['WIB', 'until November', 'Thu 2026-11-19 10:00', 'closed: noLongerHere, opens never'],
  ],
  'last tickets': [
    ['WIB', 'last ticket at 15', 'Wed 2026-11-18 14:59', 'open until 16:00'],
    [
      'WIB',
      'last ticket at 15',
      'Wed 2026-11-18 15:00',
      'closed: lastTicketPassed, opens Thu 2026-11-19 07:30',
    ],
    [
      'WIB',
      'last ticket at 11',
      'Wed 2026-11-18 12:30',
      'closed: lastTicketPassed, opens Thu 2026-11-19 07:30',
    ],
    ['WIB', 'last ticket 30 min and at 15:45', 'Wed 2026-11-18 15:29', 'open until 16:00'],
    [
      'WIB',
      'last ticket 30 min and at 15:45',
      'Wed 2026-11-18 15:30',
      'closed: lastTicketPassed, opens Thu 2026-11-19 07:30',
    ],
    [
      'WIB',
      'last ticket before the afternoon',
      'Wed 2026-11-18 12:30',
      'closed: lastTicketPassed, opens Wed 2026-11-25 08:00',
    ],
  ],
  'the edges of the calendar': [
    ['WIB', 'round the clock', 'Thu 2026-12-31 23:59', 'open until 24:00'],
    ['WIB', 'round the clock', 'Fri 2027-01-01 00:00', 'open until 24:00'],
    ['WIB', 'office', 'Thu 2026-12-31 23:59', 'closed: closedForToday, opens Fri 2027-01-01 07:30'],
    ['WIT', 'office', 'Mon 2028-02-28 18:00', 'closed: closedForToday, opens Tue 2028-02-29 07:30'],
    ['WIT', 'office', 'Tue 2028-02-29 07:30', 'open until 16:00, break 12:00-13:00'],
    ['WIB', 'leap day closed', 'Mon 2028-02-28 18:00', 'closed: closedForToday, opens Wed 2028-03-01 07:30'],
    ['WIB', 'office', 'Fri 2100-02-26 18:00', 'closed: closedForToday, opens Mon 2100-03-01 07:30'],
  ],
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  it.each(rows)('%s, %s, %s: %s', (zone, setUp, wall, says) => {
    const timeZone = zones[zone];
    const wish: HoursWish = setUps[setUp];
    const site = hoursSite({ ...wish, settings: { ...wish.settings, timeZone } });
    expect(said(statusAt(new Hall(site, wallMoment(timeZone, wall))))).toBe(says);
  });
});

describe('the weeks of the law', () => {
  const minutes = (of: typeof officeWeek) =>
    Object.values(of)
      .flat()
      .reduce((sum, i) => sum + minutesOf(i.to) - minutesOf(i.from), 0);
  it('are 37½ hours long, and 32½ in Ramadan', () => {
    expect(minutes(officeWeek)).toBe(37.5 * 60);
    expect(minutes(ramadanWeek)).toBe(32.5 * 60);
  });
});

describe('an agency', () => {
  const agencyAt = (wish: HoursWish, wall: string) => {
    const hall = new Hall(hoursSite(wish), wallMoment(zones.WIB, wall));
    const agency = hall.state.index?.agencies.get('dukcapil');
    if (!agency) throw new Error('no agency');
    return said(openingOf(hall).agency(agency));
  };
  it('stays open while one service is closed', () => {
    expect(agencyAt(setUps['KTP closed'], 'Wed 2026-11-18 10:00')).toBe(
      'open until 16:00, break 12:00-13:00',
    );
  });
  it('has a break when all its services have one', () => {
    const through = { service: { hours: week({ wed: '08:00-15:00' }) } };
    expect(agencyAt(through, 'Wed 2026-11-18 10:00')).toBe('open until 16:00');
    const later = { service: { hours: week({ wed: '08:00-12:30 13:30-15:00' }) } };
    expect(agencyAt(later, 'Wed 2026-11-18 10:00')).toBe('open until 16:00, break 12:30-13:00');
    const morningOnly = { service: { hours: week({ wed: '08:00-12:00' }) } };
    expect(agencyAt(morningOnly, 'Wed 2026-11-18 10:00')).toBe('open until 16:00, break 12:00-13:00');
    expect(agencyAt(setUps.ceremony, 'Wed 2026-11-18 08:00')).toBe(
      'open until 16:00, break 09:00-10:00 "Upacara"',
    );
  });
});

describe('a quota', () => {
  const quota = { service: { dailyQuota: 2, weekdayQuota: { fri: 1, mon: null } } };
  const taken = (wall: string) => {
    const hall = new Hall(hoursSite(quota), wallMoment(zones.WIB, wall));
    let n = 0;
    while (n < 5 && hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' }) === undefined) n += 1;
    return { n, says: said(statusAt(hall)) };
  };
  it('may differ by weekday, and says when the next day’s begins', () => {
    expect(taken('Wed 2026-11-18 10:00')).toEqual({
      n: 2,
      says: 'closed: quotaReached, opens Thu 2026-11-19 07:30',
    });
    expect(taken('Fri 2026-11-20 10:00')).toEqual({
      n: 1,
      says: 'closed: quotaReached, opens Mon 2026-11-23 07:30',
    });
    expect(taken('Mon 2026-11-23 10:00').n).toBe(5);
  });
});

describe('time left before closing', () => {
  it('counts neither breaks nor closures: nobody is served then', () => {
    // 11:30; closing at 16:00, an hour of break: 210 minutes are left, not 270. One counter, 5 minutes each.
    const hall = new Hall(hoursSite(), wallMoment(zones.WIB, 'Wed 2026-11-18 11:30'));
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    let n = 0;
    while (n < 200 && hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' }) === undefined) n += 1;
    expect(n * 5 * (2 / 3)).toBeGreaterThan(200);
    expect(n * 5 * (2 / 3)).toBeLessThan(225);
  });
});

describe('a seasonal counter', () => {
  const wish = { counter: { seasons: [{ from: '2026-12-01', to: '2027-01-31' }] } };
  const at = (wall: string) => {
    const hall = new Hall(hoursSite(wish), wallMoment(zones.WIB, wall));
    return { hall, refusal: hall.refusal({ type: 'counter.open', counterId: 'loket-2' }) };
  };
  it.each([
    ['Mon 2026-11-30 10:00', 'counterOutOfSeason'],
    ['Tue 2026-12-01 10:00', undefined],
    ['Sun 2027-01-31 10:00', undefined],
    ['Mon 2027-02-01 10:00', 'counterOutOfSeason'],
  ])('%s: %s', (wall, refusal) => {
    expect(at(wall).refusal).toBe(refusal);
  });
  it('calls nobody out of season, closes with the day on which its season ends, and finishes what it began', () => {
    const { hall } = at('Wed 2026-11-18 10:00');
    hall.issue('akta');
    expect(hall.refusal({ type: 'counter.next', counterId: 'loket-2' })).toBe('counterOutOfSeason');
    const last = new Hall(hoursSite(wish), wallMoment(zones.WIB, 'Sun 2027-01-31 10:00'));
    last.must({ type: 'counter.open', counterId: 'loket-2' });
    last.pass(24 * 60);
    expect(last.must({ type: 'day.rollOver' })).toContainEqual({
      type: 'counterClosed',
      counterId: 'loket-2',
    });
    expect(last.refusal({ type: 'counter.open', counterId: 'loket-2' })).toBe('counterOutOfSeason');

    const changed = new Hall(hoursSite(), wallMoment(zones.WIB, 'Wed 2026-11-18 10:00'));
    const ticket = changed.issue('akta');
    changed.next('loket-2');
    changed.must({ type: 'ticket.start', ticketId: ticket.id });
    changed.must({ type: 'site.configure', site: hoursSite(wish) });
    changed.must({ type: 'ticket.finish', ticketId: ticket.id });
    expect(changed.refusal({ type: 'counter.next', counterId: 'loket-2' })).toBe('counterOutOfSeason');
  });
});

describe('the demo’s clock', () => {
  it('knows no holiday, yet shows what somebody tries out: a closure, a timetable', () => {
    const demo = (wish: HoursWish, wall: string) =>
      said(
        statusAt(
          new Hall(
            hoursSite({ ...wish, settings: { ...wish.settings, hoursMode: 'demo' } }),
            wallMoment(zones.WIB, wall),
          ),
        ),
      );
    expect(demo(setUps.national, 'Fri 2026-12-25 22:00')).toBe('open until 16:30, break 11:30-13:00');
    expect(demo(setUps.office, 'Sat 2026-11-21 22:00')).toBe('open until 16:00, break 12:00-13:00');
    expect(demo(setUps['early close at 15'], 'Wed 2026-11-18 22:00')).toBe(
      'open until 15:00 early "Rapat", break 12:00-13:00',
    );
    expect(demo(setUps.Ramadan, 'Wed 2027-02-10 22:00')).toBe(
      'open until 15:00 "Ramadan 1448 H", break 12:00-12:30',
    );
  });
});

describe('an old set-up', () => {
  it('means what it meant: no timetables, no country’s holidays, nothing one-off', () => {
    const { settings, agencies, services, counters } = hoursSite();
    expect(settings).toMatchObject({
      timetables: [],
      nationalHolidays: { calendar: 'none', except: [] },
      closures: [],
      openings: [],
    });
    expect(agencies[0]).toMatchObject({ openFrom: null, openUntil: null, opensOnHolidays: [] });
    expect(services[0]).toMatchObject({ lastTicketAt: null, weekdayQuota: {}, timetableHours: {} });
    expect(counters[0]).toMatchObject({ seasons: null });
    expect(hoursInput().settings).not.toHaveProperty('timetables');
  });
});
