import { AgencyId, CounterId, PriorityReasonId, ServiceId } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { loadOfCounters, planCitizens, type Hall, type OfferedService } from './citizens.ts';
import { randomFrom } from './random.ts';

const service = (id: string, agency: string, usualMinutes = 10): OfferedService => ({
  id: ServiceId.parse(id),
  agencyId: AgencyId.parse(agency),
  usualMinutes,
});
const ktp = service('ktp', 'disdukcapil', 8);
const kk = service('kk', 'disdukcapil', 12);
const paspor = service('paspor', 'imigrasi', 15);
const nobodyServes = service('uji-kir', 'dishub');
const counter = (id: string, agency: string, ...services: [OfferedService, number][]) => ({
  id: CounterId.parse(id),
  agencyId: AgencyId.parse(agency),
  services: services.map(([s, offsetMinutes]) => ({ serviceId: s.id, offsetMinutes })),
});
const hall: Hall = {
  kiosks: [
    { kiosk: 0, services: [ktp, kk, paspor, nobodyServes] },
    { kiosk: 1, services: [paspor] },
  ],
  counters: [
    counter('loket-1', 'disdukcapil', [ktp, 0]),
    counter('loket-2', 'disdukcapil', [ktp, 0], [kk, 0]),
    counter('loket-3', 'disdukcapil', [kk, 0], [ktp, 10]),
    counter('loket-4', 'imigrasi', [paspor, 0]),
  ],
  priorityReasons: [PriorityReasonId.parse('lansia'), PriorityReasonId.parse('ibu-hamil')],
};

test('a citizen asks for what the kiosk in front of them offers, and turns elsewhere on the same kiosk', () => {
  const offered = hall.kiosks.map((k) => new Set<string>(k.services.map((s) => s.id)));
  for (const citizen of planCitizens(hall, 500, randomFrom(1))) {
    expect(citizen.wishes.length).toBeGreaterThan(0);
    expect(citizen.wishes.every((wish) => offered[citizen.kiosk]?.has(wish))).toBe(true);
    expect(new Set(citizen.wishes).size).toBe(citizen.wishes.length);
  }
});

test('nobody asks for what no counter serves', () => {
  const wishes = planCitizens(hall, 500, randomFrom(2)).flatMap((c) => c.wishes);
  expect(wishes).not.toContain(nobodyServes.id);
});

test('an agency with more counters draws more citizens, and its first service the most', () => {
  const first = planCitizens(hall, 2000, randomFrom(3)).map((c) => c.wishes[0]);
  const count = (of: OfferedService): number => first.filter((id) => id === of.id).length;
  expect(count(ktp)).toBeGreaterThan(count(kk) * 1.5);
  expect(count(ktp) + count(kk)).toBeGreaterThan(count(paspor) * 2);
});

test('about one in eight has priority, some cancel, some leave without a word', () => {
  const plan = planCitizens(hall, 5000, randomFrom(4));
  const portion = (of: (c: (typeof plan)[number]) => boolean): number => plan.filter(of).length / plan.length;
  expect(portion((c) => c.priority !== null)).toBeCloseTo(0.12, 1);
  expect(portion((c) => c.cancelsAfter !== null)).toBeGreaterThan(0.01);
  expect(portion((c) => c.cancelsAfter !== null)).toBeLessThan(0.02);
  expect(portion((c) => c.leaves)).toBeCloseTo(0.06, 1);
});

test('the same seed plans the same day', () => {
  expect(planCitizens(hall, 50, randomFrom(5))).toEqual(planCitizens(hall, 50, randomFrom(5)));
});

test('work falls on the counters whose own it is, in equal parts', () => {
  const [one] = planCitizens(hall, 1, randomFrom(1));
  if (!one) throw new Error('nobody came');
  const load = loadOfCounters(hall, [{ ...one, wishes: [ktp.id, kk.id] }]);
  expect(Object.fromEntries(load)).toEqual({ 'loket-1': 4, 'loket-2': 4, 'loket-3': 0, 'loket-4': 0 });
});

test('a hall without kiosks has no citizens', () => {
  expect(planCitizens({ ...hall, kiosks: [] }, 10, randomFrom(1))).toEqual([]);
});
