/** Why a day has the hours it has. */
import { readFileSync } from 'node:fs';
import { Site } from '@giliran/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayHours } from './calendar.ts';
import { explainDay } from './explain-day.ts';

const raw: unknown = JSON.parse(
  readFileSync(new URL('../../../server/demo/site.json', import.meta.url), 'utf8'),
);
const demo = Site.parse(raw);
const [service] = demo.services;
if (!service) throw new Error('the demo has services');
const all = (from: string, to: string) => ({
  mon: [{ from, to }],
  tue: [{ from, to }],
  wed: [{ from, to }],
  thu: [{ from, to }],
  fri: [{ from, to }],
  sat: [],
  sun: [],
});
const name = { id: 'Ramadan', en: 'Ramadan' };
const with_ = (settings: Partial<Record<keyof Site['settings'], unknown>>): Site =>
  Site.parse({
    ...demo,
    agencies: demo.agencies.map((a) => ({ ...a, hours: null, timetableHours: {} })),
    services: demo.services.map((s) => ({
      ...s,
      hours: null,
      timetableHours: {},
      lastTicketMinutes: 30,
      lastTicketAt: null,
    })),
    settings: { ...demo.settings, hoursMode: 'calendar', hours: all('08:00', '15:00'), ...settings },
  });
const explain = (site: Site, date: string) => {
  const found = site.services.find(({ id }) => id === service.id);
  if (!found) throw new Error('the service is there');
  return explainDay(site, found, date);
};

describe('the rules of a day are told in their order', () => {
  test('an ordinary day: the weekly hours of the hall, and the last ticket', () => {
    expect(explain(with_({}), '2026-11-18')).toMatchObject({
      rules: [
        { rule: 'weekly', of: 'site', hours: [{ from: '08:00', to: '15:00' }] },
        { rule: 'lastTicket', at: '14:30' },
      ],
      open: [{ from: '08:00', to: '15:00' }],
      issuing: [{ from: '08:00', to: '14:30' }],
    });
  });
  test('a holiday in Ramadan with a Saturday’s opening and a meeting', () => {
    const date = '2027-03-10';
    const site = with_({
      nationalHolidays: { calendar: 'none', except: [] },
      timetables: [
        { id: 'ramadan', name, from: '2027-03-01', to: '2027-03-20', hours: all('08:30', '14:00') },
      ],
      holidays: [{ date, name: { id: 'Libur daerah', en: 'Local holiday' } }],
      openings: [{ id: 'ekstra', name: null, date, hours: [{ from: '09:00', to: '12:00' }] }],
      closures: [
        {
          id: 'rapat',
          reason: { id: 'Rapat', en: 'Meeting' },
          from: { date, time: '10:00' },
          to: { date, time: '10:30' },
        },
      ],
    });
    const told = explain(site, date);
    expect(told.rules.map(({ rule }) => rule)).toEqual([
      'weekly',
      'timetable',
      'holiday',
      'opening',
      'closure',
      'lastTicket',
    ]);
    expect(told.open).toEqual([
      { from: '09:00', to: '10:00' },
      { from: '10:30', to: '12:00' },
    ]);
  });
});

test('what is told is what the screens say, on any day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.nat(demo.services.length - 1), (days, n) => {
      const date = Temporal.PlainDate.from('2026-01-01').add({ days }).toString();
      const one = demo.services[n];
      if (!one) return;
      expect(explainDay(demo, one, date).open).toEqual(dayHours(demo, one, date).open);
    }),
    { numRuns: 60 },
  );
});
