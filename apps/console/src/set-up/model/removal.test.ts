import { AgencyId, CounterId, Site, ZoneId, ServiceId } from '@giliran/protocol';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { copyOfCounter, copyOfService, newAgency, newCounter, newService } from './blank.ts';
import { insteadOf } from './instead.ts';
import { added, changed, moved } from './lists.ts';
import { marksOf } from './marks.ts';
import { hindrancesOf, removalOf, removed } from './removal.ts';
import { renamed } from './rename.ts';

const demo = Site.parse(
  JSON.parse(readFileSync(new URL('../../../../../server/demo/site.json', import.meta.url), 'utf8')),
);
const nobody = { services: [], counters: [] };
const take = (site: Site, list: Parameters<typeof removalOf>[1], id: string, zone: string | null = null) =>
  removed(site, removalOf(site, list, id), zone === null ? null : ZoneId.parse(zone));

describe('taking something away leaves a set-up that can be saved', () => {
  test('an agency takes its services, counters, signs and people with it', () => {
    const plan = removalOf(demo, 'agencies', 'disdukcapil');
    expect(new Set(plan.along.map(({ list }) => list))).toEqual(
      new Set(['services', 'counters', 'staff']).union(
        new Set(plan.along.filter(({ list }) => list === 'displays').map(({ list }) => list)),
      ),
    );
    const left = take(demo, 'agencies', 'disdukcapil');
    expect(Site.safeParse(left).success).toBe(true);
    expect(JSON.stringify(left.services)).not.toContain('disdukcapil');
    expect(left.staff.some((one) => one.agencyId === 'disdukcapil')).toBe(false);
  });

  test.each(demo.agencies.map(({ id }) => id))('%s can go', (id) => {
    const left = Site.safeParse(take(demo, 'agencies', id));
    // Only a kiosk or counter that is left with nothing may be in the way, and it is named.
    const paths = left.success
      ? []
      : left.error.issues.map((issue) => [issue.path[0], issue.path[2]].map(String).join('.'));
    expect(paths.every((path) => path === 'kiosks.agencies' || path === 'counters.services')).toBe(true);
  });

  test('what stands in a zone moves to another; the last zone stays', () => {
    const left = take(demo, 'zones', 'lantai-2', 'lantai-1');
    expect(Site.safeParse(left).success).toBe(true);
    expect(removalOf(left, 'zones', 'lantai-1').lastOne).toBe(true);
  });

  test('a date that concerned only one agency goes with it, and never comes to close the whole hall', () => {
    const closure = {
      id: 'rapat',
      reason: { id: 'Rapat', en: 'Meeting' },
      from: { date: '2026-12-01', time: null },
      to: { date: '2026-12-01', time: null },
    };
    const site = Site.parse({
      ...demo,
      settings: {
        ...demo.settings,
        closures: [
          { ...closure, agencies: ['imigrasi'] },
          { ...closure, id: 'dua', agencies: ['imigrasi', 'polres'] },
          { ...closure, id: 'semua' },
        ],
      },
    });
    expect(take(site, 'agencies', 'imigrasi').settings.closures.map((one) => [one.id, one.agencies])).toEqual(
      [
        ['dua', ['polres']],
        ['semua', null],
      ],
    );
  });
});

