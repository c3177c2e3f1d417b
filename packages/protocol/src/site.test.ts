import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { Site } from './index.ts';

const both = (text: string) => ({ id: text, en: text });
const day = [{ from: '07:30', to: '16:00' }];
type Input = z.input<typeof Site>;

function input(): Input {
  return {
    settings: {
      name: both('MPP'),
      timeZone: 'Asia/Makassar',
      priority: { reasons: [{ id: 'lansia', name: both('Lansia') }] },
      hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
      voice: {},
      ticket: {},
    },
    zones: [{ id: 'lantai-1', name: both('Lantai 1'), floor: 1, direction: both('Lurus') }],
    agencies: ['a', 'b'].map((id) => ({
      id,
      name: both(id),
      shortName: id,
      zoneId: 'lantai-1',
      booth: 'Gerai 1',
      prefix: id.toUpperCase(),
    })),
    services: ['satu', 'dua'].map((id, n) => ({
      id,
      agencyId: 'a',
      name: both(id),
      prefix: n === 0 ? 'A' : 'B',
      usualMinutes: 5,
    })),
    counters: [1, 2].map((number) => ({
      id: `loket-${number}`,
      number,
      agencyId: 'a',
      zoneId: 'lantai-1',
      services: [{ serviceId: 'satu' }, { serviceId: 'dua', offsetMinutes: 10 }],
    })),
    kiosks: [{ id: 'kiosk-1', name: 'Pintu', zoneId: 'lantai-1', agencies: ['a'] }],
    displays: [{ id: 'display-1', name: 'TV', zoneId: 'lantai-1' }],
    staff: [{ id: 'siti', name: 'Siti', role: 'counterStaff', agencyId: 'a' }],
  };
}

const week = (hours: Input['settings']['hours']['mon']) => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
  sat: hours,
  sun: hours,
});
const ramadan = {
  id: 'ramadan',
  name: both('Ramadan'),
  from: '2027-02-08',
  to: '2027-03-09',
  hours: week([{ from: '08:00', to: '15:00' }]),
};
const meeting = {
  id: 'rapat',
  reason: both('Rapat'),
  from: { date: '2026-11-18' },
  to: { date: '2026-11-18' },
};

/** What is wrong, as `where: what`. */
function wrong(change: (site: Input) => void): string[] {
  const site = input();
  change(site);
  const parsed = Site.safeParse(site);
  return parsed.success
    ? []
    : parsed.error.issues.map((i) => `${i.path.map(String).join('.')}: ${i.message}`);
}
/** The item at a place, which the input is known to have. */
function at<T>(list: readonly T[], n: number): T {
  const item = list[n];
  if (item === undefined) throw new Error(`nothing at ${n}`);
  return item;
}

