import { Site, type OpenStatus } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSite, smallSiteInput, type SiteInput } from '../test/small-site.ts';
import { endOfServiceDay, readOpening, serviceDayAt } from './index.ts';

const both = (text: string) => ({ id: text, en: text });
const long = [
  { from: '07:30', to: '12:00' },
  { from: '13:00', to: '16:00' },
];
const friday = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '16:00' },
];
const week = { mon: long, tue: long, wed: long, thu: long, fri: friday, sat: [], sun: [] };
const mornings = [{ from: '08:00', to: '11:00' }];
const noDay = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

type ServiceInput = SiteInput['services'][number];
interface Wish {
  readonly settings?: Partial<SiteInput['settings']>;
  readonly ktp?: Partial<ServiceInput>;
  readonly dukcapil?: Partial<SiteInput['agencies'][number]>;
}
function site({ settings = {}, ktp = {}, dukcapil = {} }: Wish = {}): Site {
  const input = smallSiteInput({ hours: week, ...settings });
  return Site.parse({
    ...input,
    agencies: input.agencies.map((a) => (a.id === 'dukcapil' ? { ...a, ...dukcapil } : a)),
    services: input.services.map((s) => (s.id === 'ktp' ? { ...s, ...ktp } : s)),
  });
}

/** The status of KTP at a moment, with an empty hall. */
function at(moment: string, wish: Wish = {}) {
  const hall = new Hall(site(wish), Date.parse(moment));
  return statusOf(hall);
}
/** Without its warnings: an empty hall has none. */
function statusOf(hall: Hall, serviceId = 'ktp') {
  const { index } = hall.state;
  const service = index?.services.get(serviceId);
  if (!index || !service) throw new Error('no such service');
  return calendarPart(readOpening(hall.state, index, hall.now).service(service));
}
function calendarPart(status: OpenStatus) {
  if (!status.open) return status;
  const { warnings, ...rest } = status;
  expect(warnings).toEqual([]);
  return rest;
}