describe('in use today', () => {
  const counter = demo.counters.find((one) => one.agencyId === 'disdukcapil');
  const use = {
    services: [
      { id: ServiceId.parse('ktp-baru'), tickets: 3, number: 'A-012', booked: 1 },
      { id: ServiceId.parse('elsewhere'), tickets: 9, number: 'Z-001', booked: 0 },
    ],
    counters: [{ id: counter?.id ?? CounterId.parse('x'), status: 'open' as const, number: null }],
  };
  test('people who wait, bookings and open counters of what would go stand in the way', () => {
    expect(hindrancesOf(removalOf(demo, 'services', 'ktp-baru'), use)).toEqual([
      { kind: 'waiting', id: 'ktp-baru', tickets: 3, number: 'A-012' },
      { kind: 'booked', id: 'ktp-baru', booked: 1 },
    ]);
    expect(hindrancesOf(removalOf(demo, 'agencies', 'disdukcapil'), use).map(({ kind }) => kind)).toEqual([
      'waiting',
      'booked',
      'counterOpen',
    ]);
    expect(hindrancesOf(removalOf(demo, 'services', 'ktp-baru'), nobody)).toEqual([]);
  });
  test('it can be closed instead, or have its last day', () => {
    const reason = { id: 'Tutup', en: 'Closed' };
    const closed = insteadOf('services', 'ktp-baru', '2026-11-20', reason)?.change(demo);
    expect(closed?.services.find(({ id }) => id === 'ktp-baru')?.closed).toEqual(reason);
    const last = insteadOf('agencies', 'polres', '2026-11-20', reason)?.change(demo);
    expect(last?.agencies.find(({ id }) => id === 'polres')?.openUntil).toBe('2026-11-20');
    expect(insteadOf('zones', 'lantai-1', '2026-11-20', reason)).toBeNull();
  });
});

describe('new things', () => {
  test('stand behind the one they were copied from, with a code and a number of their own', () => {
    const [first] = demo.counters;
    if (!first) throw new Error('the demo has counters');
    const site = added(demo, 'counters', copyOfCounter(demo, first), first.id);
    expect(site.counters[1]?.number).toBe(Math.max(...demo.counters.map(({ number }) => number)) + 1);
    expect(Site.safeParse(site).success).toBe(true);
    const [service] = demo.services;
    if (!service) throw new Error('the demo has services');
    expect(copyOfService(demo, service)).toMatchObject({ id: `${service.id}-2`, prefix: service.prefix });
  });

  test('are whole once they have their names', () => {
    const agency = newAgency(demo);
    const name = { id: 'Baru', en: 'New' };
    let site = added(demo, 'agencies', { ...agency, name, shortName: 'Baru', booth: 'Gerai 99' });
    site = added(site, 'services', { ...newService(site, agency.id), name });
    site = added(site, 'counters', newCounter(site, agency.id));
    expect(Site.safeParse(site).error).toBeUndefined();
    expect(demo.services.map(({ prefix }) => prefix)).not.toContain(site.services.at(-1)?.prefix);
  });

  test('take another code with everything that names them', () => {
    const site = renamed(demo, 'agencies', 'disdukcapil', 'dukcapil');
    expect(Site.safeParse(site).success).toBe(true);
    expect(JSON.stringify(site.services)).not.toContain('"agencyId":"disdukcapil"');
    expect(renamed(site, 'agencies', 'dukcapil', 'disdukcapil')).toEqual(demo);
  });

  test('are marked as new, changed ones as changed, wrong ones as wrong', () => {
    const edited = changed(
      added(demo, 'zones', { ...demo.zones[0]!, id: ZoneId.parse('lantai-3') }),
      'zones',
      'lantai-1',
      { floor: 9 },
    );
    expect([...marksOf(edited, demo, [], 'zones')]).toEqual([
      ['lantai-1', 'changed'],
      ['lantai-3', 'new'],
    ]);
    const wrong = [{ path: 'zones.1.name.id', text: () => '' }];
    expect(marksOf(demo, demo, wrong, 'zones').get('lantai-2')).toBe('wrong');
  });
});

test('a service moves among those of its agency only', () => {
  const own = (site: Site) =>
    site.services.filter(({ agencyId }) => agencyId === AgencyId.parse('disdukcapil')).map(({ id }) => id);
  const sibling = (a: Site['services'][number], b: Site['services'][number]) => a.agencyId === b.agencyId;
  const [first = '', second] = own(demo);
  expect(own(moved(demo, 'services', first, 1, sibling)).slice(0, 2)).toEqual([second, first]);
  expect(moved(demo, 'services', first, -1, sibling)).toBe(demo);
});
