/** Any set-up of hours, at any moment, held against a plain reading of the rules minute by minute. */
import { Site, type Weekday, type WeeklyHours } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { both, hoursInput } from '../test/hours-site.ts';
import type { CalendarStatus } from './calendar.ts';
import { readCalendar } from './index.ts';

const zone = 'Asia/Jayapura';
const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** All times lie on a grid of half hours, so that every boundary is met. */
const step = 30;
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesIn = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** A Monday. */
const firstDay = Temporal.PlainDate.from('2027-02-22');
const dateOf = (n: number): string => firstDay.add({ days: n }).toString();

const day = fc.integer({ min: 0, max: 13 });
const tick = fc.integer({ min: 0, max: 48 }).map((n) => n * step);
const dayHours = fc
  .uniqueArray(tick, { maxLength: 4 })
  .map((ticks) => ticks.toSorted((a, b) => a - b))
  .map((ticks) =>
    Array.from({ length: Math.floor(ticks.length / 2) }, (_, n) => ({
      from: clock(ticks[2 * n] ?? 0),
      to: clock(ticks[2 * n + 1] ?? 0),
    })),
  );
const weekly = fc.record({
  mon: dayHours,
  tue: dayHours,
  wed: dayHours,
  thu: dayHours,
  fri: dayHours,
  sat: dayHours,
  sun: dayHours,
});
type Agencies = string[] | null;
const agencies = fc.constantFrom<Agencies[]>(null, ['dukcapil'], ['bpjs']);
const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
interface Whom {
  agencies: Agencies;
  services: Agencies;
}
const whom = fc.constantFrom<Whom[]>(
  { agencies: null, services: null },
  { agencies: ['dukcapil'], services: null },
  { agencies: ['bpjs'], services: null },
  { agencies: null, services: ['ktp'] },
  { agencies: ['bpjs'], services: ['ktp'] },
  { agencies: null, services: ['kk'] },
);
const concernsKtp = (w: Whom): boolean =>
  w.services?.includes('ktp') ?? w.agencies?.includes('dukcapil') ?? true;

const setUp = fc.record({
  site: weekly,
  agency: sometimes(weekly),
  service: sometimes(weekly),
  timetable: sometimes(
    fc.record({
      days: fc.tuple(day, day),
      hours: weekly,
      agencies,
      ofAgency: sometimes(weekly),
      ofService: sometimes(weekly),
    }),
  ),
  holidays: fc.array(
    fc.record({
      day,
      kind: fc.constantFrom('holiday' as const, 'jointLeave' as const),
      agencies,
    }),
    { maxLength: 4 },
  ),
  opensOnHolidays: fc.array(day, { maxLength: 2 }),
  opensOnJointLeave: fc.boolean(),
  closures: fc.array(
    fc.record({ from: fc.tuple(day, sometimes(tick)), to: fc.tuple(day, sometimes(tick)), whom }),
    {
      maxLength: 3,
    },
  ),
  openings: fc.array(fc.record({ day, hours: dayHours, whom }), { maxLength: 2 }),
  openFrom: sometimes(day),
  openUntil: sometimes(day),
  lastTicketMinutes: fc.constantFrom(0, 0, 30, 120, 600),
  lastTicketAt: sometimes(tick),
});
type SetUp = typeof setUp extends fc.Arbitrary<infer T> ? T : never;

const ordered = ([a, b]: [number, number]): [number, number] => (a <= b ? [a, b] : [b, a]);
const momentOf = ([n, minutes]: readonly [number, number | null], otherwise: number): number =>
  n * 1440 + (minutes ?? otherwise);

/** Only what the schema takes: a closure that ends after it begins, an opening with hours, days in order. */
function tidy(given: SetUp): SetUp {
  const both = given.openFrom !== null && given.openUntil !== null;
  const [from, until] = both
    ? ordered([given.openFrom ?? 0, given.openUntil ?? 0])
    : [given.openFrom, given.openUntil];
  return {
    ...given,
    openFrom: from,
    openUntil: until,
    closures: given.closures.filter((c) => momentOf(c.from, 0) < momentOf(c.to, 1440)),
    openings: given.openings.filter((o) => o.hours.length > 0),
    timetable: given.timetable && { ...given.timetable, days: ordered(given.timetable.days) },
  };
}

