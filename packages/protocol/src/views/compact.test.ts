import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Agency, CatalogueView, compactForm, KioskView, Service, type OpenStatus } from '../index.ts';

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
const sent = (view: CatalogueView | KioskView): unknown => JSON.parse(JSON.stringify(compactForm(view)));
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