// 2026-11-18 is a Wednesday, 20 a Friday, 21 a Saturday.
describe('opening hours', () => {
  const open = { open: true, until: '16:00' };
  it.each([
    ['before the doors open', '2026-11-18T07:29:59+07:00', 'notYetOpen', '2026-11-18', '07:30'],
    ['in the break', '2026-11-18T12:00:00+07:00', 'break', '2026-11-18', '13:00'],
    ['at the end of the day', '2026-11-18T16:00:00+07:00', 'closedForToday', '2026-11-19', '07:30'],
    ['on Friday’s longer break', '2026-11-20T11:30:00+07:00', 'break', '2026-11-20', '13:00'],
    ['on Friday evening', '2026-11-20T17:00:00+07:00', 'closedForToday', '2026-11-23', '07:30'],
    ['on a Saturday', '2026-11-21T10:00:00+07:00', 'closedToday', '2026-11-23', '07:30'],
    ['just after midnight', '2026-11-18T00:00:00+07:00', 'notYetOpen', '2026-11-18', '07:30'],
  ])('%s', (_, moment, why, day, time) => {
    expect(at(moment)).toEqual({ open: false, why, note: null, opensAt: { day, time } });
  });

  it.each([
    '2026-11-18T07:30:00+07:00',
    '2026-11-18T11:59:59+07:00',
    '2026-11-18T13:00:00+07:00',
    '2026-11-18T15:59:59+07:00',
    '2026-11-20T11:29:00+07:00',
  ])('open at %s until the end of the last interval', (moment) => {
    expect(at(moment)).toMatchObject(open);
  });

  it('names the holiday, and opens again on the next day that is none', () => {
    const wish: Wish = {
      settings: {
        holidays: [
          { date: '2026-11-18', name: both('Hari Raya') },
          { date: '2026-11-19', name: both('Cuti bersama') },
        ],
      },
    };
    expect(at('2026-11-18T10:00:00+07:00', wish)).toEqual({
      open: false,
      why: 'holiday',
      note: both('Hari Raya'),
      opensAt: { day: '2026-11-20', time: '07:30' },
    });
    expect(at('2026-11-17T17:00:00+07:00', wish)).toMatchObject({
      opensAt: { day: '2026-11-20', time: '07:30' },
    });
  });

  it('takes a service’s own hours before its agency’s, and those before the site’s', () => {
    const agencyHours = { ...noDay, wed: mornings };
    const serviceHours = { ...noDay, wed: [{ from: '09:00', to: '24:00' }] };
    const moment = '2026-11-18T08:30:00+07:00';
    expect(at(moment)).toMatchObject(open);
    expect(at(moment, { dukcapil: { hours: agencyHours } })).toMatchObject({ open: true, until: '11:00' });
    expect(at(moment, { dukcapil: { hours: agencyHours }, ktp: { hours: serviceHours } })).toMatchObject({
      why: 'notYetOpen',
      opensAt: { day: '2026-11-18', time: '09:00' },
    });
    expect(at('2026-11-18T23:59:00+07:00', { ktp: { hours: serviceHours } })).toMatchObject({
      open: true,
      until: '24:00',
    });
  });

  it('has no next opening for a service that never opens', () => {
    expect(at('2026-11-18T10:00:00+07:00', { ktp: { hours: noDay } })).toEqual({
      open: false,
      why: 'closedToday',
      note: null,
      opensAt: null,
    });
  });

  it('gives no more tickets in the last minutes before closing', () => {
    const wish: Wish = { ktp: { lastTicketMinutes: 30 } };
    expect(at('2026-11-18T15:29:00+07:00', wish)).toMatchObject(open);
    expect(at('2026-11-18T15:30:00+07:00', wish)).toMatchObject({
      open: false,
      why: 'lastTicketPassed',
      opensAt: { day: '2026-11-19', time: '07:30' },
    });
    expect(at('2026-11-18T11:45:00+07:00', wish), 'the break is no closing').toMatchObject(open);
  });

  it('says why a service is out of service', () => {
    expect(at('2026-11-18T10:00:00+07:00', { ktp: { closed: both('Alat rusak') } })).toEqual({
      open: false,
      why: 'outOfService',
      note: both('Alat rusak'),
      opensAt: null,
    });
  });

  it('of an agency is open while any of its services is, else the one that opens soonest', () => {
    const agencyAt = (moment: string) => {
      const hall = new Hall(
        site({ ktp: { hours: { ...noDay, wed: [{ from: '14:00', to: '18:00' }] } } }),
        Date.parse(moment),
      );
      const { index } = hall.state;
      const agency = index?.agencies.get('dukcapil');
      if (!index || !agency) throw new Error('no agency');
      return calendarPart(readOpening(hall.state, index, hall.now).agency(agency));
    };
    expect(agencyAt('2026-11-18T10:00:00+07:00')).toMatchObject({ open: true, until: '16:00' });
    expect(agencyAt('2026-11-18T15:00:00+07:00')).toMatchObject({ open: true, until: '18:00' });
    expect(agencyAt('2026-11-18T12:30:00+07:00')).toMatchObject({
      open: false,
      opensAt: { day: '2026-11-18', time: '13:00' },
    });
  });
});

describe('a refused ticket', () => {
  it('is told closed, used up and would-not-be-reached apart', () => {
    const closed = new Hall(site(), Date.parse('2026-11-18T17:00:00+07:00'));
    expect(closed.do({ type: 'ticket.issue', serviceId: 'ktp' })).toEqual({
      ok: false,
      error: { code: 'serviceClosed', detail: 'ktp: closedForToday' },
    });
    const quota = new Hall(site({ ktp: { dailyQuota: 2 } }));
    const first = quota.issue('ktp');
    quota.issue('ktp');
    expect(quota.refusal({ type: 'ticket.issue', serviceId: 'ktp' })).toBe('quotaReached');
    quota.must({ type: 'ticket.cancel', ticketId: first.id });
    expect(
      quota.refusal({ type: 'ticket.issue', serviceId: 'ktp' }),
      'a cancelled ticket was still issued',
    ).toBe('quotaReached');
    expect(quota.refusal({ type: 'ticket.issue', serviceId: 'kk' }), 'another service has its own').toBe(
      undefined,
    );
    quota.pass(24 * 60);
    quota.must({ type: 'day.rollOver' });
    expect(quota.refusal({ type: 'ticket.issue', serviceId: 'ktp' })).toBeUndefined();
  });
});

