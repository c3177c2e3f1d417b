import { KioskView } from '@giliran/protocol';
import { describe, expect, it } from 'vitest';
import { at, catalogue, queues, sheet } from './fixtures.ts';
import { aloneQueues, stoppedServices } from './hours.ts';

const plan = catalogue.offline;
if (plan === null) throw new Error('the fixture has a plan');
const read = (now: number, change: object = {}) => aloneQueues(sheet(change), plan, now);
const service = (id: string, now: number, change: object = {}) =>
  read(now, change).services.find((one) => one.id === id)?.status;
const agency = (id: string, now: number) => read(now).agencies.find((one) => one.id === id)?.status;

describe('without the server a service is', () => {
  it.each([
    ['07:29', { open: false, why: 'notYetOpen', opensAt: { day: '2026-11-18', time: '07:30' } }],
    ['07:30', { open: true, until: '16:00', nextBreak: { from: '12:00', to: '13:00' } }],
    ['11:59', { open: true, until: '16:00' }],
    ['12:00', { open: false, why: 'break', opensAt: { day: '2026-11-18', time: '13:00' } }],
    ['15:59', { open: true, until: '16:00', nextBreak: null }],
    ['16:00', { open: false, why: 'closedForToday', opensAt: { day: '2026-11-20', time: '07:30' } }],
  ])('at %s as its hours say, in the site’s zone', (time, expected) => {
    expect(service('ktp', at(time))).toMatchObject(expected);
  });

  it('closed on a day without hours, and says when it opens', () => {
    expect(service('kk', at('10:00'))).toMatchObject({
      open: false,
      why: 'closedToday',
      opensAt: { day: '2026-11-20', time: '07:30' },
    });
  });

  it('closed beyond the days that are known', () => {
    expect(service('ktp', at('10:00', '2026-11-25'))).toMatchObject({ open: false, opensAt: null });
    expect(read(at('10:00', '2026-11-25')).day).toBe('2026-11-18');
  });
});

it('an agency is open when one of its services is', () => {
  expect(agency('dukcapil', at('10:00'))).toMatchObject({ open: true });
  expect(agency('dukcapil', at('12:30'))).toMatchObject({ open: false, why: 'break' });
  expect(agency('bpjs', at('10:00', '2026-11-20'))).toMatchObject({ open: false, why: 'closedToday' });
});

describe('what the server had stopped', () => {
  const closed = (why: string) => ({ open: false, why, note: null, opensAt: null });
  const stopped = (why: string) =>
    stoppedServices(
      KioskView.parse({
        ...queues,
        services: [{ id: 'ktp', waiting: 3, status: closed(why), estimate: null }],
      }),
    );

  it('stays stopped for the day: its quota, an early close', () => {
    for (const why of ['quotaReached', 'closedEarly', 'wouldNotReach'])
      expect(service('ktp', at('10:00'), { stopped: stopped(why) })).toMatchObject({ open: false, why });
    expect(service('ktp', at('10:00', '2026-11-20'), { stopped: stopped('quotaReached') })).toMatchObject({
      open: true,
    });
  });

  it('stays stopped over night where a system is down', () => {
    const down = { stopped: stopped('systemDown') };
    expect(service('ktp', at('10:00', '2026-11-20'), down)).toMatchObject({ open: false, why: 'systemDown' });
  });

  it('is not what its hours had closed: those are known', () => {
    expect(stopped('break')).toEqual([]);
    expect(stopped('notYetOpen')).toEqual([]);
  });
});
