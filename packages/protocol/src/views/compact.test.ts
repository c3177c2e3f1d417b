import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  Agency,
  asksForCompact,
  CatalogueView,
  compactForm,
  CounterView,
  KioskView,
  readsCompact,
  Service,
  TicketState,
  WorkSettings,
  type OpenStatus,
} from '../index.ts';

const text = (words: string) => ({ id: words, en: words });
const openUntil = (until: string): OpenStatus => ({
  open: true,
  until,
  nextBreak: { from: '12:00', to: '13:00', note: null },
  early: false,
  note: null,
  warnings: [],
});
const status: fc.Arbitrary<OpenStatus> = fc.oneof(
  fc.constantFrom('12:00', '15:30', '16:00').map(openUntil),
  fc.record({
    open: fc.constant(false as const),
    why: fc.constantFrom('break' as const, 'holiday' as const, 'quotaReached' as const),
    note: fc.constantFrom(null, text('Rapat')),
    opensAt: fc.constant(null),
  }),
);
const told = { id: '00000000-0000-4000-8000-000000000001', text: text('Pintu barat ditutup'), until: 1 };
const queues = (
  statuses: readonly OpenStatus[],
  agencies: number,
  announcements: readonly (typeof told)[] = [],
): KioskView =>
  KioskView.parse({
    ...{ day: '2026-11-18', printer: null, papers: [], otherKiosk: null, announcements },
    agencies: statuses.slice(0, agencies).map((told, n) => ({ id: `a-${n}`, waiting: n, status: told })),
    services: statuses
      .slice(agencies)
      .map((told, n) => ({ id: `s-${n}`, waiting: n, status: told, estimate: null })),
  });
/** What arrives at the other end of the wire. */
const sent = (view: CatalogueView | KioskView | CounterView): unknown =>
  JSON.parse(JSON.stringify(compactForm(view)));
const distinct = (statuses: readonly OpenStatus[]): number =>
  new Set(statuses.map((told) => JSON.stringify(told))).size;

describe('the compact form of a kiosk’s queues', () => {
  it('says the same as the full one, each status once', () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 40 }), fc.nat(10), (statuses, agencies) => {
        const view = queues(statuses, agencies);
        const compact = sent(view);
        expect(KioskView.parse(compact)).toEqual(view);
        expect(compact).toHaveProperty('statuses.length', distinct(statuses));
      }),
    );
  });
  it('has announcements where there are any, and no word of them where there are none', () => {
    const some = queues([], 0, [told]);
    expect(KioskView.parse(sent(some))).toEqual(some);
    expect(some.announcements).toEqual([told]);
    expect(sent(queues([], 0))).not.toHaveProperty('announcements');
  });
  it('that names a status it does not have is not read', () => {
    const view = queues([openUntil('15:30'), openUntil('15:30')], 1);
    const compact = KioskView.safeParse({ ...z.looseObject({}).parse(sent(view)), statuses: [] });
    expect(compact.error?.issues.map(({ message }) => message)).toContain('there is no status 0');
  });
});

describe('the compact form of a kiosk’s catalogue', () => {
  const service = { id: 'ktp', agencyId: 'dukcapil', name: text('KTP'), prefix: 'A', usualMinutes: 5 };
  const agency = { id: 'dukcapil', name: text('Dukcapil'), shortName: 'Dukcapil', prefix: 'A' };
  const full = {
    kiosk: { id: 'kiosk-1', name: 'Pintu', zoneId: 'lantai-1', paper: '80mm', printer: null },
    site: { name: text('MPP'), timeZone: 'Asia/Jakarta', logo: null, accentColor: '#0b6e4f' },
    publicUrl: null,
    priorityReasons: [],
    zones: [],
    agencies: [{ ...agency, zoneId: 'lantai-1', booth: 'Gerai 1', logo: null, hours: null, alerts: null }],
    services: [
      { ...service, requirements: [text('KK')], searchWords: ['e-ktp'], slots: null, dailyQuota: 40 },
      { ...service, id: 'kk', requirements: [], searchWords: [], slots: null, closed: null },
    ],
  };
  it('says of the set-up what a kiosk shows, and is read as the full one is', () => {
    const view = CatalogueView.parse(full);
    expect(CatalogueView.parse(sent(view))).toEqual(view);
    expect(view.services[0]).toMatchObject({ requirements: [text('KK')], searchWords: ['e-ktp'] });
  });
  it('leaves out how the agency works', () => {
    // As the server has it: with all that the set-up says.
    const view: CatalogueView = {
      ...CatalogueView.parse(full),
      agencies: full.agencies.map((one) => Agency.parse(one)),
      services: full.services.map((one) => Service.parse(one)),
    };
    expect(JSON.stringify(view)).toContain('dailyQuota');
    const told = JSON.stringify(compactForm(view));
    for (const name of ['alerts', 'hours', 'dailyQuota', 'usualMinutes']) expect(told).not.toContain(name);
  });
});