describe('a queue that would not be reached before closing', () => {
  // 15:00, one counter, 5 minutes each: after 18 tickets even a quick queue needs 60 minutes.
  const fill = (beyondClosing: 'stop' | 'warn') => {
    const hall = new Hall(site({ settings: { beyondClosing } }), Date.parse('2026-11-18T15:00:00+07:00'));
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    let issued = 0;
    while (issued < 60 && hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' }) === undefined) issued += 1;
    return { hall, issued };
  };

  it('takes no more tickets where the site stops', () => {
    const { hall, issued } = fill('stop');
    expect(issued).toBeGreaterThan(15);
    expect(issued).toBeLessThan(25);
    expect(hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' })).toBe('wouldNotReach');
    expect(statusOf(hall)).toMatchObject({ open: false, why: 'wouldNotReach' });
    hall.next('loket-1');
    hall.must({ type: 'counter.open', counterId: 'loket-2' });
    expect(
      hall.refusal({ type: 'ticket.issue', serviceId: 'ktp' }),
      'a second counter helps',
    ).toBeUndefined();
  });

  it('goes on where the site only warns, and the warning is there', () => {
    const { hall, issued } = fill('warn');
    expect(issued).toBe(60);
    const { index } = hall.state;
    const service = index?.services.get('ktp');
    if (!index || !service) throw new Error('no service');
    expect(readOpening(hall.state, index, hall.now).beyondClosing(service)).toBe(true);
  });
});

describe('demo mode', () => {
  it('reads the hours as at ten in the morning, at any time of a working day', () => {
    const wish: Wish = { settings: { hoursMode: 'demo' } };
    for (const moment of ['2026-11-18T03:00:00+07:00', '2026-11-18T23:00:00+07:00'])
      expect(at(moment, wish)).toMatchObject({ open: true, until: '16:00' });
  });
  it('reads the weekend as a Wednesday', () => {
    const wish: Wish = {
      settings: { hoursMode: 'demo' },
      ktp: { hours: { ...noDay, wed: mornings } },
    };
    for (const moment of ['2026-11-21T22:00:00+07:00', '2026-11-22T01:00:00+07:00'])
      expect(at(moment, wish)).toMatchObject({ open: true, until: '11:00' });
    expect(at('2026-11-19T10:00:00+07:00', wish), 'Thursday stays Thursday').toMatchObject({
      open: false,
      why: 'closedToday',
    });
  });
  it('knows no holidays', () => {
    const settings = {
      hoursMode: 'demo' as const,
      holidays: [{ date: '2026-11-18', name: both('Libur') }],
    };
    expect(at('2026-11-18T10:00:00+07:00', { settings })).toMatchObject({ open: true });
  });
});

describe('the service day', () => {
  // The same moment is 23:30 in Jakarta (WIB), 00:30 in Makassar (WITA) and 01:30 in Jayapura (WIT).
  const moment = Date.parse('2026-11-18T23:30:00+07:00');
  it.each([
    ['Asia/Jakarta', '2026-11-18', '2026-11-18T17:00:00Z'],
    ['Asia/Makassar', '2026-11-19', '2026-11-19T16:00:00Z'],
    ['Asia/Jayapura', '2026-11-19', '2026-11-19T15:00:00Z'],
  ])('in %s is the calendar day there and turns at its midnight', (zone, day, turn) => {
    expect(serviceDayAt(zone, moment)).toBe(day);
    expect(endOfServiceDay(zone, serviceDayAt(zone, moment))).toBe(Date.parse(turn));
  });

  it('does not turn at midnight UTC, which is seven in the morning in Jakarta', () => {
    const hall = new Hall(smallSite(), Date.parse('2026-11-18T06:59:00+07:00'));
    expect(hall.state.day).toBe('2026-11-18');
    hall.pass(2);
    expect(hall.must({ type: 'day.rollOver' })).toEqual([]);
    expect(hall.state.day).toBe('2026-11-18');
  });
});