function siteOf(given: SetUp): Site {
  const { timetable } = given;
  const time = (minutes: number | null) => (minutes === null ? null : clock(minutes));
  return Site.parse(
    hoursInput({
      settings: {
        timeZone: zone,
        hours: given.site,
        timetables: timetable
          ? [
              {
                id: 'puasa',
                name: both('Ramadan'),
                from: dateOf(timetable.days[0]),
                to: dateOf(timetable.days[1]),
                hours: timetable.hours,
                agencies: timetable.agencies,
              },
            ]
          : [],
        holidays: given.holidays.map((h) => ({
          date: dateOf(h.day),
          name: both('Libur'),
          kind: h.kind,
          agencies: h.agencies,
        })),
        closures: given.closures.map((c, n) => ({
          id: `tutup-${n}`,
          reason: both('Rapat'),
          from: { date: dateOf(c.from[0]), time: time(c.from[1]) },
          to: { date: dateOf(c.to[0]), time: time(c.to[1]) },
          ...c.whom,
        })),
        openings: given.openings.map((o, n) => ({
          id: `buka-${n}`,
          date: dateOf(o.day),
          hours: o.hours,
          ...o.whom,
        })),
      },
      agency: {
        hours: given.agency,
        timetableHours: timetable?.ofAgency ? { puasa: timetable.ofAgency } : {},
        opensOnHolidays: given.opensOnHolidays.map(dateOf),
        opensOnJointLeave: given.opensOnJointLeave,
        openFrom: given.openFrom === null ? null : dateOf(given.openFrom),
        openUntil: given.openUntil === null ? null : dateOf(given.openUntil),
      },
      service: {
        hours: given.service,
        timetableHours: timetable?.ofService ? { puasa: timetable.ofService } : {},
        lastTicketMinutes: given.lastTicketMinutes,
        lastTicketAt: given.lastTicketAt === null ? null : clock(given.lastTicketAt),
      },
    }),
  );
}

/** The rules read plainly: is KTP served in this half hour of the n-th day? */
function readPlainly(given: SetUp, n: number, minutes: number): boolean {
  const weekday = weekdays[((n % 7) + 7) % 7] ?? 'mon';
  const has = (hours: WeeklyHours | null | undefined) =>
    hours?.[weekday].some((i) => minutesIn(i.from) <= minutes && minutes < minutesIn(i.to)) ?? false;
  const here = (given.openFrom ?? n) <= n && n <= (given.openUntil ?? n);
  if (!here) return false;
  const moment = n * 1440 + minutes;
  if (
    given.closures.some(
      (c) => concernsKtp(c.whom) && momentOf(c.from, 0) <= moment && moment < momentOf(c.to, 1440),
    )
  )
    return false;
  const extra = given.openings.some(
    (o) =>
      o.day === n &&
      concernsKtp(o.whom) &&
      o.hours.some((i) => minutesIn(i.from) <= minutes && minutes < minutesIn(i.to)),
  );
  if (extra) return true;
  const holiday = given.holidays.some(
    (h) =>
      h.day === n &&
      (h.agencies?.includes('dukcapil') ?? true) &&
      !(h.kind === 'jointLeave' && given.opensOnJointLeave) &&
      !given.opensOnHolidays.includes(n),
  );
  if (holiday) return false;
  const t = given.timetable;
  if (t && t.days[0] <= n && n <= t.days[1] && (t.agencies?.includes('dukcapil') ?? true)) {
    if (t.ofService) return has(t.ofService);
    const ofAgency = t.ofAgency
      ? has(t.ofAgency)
      : has(t.hours) && (t.agencies !== null || given.agency === null || has(given.agency));
    return ofAgency && (given.service === null || has(given.service));
  }
  return has(given.service ?? given.agency ?? given.site);
}

const readDays = new WeakMap<SetUp, Map<number, boolean[]>>();
/** The same, each day read once. */
function served(given: SetUp, n: number, minutes: number): boolean {
  const days = readDays.get(given) ?? new Map<number, boolean[]>();
  readDays.set(given, days);
  const halfHours = days.get(n) ?? Array.from({ length: 48 }, (_, t) => readPlainly(given, n, t * step));
  days.set(n, halfHours);
  return halfHours[minutes / step] ?? false;
}

/** When today's service ends, in minutes; 0 on a day without. */
function closing(given: SetUp, n: number): number {
  for (let minutes = 1440 - step; minutes >= 0; minutes -= step)
    if (served(given, n, minutes)) return minutes + step;
  return 0;
}
const issues = (given: SetUp, n: number, minutes: number): boolean =>
  served(given, n, minutes) &&
  minutes < closing(given, n) - given.lastTicketMinutes &&
  minutes < (given.lastTicketAt ?? 1440);

