/** Alerts begin when a limit has been passed for a while, end when things are clearly better, and never flap. */
import { ServiceId, Site, type Alert } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSiteInput } from '../test/small-site.ts';
import { readAlerts, settleMs, stepAlerts, type Reading, type Unsettled } from './alerts.ts';

const second = 1_000;
const minute = 60 * second;
const limits = { waiting: 2, longestWaitMinutes: 20, unservedMinutes: 5, pausedMinutes: 10 };

function hallWith(alerts: object = limits, change: (site: Site) => Site = (site) => site): Hall {
  const input = smallSiteInput();
  const site = Site.parse({ ...input, settings: { ...input.settings, alerts } });
  return new Hall(change(site));
}
const found = (hall: Hall, kind: string, subject = 'dukcapil'): Reading | undefined => {
  if (!hall.state.index) throw new Error('no site');
  return readAlerts(hall.state, hall.state.index, [], hall.now).find(
    (reading) => reading.kind === kind && reading.subject === subject,
  );
};

describe('what is found', () => {
  it('people who wait, beyond the limit and clearly below it', () => {
    const hall = hallWith({ waiting: 5 });
    const tell = () => {
      const { value, over, calm } = found(hall, 'waiting') ?? {};
      return { value, over, calm };
    };
    for (let n = 0; n < 5; n += 1) hall.issue('ktp');
    expect(tell()).toEqual({ value: 5, over: false, calm: false });
    hall.issue('ktp');
    expect(tell()).toEqual({ value: 6, over: true, calm: false });
    hall.next('loket-1');
    hall.next('loket-2');
    expect(tell()).toEqual({ value: 4, over: false, calm: true });
  });

  it('people who wait while no counter is open, since the last one closed', () => {
    const hall = hallWith();
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    hall.issue('ktp');
    hall.now += 4 * minute;
    expect(found(hall, 'unserved')).toMatchObject({ over: false, calm: true });
    hall.must({ type: 'counter.close', counterId: 'loket-1' });
    hall.now += 4 * minute;
    expect(found(hall, 'unserved')).toMatchObject({ value: 4, over: false, calm: false });
    hall.now += minute;
    expect(found(hall, 'unserved')).toMatchObject({ value: 5, over: true });
  });

  it('a break that lasts too long', () => {
    const hall = hallWith();
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    hall.must({ type: 'counter.pause', counterId: 'loket-1' });
    hall.now += 10 * minute;
    expect(found(hall, 'paused', 'loket-1')).toMatchObject({ value: 10, over: true, calm: false });
    hall.must({ type: 'counter.open', counterId: 'loket-1' });
    expect(found(hall, 'paused', 'loket-1')).toMatchObject({ over: false, calm: true });
  });

  it('a kiosk that is away, while the hall is open', () => {
    const hall = hallWith({ deviceMinutes: 3 });
    const { index } = hall.state;
    if (!index) throw new Error('no site');
    const away = (now: number) =>
      readAlerts(
        hall.state,
        index,
        [{ id: 'kiosk-1', kind: 'kiosk', awaySince: hall.now - 3 * minute }],
        now,
      ).find(({ kind }) => kind === 'deviceOff');
    expect(away(hall.now)).toMatchObject({ value: 3, over: true });
    const night = hall.now + 12 * 60 * minute;
    expect(away(night)).toMatchObject({ over: false, calm: true });
  });

  it('nothing where the watch is off, and an agency’s own limit before the site’s', () => {
    expect(found(hallWith({ on: false }), 'waiting')).toBeUndefined();
    expect(found(hallWith({ waiting: null }), 'waiting')).toBeUndefined();
    const own = (waiting: number | 'off') =>
      hallWith(limits, (site) =>
        Site.parse({
          ...site,
          agencies: site.agencies.map((a) => (a.id === 'dukcapil' ? { ...a, alerts: { waiting } } : a)),
        }),
      );
    expect(found(own(7), 'waiting')).toMatchObject({ limit: 7 });
    expect(found(own('off'), 'waiting')).toBeUndefined();
    expect(found(own('off'), 'waiting', 'bpjs')).toMatchObject({ limit: 2 });
  });
});

const reading = (value: number, limit = 10): Reading => ({
  ...{ kind: 'waiting', subject: 'dukcapil', agencyId: null, value, limit },
  ...{ over: value > limit, calm: value <= limit * 0.8 },
});

