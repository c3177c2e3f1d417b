import { expect, test } from 'vitest';
import { smallSiteInput } from '../../packages/engine/test/small-site.ts';
import { Site } from '@giliran/protocol';
import { scaledSite } from './scaled-site.ts';

const input = smallSiteInput({ order: { noShowPenaltyMinutes: 10 } });
input.agencies[0]!.order = { priorityHeadStartMinutes: 40 };
input.services[0]!.slots = { slotMinutes: 30, perSlot: 2 };
const site = Site.parse(input);

test('minutes of the rules shrink with the day; what people’s hands need does not', () => {
  const quick = scaledSite(site, 0.01);
  expect(Site.parse(quick)).toEqual(quick);
  expect(quick.settings.priority.headStartMinutes).toBeCloseTo(0.2);
  expect(quick.settings.order.noShowPenaltyMinutes).toBeCloseTo(0.1);
  expect(quick.agencies[0]?.order).toMatchObject({ priorityHeadStartMinutes: 0.4, transferMinutes: null });
  expect(quick.counters[1]?.services[1]?.offsetMinutes).toBeCloseTo(0.15);
  expect(quick.settings.work.undoSeconds).toBe(site.settings.work.undoSeconds);
});

test('slots stay as long as they can be booked, and hold as many a day', () => {
  expect(scaledSite(site, 0.01).services[0]?.slots).toEqual({ slotMinutes: 5, perSlot: 34 });
});

test('a day at its real length changes nothing', () => {
  expect(scaledSite(site, 1)).toBe(site);
});