const instantOf = (n: number, minutes: number): number =>
  firstDay.add({ days: n }).toZonedDateTime(zone).epochMilliseconds + minutes * 60_000;
const known = (site: Site) => {
  const service = site.services.find((s) => s.id === 'ktp');
  if (!service) throw new Error('no KTP');
  return service;
};

const moments = fc.tuple(
  fc.integer({ min: -1, max: 14 }),
  fc.integer({ min: 0, max: 47 }).map((t) => t * step),
);
const runs = { numRuns: 100 };

/** `check` with the status by issuing and by service of a moment. */
function forAnyMoment(
  check: (given: SetUp, n: number, minutes: number, status: CalendarStatus, hours: CalendarStatus) => void,
): void {
  fc.assert(
    fc.property(setUp.map(tidy), fc.array(moments, { minLength: 1, maxLength: 6 }), (given, all) => {
      const site = siteOf(given);
      for (const [n, minutes] of all) {
        // Somewhere within the half hour, to the last millisecond.
        for (const within of [0, step * 60_000 - 1]) {
          const calendar = readCalendar(site, instantOf(n, minutes) + within);
          check(given, n, minutes, calendar.status(known(site)), calendar.hours(known(site)));
        }
      }
    }),
    runs,
  );
}

describe('any set-up of hours', { timeout: 60_000 }, () => {
  it('is open exactly when the rules, read plainly, say so', () => {
    forAnyMoment((given, n, minutes, status, hours) => {
      expect(hours.open).toBe(served(given, n, minutes));
      expect(status.open).toBe(issues(given, n, minutes));
    });
  });

  it('tells until when: the end of today’s service, and the break before it', () => {
    forAnyMoment((given, n, minutes, status) => {
      if (!status.open) return;
      expect(status.until).toBe(clock(closing(given, n)));
      const first = Array.from({ length: 48 }, (_, t) => t * step).find(
        (t) => t > minutes && !served(given, n, t),
      );
      const again = Array.from({ length: 48 }, (_, t) => t * step).find(
        (t) => first !== undefined && t > first && served(given, n, t),
      );
      expect(status.nextBreak === null).toBe(first === undefined || again === undefined);
      if (status.nextBreak !== null)
        expect(status.nextBreak).toMatchObject({ from: clock(first ?? -1), to: clock(again ?? -1) });
    });
  });

  it('tells the very next opening: later than now, open then, closed until then', () => {
    forAnyMoment((given, n, minutes, status) => {
      if (status.open) return;
      const { opensAt } = status;
      const end =
        opensAt === null
          ? (n + 22) * 1440
          : firstDay.until(opensAt.day).days * 1440 + minutesIn(opensAt.time);
      expect(end).toBeGreaterThan(n * 1440 + minutes);
      for (let moment = n * 1440 + minutes + step; moment < end; moment += step) {
        const dayN = Math.floor(moment / 1440);
        if (issues(given, dayN, moment - dayN * 1440))
          throw new Error(`${dateOf(dayN)} ${clock(moment - dayN * 1440)} is skipped`);
      }
      if (opensAt === null) return;
      const dayN = Math.floor(end / 1440);
      expect(issues(given, dayN, end - dayN * 1440)).toBe(true);
    });
  });

  it('never gives a reason that another screen would deny', () => {
    forAnyMoment((given, n, minutes, status) => {
      if (status.open) {
        expect(
          status.early || status.note === null || given.timetable !== null || given.openings.length > 0,
        ).toBe(true);
        return;
      }
      const absent =
        (given.openFrom ?? n) > n ? 'notHereYet' : (given.openUntil ?? n) < n ? 'noLongerHere' : null;
      if (absent) expect(status.why).toBe(absent);
      if (status.why === 'closure') expect(given.closures.length).toBeGreaterThan(0);
      if (status.why === 'lastTicketPassed') expect(closing(given, n)).toBeGreaterThan(minutes);
      if (status.why === 'closedForToday') expect(closing(given, n)).toBeLessThanOrEqual(minutes);
      if (status.why === 'notYetOpen' || status.why === 'break')
        expect(status.opensAt?.day, 'these two promise today').toBe(dateOf(n));
      if (status.why === 'closedToday' || status.why === 'holiday') expect(closing(given, n)).toBe(0);
    });
  });
});
