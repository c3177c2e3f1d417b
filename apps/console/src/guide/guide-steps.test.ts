import { readFileSync } from 'node:fs';
import { DeviceLine, Site, ZoneId } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { stepsOf, type GuideFacts, type StepId } from './guide-steps.ts';
import {
  openedForTrial,
  prefixFor,
  quickStarted,
  shortNameFor,
  trialUntil,
  withKiosk,
  wrongIn,
} from './quick-start.ts';

const demo = Site.parse(
  JSON.parse(readFileSync(new URL('../../../../server/demo/site.json', import.meta.url), 'utf8')),
);
const zoneId = ZoneId.parse('lantai-1');
const empty: Site = {
  ...demo,
  ...{
    zones: demo.zones.slice(0, 1),
    agencies: [],
    services: [],
    counters: [],
    kiosks: [],
    displays: [],
    staff: [],
  },
};
const nothing: GuideFacts = {
  ...{ site: empty, devices: [], openNow: false, paired: new Set(), paperAt: null, papersFailed: 0 },
  ...{ withPassword: new Set(), findings: [], backups: null },
};
const of = (facts: Partial<GuideFacts>, id: StepId) =>
  stepsOf({ ...nothing, ...facts }).find((step) => step.id === id);
const kiosk = (change: object) =>
  DeviceLine.parse({
    ...{ kind: 'kiosk', id: 'kiosk-1', name: 'Pintu utama', zoneId: 'lantai-1', connections: 0 },
    ...{ lastSeenAt: null, speaking: false, printer: null, ...change },
  });
const wish = {
  ...{ agency: 'Dinas Kependudukan', shortName: 'Disdukcapil', booth: 'Gerai 1', service: 'Kartu Keluarga' },
  ...{ prefix: 'K', counter: 1, zoneId },
};

test('in an empty hall the agency is next, and only one step is', () => {
  const steps = stepsOf(nothing);
  expect(steps.filter(({ state }) => state === 'next').map(({ id }) => id)).toEqual(['agency']);
  expect(steps.filter(({ state }) => state === 'done').map(({ id }) => id)).toEqual(['hall', 'zone']);
});

test('a quick start makes a whole, valid hall of one agency, one service, one counter', () => {
  const site = quickStarted(empty, wish);
  expect(Site.safeParse(site).success).toBe(true);
  expect(site.services).toMatchObject([{ id: 'kartu-keluarga', agencyId: 'disdukcapil', prefix: 'K' }]);
  expect(site.counters).toMatchObject([{ id: 'loket-1', services: [{ serviceId: 'kartu-keluarga' }] }]);
  expect(of({ site }, 'counter')).toMatchObject({ state: 'done' });
  // And once more beside what is there: other codes, another prefix.
  const prefix = prefixFor(site, zoneId, 'Kartu Keluarga');
  expect(prefix).not.toBe('K');
  const twice = quickStarted(site, { ...wish, prefix, counter: 2 });
  expect(Site.safeParse(twice).success).toBe(true);
  expect(twice.agencies.map(({ id }) => id)).toEqual(['disdukcapil', 'disdukcapil-2']);
  expect(Object.entries(wrongIn(site, wish)).flatMap(([field, wrong]) => (wrong ? [field] : []))).toEqual([
    ...['prefix', 'counter'],
  ]);
});

test('a short name is cut at a word', () => {
  expect(shortNameFor('Dinas Kependudukan dan Pencatatan Sipil')).toBe('Dinas Kependudukan');
  expect(shortNameFor('  Samsat ')).toBe('Samsat');
  expect(shortNameFor('x'.repeat(40))).toHaveLength(24);
});

test('a service that no counter serves is a trouble of the counters', () => {
  const [service] = demo.services;
  if (!service) throw new Error('the demo has services');
  const site = { ...quickStarted(empty, wish) };
  const more = {
    ...site,
    services: [...site.services, { ...service, id: demo.services[1]?.id ?? service.id }],
  };
  expect(of({ site: more }, 'counter')).toMatchObject({ state: 'trouble', note: { kind: 'unserved' } });
});

test('a kiosk is paired while it is connected; one that has a key and is away is a trouble', () => {
  expect(of({ devices: [kiosk({ connections: 1 })] }, 'pairing')).toMatchObject({ state: 'done' });
  expect(of({ devices: [kiosk({})], paired: new Set(['kiosk/kiosk-1']) }, 'pairing')).toEqual({
    ...{ id: 'pairing', state: 'trouble', note: { kind: 'away', device: 'Pintu utama' } },
  });
  expect(of({ devices: [kiosk({})] }, 'pairing')).toMatchObject({ state: 'open', note: null });
});

test('a folder is no printer', () => {
  const devices = [kiosk({ printerSetUp: { adapter: 'folder', folder: '/tmp/x' } })];
  expect(of({ devices }, 'printer')).toMatchObject({ state: 'trouble', note: { kind: 'onlyFolder' } });
});

test('a ticket counts once its paper came out; closed hours and a failed paper are said', () => {
  const site = withKiosk(quickStarted(empty, wish), 'Pintu', zoneId);
  expect(of({ site, paperAt: 1 }, 'ticket')).toMatchObject({ state: 'done' });
  expect(of({ site, papersFailed: 1 }, 'ticket')).toMatchObject({ state: 'trouble' });
  const ready = { site, devices: [kiosk({ connections: 1, printsAt: 'kioskFile' })] };
  expect(of(ready, 'ticket')).toEqual({ id: 'ticket', state: 'next', note: { kind: 'closedNow' } });
  expect(of({ ...ready, openNow: true }, 'ticket')).toEqual({ id: 'ticket', state: 'next', note: null });
});

test('opening for a trial lasts two hours, not beyond the day, and fits the set-up', () => {
  expect(['07:05', '21:59', '22:00', '23:30'].map(trialUntil)).toEqual(['09:05', '23:59', '23:59', '23:59']);
  const once = openedForTrial(empty, '2026-11-21', '18:30', { id: 'Uji coba', en: 'Trial' });
  const twice = openedForTrial(once, '2026-11-22', '08:00', { id: 'Uji coba', en: 'Trial' });
  expect(Site.safeParse(twice).success).toBe(true);
  expect(twice.settings.openings.map(({ id }) => id)).toContain('uji-coba-2');
});