/** Lets a row of values pass by, one every five seconds; what began and ended, with when. */
function play(values: readonly number[]) {
  const alerts = new Map<string, Alert>();
  let unsettled: Unsettled = new Map();
  const told: { readonly what: 'began' | 'ended'; readonly at: number; readonly n: number }[] = [];
  for (const [n, value] of values.entries()) {
    const at = n * 5 * second;
    const step = stepAlerts(alerts.values(), [reading(value)], unsettled, at);
    unsettled = step.unsettled;
    for (const id of step.ended) {
      const alert = alerts.get(id);
      if (alert) alerts.set(id, { ...alert, endedAt: at });
      told.push({ what: 'ended', at, n });
    }
    for (const alert of step.began) {
      alerts.set(alert.id, alert);
      told.push({ what: 'began', at, n });
    }
  }
  return told;
}
const repeat = (value: number, times: number): number[] => Array.from({ length: times }, () => value);

describe('what begins and ends', () => {
  it('an alert begins once its limit has been passed for long enough', () => {
    expect(play([11, 11, 11])).toEqual([]);
    expect(play([11, 11, 11, 11])).toEqual([{ what: 'began', at: 15 * second, n: 3 }]);
  });

  it('one that hangs about its limit goes on', () => {
    const about = Array.from({ length: 100 }, (_, n) => (n % 2 === 0 ? 11 : 9));
    expect(play([...repeat(11, 4), ...about]).map(({ what }) => what)).toEqual(['began']);
  });

  it('ends once things have been clearly better for a minute', () => {
    const told = play([...repeat(11, 4), ...repeat(8, 12), 9, ...repeat(8, 13)]);
    expect(told.map(({ what }) => what)).toEqual(['began', 'ended']);
  });

  it('what is no longer watched ends at once', () => {
    const [began] = stepAlerts([], [reading(99)], new Map([['waiting.dukcapil', 0]]), minute).began;
    if (!began) throw new Error('it did not begin');
    expect(stepAlerts([began], [], new Map(), minute).ended).toEqual([began.id]);
  });

  it('never flaps: begins and ends take turns, each after its time', () => {
    const { begin, end } = settleMs.waiting;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 400 }), (values) => {
        const told = play(values);
        for (const [n, { what, at, n: at_ }] of told.entries()) {
          expect(what).toBe(n % 2 === 0 ? 'began' : 'ended');
          const long = what === 'began' ? begin : end;
          const before = values.slice(Math.max(0, at_ - long / (5 * second)), at_ + 1);
          expect(before.every((value) => (what === 'began' ? value > 10 : value <= 8))).toBe(true);
          const last = told[n - 1];
          if (last) expect(at - last.at).toBeGreaterThanOrEqual(Math.min(begin, end));
        }
      }),
    );
  });

  it('a restart neither repeats an alert nor forgets it', () => {
    const hall = hallWith({ waiting: 1 });
    for (let n = 0; n < 3; n += 1) hall.issue('ktp');
    const look = (unsettled: Unsettled) => {
      if (!hall.state.index) throw new Error('no site');
      const { alerts } = hall.state.hall;
      const step = stepAlerts(
        alerts.values(),
        readAlerts(hall.state, hall.state.index, [], hall.now).filter((r) => r.kind === 'waiting'),
        unsettled,
        hall.now,
      );
      hall.must({ type: 'alert.note', began: [...step.began], ended: [...step.ended] });
      return step;
    };
    const { unsettled } = look(new Map());
    hall.now += 20 * second;
    expect(look(unsettled).began).toHaveLength(1);
    hall.restart();
    hall.now += 20 * second;
    expect(look(new Map())).toMatchObject({ began: [], ended: [] });
    expect([...hall.state.hall.alerts.values()]).toMatchObject([{ kind: 'waiting', endedAt: null }]);
  });
});

describe('a counter that serves more today', () => {
  it('takes the other queue until the day ends, also across a restart, and the set-up stays as it is', () => {
    const hall = hallWith();
    const set = structuredClone(hall.state.index?.site);
    const more = hall.state.index?.site.services.find(
      ({ id }) => !hall.state.index?.counters.get('loket-1')?.services.some((s) => s.serviceId === id),
    );
    if (!more) throw new Error('counter 1 serves everything');
    const ticket = hall.issue(more.id);
    expect(hall.next('loket-1')).toBeNull();
    hall.must({ type: 'counter.serveAlso', counterId: 'loket-1', serviceIds: [ServiceId.parse(more.id)] });
    hall.restart();
    expect(hall.next('loket-1')?.id).toBe(ticket.id);
    expect(hall.state.index?.site).toEqual(set);
    hall.now += 24 * 60 * minute;
    hall.must({ type: 'day.rollOver' });
    hall.issue(more.id);
    expect(hall.next('loket-1')).toBeNull();
  });
});