describe('a site', () => {
  it('that is whole is accepted, with its defaults filled in', () => {
    const site = Site.parse(input());
    expect(site.settings).toMatchObject({
      numberingPer: 'prefix',
      hoursMode: 'calendar',
      beyondClosing: 'stop',
      priority: { mode: 'headStart', headStartMinutes: 20 },
      voice: { reading: 'digit', languages: ['id'] },
    });
    expect(site.counters[0]?.services).toEqual([
      { serviceId: 'satu', offsetMinutes: 0, whenWaitExceedsMinutes: null },
      { serviceId: 'dua', offsetMinutes: 10, whenWaitExceedsMinutes: null },
    ]);
  });

  it.each([
    ['zones', 'lantai-1'],
    ['agencies', 'a'],
    ['services', 'satu'],
    ['counters', 'loket-1'],
    ['kiosks', 'kiosk-1'],
    ['displays', 'display-1'],
    ['staff', 'siti'],
  ] as const)('has every id of its %s once', (kind, id) => {
    const messages = wrong((site) => {
      const list: { id: string }[] = site[kind];
      list.push({ ...at(list, 0) });
    });
    const last = input()[kind].length;
    expect(messages).toContain(`${kind}.${last}.id: id "${id}" is used twice; choose another`);
  });

  it('has every number on a sign once', () => {
    expect(
      wrong((site) => {
        at(site.counters, 1).number = 1;
      }),
    ).toEqual(['counters.1.number: number "1" is used twice; choose another']);
  });

  describe('with numbers that kiosks give by themselves', () => {
    const withRanges = (...ranges: ({ from: number; to: number } | null)[]) => ({
      ...input(),
      kiosks: ranges.map((offline, n) => ({
        id: `kiosk-${n + 1}`,
        name: 'Pintu',
        zoneId: 'lantai-1',
        offline,
      })),
    });
    const complaints = (...ranges: Parameters<typeof withRanges>) =>
      Site.safeParse(withRanges(...ranges)).error?.issues.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );

    it('lets each kiosk have its own', () => {
      expect(complaints({ from: 901, to: 949 }, null, { from: 950, to: 999 })).toBeUndefined();
    });

    it('is refused where two kiosks have the same', () => {
      expect(complaints({ from: 901, to: 949 }, null, { from: 949, to: 999 })).toEqual([
        'kiosks.2.offline: numbers 949–999 overlap those of kiosk "kiosk-1" (901–949); give each kiosk numbers of its own',
      ]);
    });

    it('is refused where a range is none, or takes too much', () => {
      expect(complaints({ from: 949, to: 901 })).toEqual([
        'kiosks.0.offline.to: the last number lies before the first',
      ]);
      expect(complaints({ from: 1, to: 1_001 })).toEqual([
        'kiosks.0.offline.to: a kiosk may keep 1000 numbers at most',
      ]);
    });
  });

  it('shares a prefix only where its numbering does', () => {
    const same = (numberingPer: 'service' | 'agency' | 'prefix') =>
      wrong((site) => {
        site.settings.numberingPer = numberingPer;
        at(site.services, 1).prefix = 'A';
        at(site.agencies, 1).prefix = 'A';
      });
    expect(same('prefix')).toEqual([]);
    expect(same('service')).toEqual(['services.1.prefix: prefix "A" is used twice; choose another']);
    expect(same('agency')).toEqual(['agencies.1.prefix: prefix "A" is used twice; choose another']);
  });

  it.each<[string, (site: Input) => void]>([
    ['agencies.0.zoneId: there is no zone "atap"', (s) => (at(s.agencies, 0).zoneId = 'atap')],
    ['services.1.agencyId: there is no agency "x"', (s) => (at(s.services, 1).agencyId = 'x')],
    ['counters.0.zoneId: there is no zone "atap"', (s) => (at(s.counters, 0).zoneId = 'atap')],
    ['counters.1.agencyId: there is no agency "x"', (s) => (at(s.counters, 1).agencyId = 'x')],
    [
      'counters.0.services.1: there is no service "tiga"',
      (s) => (at(at(s.counters, 0).services, 1).serviceId = 'tiga'),
    ],
    [
      'counters.0.services.1.serviceId: serviceId "satu" is listed twice at this counter',
      (s) => (at(at(s.counters, 0).services, 1).serviceId = 'satu'),
    ],
    ['kiosks.0.zoneId: there is no zone "atap"', (s) => (at(s.kiosks, 0).zoneId = 'atap')],
    ['kiosks.0.agencies.0: there is no agency "x"', (s) => (at(s.kiosks, 0).agencies = ['x'])],
    ['displays.0.zoneId: there is no zone "atap"', (s) => (at(s.displays, 0).zoneId = 'atap')],
    ['staff.0.agencyId: there is no agency "x"', (s) => (at(s.staff, 0).agencyId = 'x')],
    ['staff.0.agencyId: counter staff belong to an agency', (s) => (at(s.staff, 0).agencyId = null)],
    [
      'settings.timeZone: not a known time zone; use for example Asia/Jakarta, Asia/Makassar or Asia/Jayapura',
      (s) => (s.settings.timeZone = 'Asia/Atlantis'),
    ],
    [
      'settings.hours.mon: intervals of a day are in order and do not overlap',
      (s) => {
        s.settings.hours.mon = [
          { from: '08:00', to: '12:00' },
          { from: '11:00', to: '15:00' },
        ];
      },
    ],
    [
      'settings.hours.tue.0: an interval ends after it begins',
      (s) => (s.settings.hours.tue = [{ from: '12:00', to: '12:00' }]),
    ],
    [
      'settings.hours.wed.0.from: write a time as HH:MM, for example 07:30',
      (s) => (s.settings.hours.wed = [{ from: '07.30', to: '12:00' }]),
    ],
    [
      'settings.timetables.1.from: overlaps "Ramadan" (2027-02-08 to 2027-03-09): two timetables of the whole hall cannot hold on the same day',
      (s) =>
        (s.settings.timetables = [ramadan, { ...ramadan, id: 'lain', from: '2027-03-09', to: '2027-03-20' }]),
    ],
    [
      'settings.timetables.1.from: overlaps "Ramadan" (2027-02-08 to 2027-03-09): two timetables of one agency cannot hold on the same day',
      (s) =>
        (s.settings.timetables = [
          { ...ramadan, agencies: ['a'] },
          { ...ramadan, id: 'lain', agencies: ['b', 'a'] },
        ]),
    ],
    [
      'settings.timetables.0: a timetable ends on or after the day on which it begins',
      (s) => (s.settings.timetables = [{ ...ramadan, to: '2027-02-07' }]),
    ],
    [
      'settings.timetables.1.id: id "ramadan" is used twice; choose another',
      (s) => (s.settings.timetables = [ramadan, { ...ramadan, from: '2028-01-28', to: '2028-02-26' }]),
    ],
    [
      'settings.timetables.0.agencies.0: there is no agency "x"',
      (s) => (s.settings.timetables = [{ ...ramadan, agencies: ['x'] }]),
    ],
    [
      'agencies.0.timetableHours.puasa: there is no timetable "puasa"',
      (s) => (at(s.agencies, 0).timetableHours = { puasa: s.settings.hours }),
    ],
    [
      'services.1.timetableHours.puasa: there is no timetable "puasa"',
      (s) => (at(s.services, 1).timetableHours = { puasa: s.settings.hours }),
    ],
    [
      'settings.holidays.0.agencies.0: there is no agency "x"',
      (s) => (s.settings.holidays = [{ date: '2026-11-18', name: both('Libur'), agencies: ['x'] }]),
    ],
    [
      'settings.holidays.0.date: write a date as YYYY-MM-DD, for example 2027-03-10',
      (s) => (s.settings.holidays = [{ date: '2027-02-29', name: both('Libur') }]),
    ],
    [
      'settings.closures.0: a closure ends after it begins',
      (s) =>
        (s.settings.closures = [
          {
            ...meeting,
            from: { date: '2026-11-18', time: '13:00' },
            to: { date: '2026-11-18', time: '13:00' },
          },
        ]),
    ],
    [
      'settings.closures.0.services.1: there is no service "x"',
      (s) => (s.settings.closures = [{ ...meeting, services: ['satu', 'x'] }]),
    ],
    [
      'settings.openings.0.agencies.0: there is no agency "x"',
      (s) => (s.settings.openings = [{ id: 'sabtu', date: '2026-11-21', hours: day, agencies: ['x'] }]),
    ],
    [
      'agencies.1.openUntil: the last day comes on or after the first',
      (s) => Object.assign(at(s.agencies, 1), { openFrom: '2027-01-01', openUntil: '2026-12-31' }),
    ],
    [
      'counters.0.seasons.0: a period ends on or after the day on which it begins',
      (s) => (at(s.counters, 0).seasons = [{ from: '2027-01-01', to: '2026-12-31' }]),
    ],
    [
      'services.0.prefix: a prefix has 1–3 capital letters or digits and starts with a letter',
      (s) => (at(s.services, 0).prefix = '1A'),
    ],
  ])('is refused with where and what: %s', (message, change) => {
    expect(wrong(change)).toEqual([message]);
  });

  it('may have an agency’s timetable within one of the hall, and one after the other', () => {
    expect(
      wrong((site) => {
        site.settings.timetables = [
          ramadan,
          { ...ramadan, id: 'sore', agencies: ['a'] },
          { ...ramadan, id: 'sore-b', agencies: ['b'] },
          { ...ramadan, id: 'lebaran', from: '2027-03-10', to: '2027-03-20' },
        ];
      }),
    ).toEqual([]);
  });

  it('is refused with a field nobody knows, so that a misspelt one is not lost', () => {
    const site = { ...input(), servises: [] };
    expect(Site.safeParse(site).success).toBe(false);
  });
});