const at = fc.integer({ min: 0, max: 4_102_444_800_000 });
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 1 });
const few = fc.nat(2);
const ticket = fc.record({
  ...{ id: fc.uuid(), number: fc.constantFrom('A-001', 'KT-1204'), serviceId: fc.constantFrom('ktp', 'kk') },
  ...{
    priority: maybe(fc.constantFrom('elderly', 'disability')),
    state: fc.constantFrom(...TicketState.options),
  },
  ...{ issuedAt: at, effectiveTime: at, waitingSince: at },
  ...{ calledAt: maybe(at), startedAt: maybe(at), endedAt: maybe(at), parkedAt: maybe(at) },
  ...{ calls: few, recalls: few, visits: few, returns: few, language: fc.constantFrom('id', 'en') },
  ...{ onlyHere: fc.boolean(), delayed: fc.boolean(), carried: fc.boolean() },
  ...{ stops: fc.array(fc.constantFrom('ktp', 'kk'), { maxLength: 2 }), appointmentAt: maybe(at) },
  ...{ note: maybe(fc.string()), parkReason: maybe(fc.string()) },
});
const tickets = fc.array(ticket, { maxLength: 4 });
const desk = (lists: Record<'waiting' | 'parked' | 'history' | 'current', unknown>): CounterView =>
  CounterView.parse({
    site: { name: text('MPP'), timeZone: 'Asia/Jakarta', logo: null, accentColor: '#0b6e4f' },
    counter: {
      ...{ id: 'loket-1', number: 1, agencyId: 'dukcapil', zoneId: 'lantai-1', status: 'open', revision: 1 },
      ...{ pauseReason: null, autoCall: false, changedAt: 0 },
    },
    agency: { name: text('Dukcapil'), shortName: 'Dukcapil', booth: 'Gerai 1' },
    work: WorkSettings.parse({}),
    ...{ outcomes: [], condition: null, undo: null, why: null, staff: null, desk: null, services: [] },
    ...{ priorityReasons: [], waitingCount: 0, oldestIssuedAt: null },
    today: { served: 0, noShows: 0, meanMinutes: null },
    ...lists,
  });

describe('the compact form of a counter’s lists', () => {
  it('says the same of every ticket as the full one', () => {
    fc.assert(
      fc.property(tickets, tickets, tickets, maybe(ticket), (waiting, parked, history, current) => {
        const view = desk({ waiting, parked, history, current });
        expect(view.waiting).toEqual(waiting);
        expect(CounterView.parse(sent(view))).toEqual(view);
      }),
    );
  });
  it('says of somebody who simply waits no more than who, for what and since when', () => {
    const [one] = desk({
      ...{ parked: [], history: [], current: null },
      waiting: [
        { id: '00000000-0000-4000-8000-000000000001', number: 'A-001', serviceId: 'ktp', issuedAt: 7 },
      ],
    }).waiting;
    if (!one) throw new Error('nobody waits');
    expect(one).toMatchObject({ state: 'waiting', effectiveTime: 7, waitingSince: 7, stops: [], note: null });
    const told = sent(desk({ waiting: [one], parked: [], history: [], current: null }));
    const Told = z.looseObject({ waiting: z.array(z.looseObject({})) });
    expect(Object.keys(Told.parse(told).waiting[0] ?? {})).toEqual(['id', 'number', 'serviceId', 'issuedAt']);
  });
});

describe('who hears the compact form', () => {
  it('is who named that kind of view', () => {
    for (const kind of ['catalogue', 'kiosk', 'counter'] as const)
      expect(readsCompact(asksForCompact.compact, kind)).toBe(true);
    // Of a kind that has none, and of screens from before a counter had one.
    expect(readsCompact('display', 'display')).toBe(false);
    expect(readsCompact('catalogue,kiosk', 'counter')).toBe(false);
    for (const query of [undefined, '', ['counter'], 'counters'])
      expect(readsCompact(query, 'counter')).toBe(false);
  });
});
