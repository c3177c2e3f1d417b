import { CounterView, WorkSettings, type TicketState } from '@giliran/protocol';
import { expect, test } from 'vitest';
import { habitsOf, nextStep, noMind, type Habits } from './counter-behaviour.ts';
import { visitOf, type Visit } from './visits.ts';
import { randomFrom } from './random.ts';

const ticketId = '01900000-0000-7000-8000-000000000001';
const both = { id: 'x', en: 'x' };

function view(change: {
  status?: 'open' | 'paused' | 'closed';
  waiting?: number;
  current?: TicketState;
  calls?: number;
}) {
  const { status = 'open', waiting = 0, current, calls = 1 } = change;
  return CounterView.parse({
    site: { name: both, timeZone: 'Asia/Jakarta', logo: null, accentColor: '#000000' },
    counter: {
      id: 'loket-1',
      number: 1,
      agencyId: 'disdukcapil',
      zoneId: 'lantai-1',
      status,
      pauseReason: null,
      revision: 7,
      autoCall: false,
      changedAt: 1,
    },
    work: WorkSettings.parse({}),
    outcomes: [],
    condition: null,
    undo: null,
    why: null,
    desk: null,
    agency: { name: both, shortName: 'x', booth: 'x' },
    staff: null,
    services: [],
    priorityReasons: [],
    current: current
      ? {
          id: ticketId,
          number: 'A-001',
          serviceId: 'ktp-baru',
          priority: null,
          state: current,
          issuedAt: 1,
          effectiveTime: 1,
          calledAt: 2,
          startedAt: null,
          endedAt: null,
          calls,
          recalls: calls - 1,
          waitingSince: 1,
          onlyHere: false,
          visits: 0,
          stops: [],
          note: null,
          parkReason: null,
          parkedAt: null,
          returns: 0,
          delayed: false,
          appointmentAt: null,
          carried: false,
          language: 'id',
        }
      : null,
    waiting: [],
    waitingCount: waiting,
    oldestIssuedAt: null,
    parked: [],
    today: { served: 0, noShows: 0, meanMinutes: null },
    history: [],
  });
}

const habits: Habits = { opensAt: 5, breakFrom: 250, breakUntil: 300, pace: 0.5, autoCall: false };
const visit = (absent: boolean): Visit => ({
  ...visitOf(randomFrom(1), view({ current: 'called' }).current!.id, 10, absent),
  walkMinutes: 1,
  serveMinutes: 8,
  recalls: 2,
});
const typeOf = (step: ReturnType<typeof nextStep>): string =>
  step.kind === 'send' ? step.command.type : step.kind;

test('a counter opens at its own minute, not before', () => {
  expect(nextStep(view({ status: 'closed', waiting: 3 }), habits, null, 1, false)).toEqual({
    kind: 'watch',
    untilMinute: 5,
  });
  expect(typeOf(nextStep(view({ status: 'closed' }), habits, null, 5, false))).toBe('counter.open');
});

test('an open counter calls when somebody waits and watches when nobody does', () => {
  const step = nextStep(view({ waiting: 1 }), habits, null, 20, false);
  expect(step).toMatchObject({ kind: 'send', command: { type: 'counter.next', basedOn: 7 } });
  expect(typeOf(nextStep(view({}), habits, null, 20, false))).toBe('watch');
});

test('called, walked, served: each takes its minutes, service at the counter’s own pace', () => {
  expect(nextStep(view({ current: 'called' }), habits, visit(false), 20, false)).toMatchObject({
    afterMinutes: 1,
    command: { type: 'ticket.start', ticketId },
  });
  expect(nextStep(view({ current: 'serving' }), habits, visit(false), 20, false)).toMatchObject({
    afterMinutes: 4,
    command: { type: 'ticket.finish', ticketId },
  });
});

test('somebody who is not there is called again, then given up', () => {
  const at = (calls: number) =>
    typeOf(nextStep(view({ current: 'called', calls }), habits, visit(true), 20, false));
  expect([at(1), at(2), at(3)]).toEqual(['ticket.recall', 'ticket.recall', 'ticket.noShow']);
});

test('the break begins only when the counter is free, has a reason, and ends by itself', () => {
  expect(typeOf(nextStep(view({ current: 'serving' }), habits, visit(false), 260, false))).toBe(
    'ticket.finish',
  );
  expect(nextStep(view({ waiting: 4 }), habits, null, 260, false)).toMatchObject({
    command: { type: 'counter.pause', reason: 'Istirahat' },
  });
  expect(nextStep(view({ status: 'paused', waiting: 4 }), habits, null, 270, false)).toEqual({
    kind: 'watch',
    untilMinute: 300,
  });
  expect(typeOf(nextStep(view({ status: 'paused', waiting: 4 }), habits, null, 300, false))).toBe(
    'counter.open',
  );
});

test('after the last ticket of the day a counter serves until nobody waits, then closes, then is done', () => {
  expect(typeOf(nextStep(view({ waiting: 2 }), habits, null, 500, true))).toBe('counter.next');
  expect(typeOf(nextStep(view({ current: 'serving' }), habits, visit(false), 500, true))).toBe(
    'ticket.finish',
  );
  expect(typeOf(nextStep(view({}), habits, null, 500, true))).toBe('counter.close');
  expect(typeOf(nextStep(view({ status: 'closed' }), habits, null, 500, true))).toBe('done');
});

test('a counter with more work than the day has minutes works faster, others at about the usual pace', () => {
  expect(habitsOf(randomFrom(1), 0, 2000).pace).toBeLessThan(0.2);
  expect(habitsOf(randomFrom(1), 0, 100).pace).toBeGreaterThan(0.6);
  expect(habitsOf(randomFrom(1), 0, 0).pace).toBeGreaterThan(0.6);
});

test('neighbours take their breaks one after the other', () => {
  const [even, odd] = [habitsOf(randomFrom(1), 0, 100), habitsOf(randomFrom(2), 1, 100)];
  expect(odd.breakFrom).toBeGreaterThan(even.breakFrom + 30);
});

const fetches: Visit = { ...visit(false), awayMinutes: 10 };

test('somebody who must fetch something is set aside, and goes on when back', () => {
  expect(typeOf(nextStep(view({ current: 'serving' }), habits, fetches, 20, false))).toBe('ticket.park');
  const base = view({ waiting: 2 });
  const aside = { ...view({ current: 'parked' }).current!, state: 'parked' as const };
  const parked = { ...base, parked: [aside] };
  const mind = { ...noMind, back: aside.id, expects: true };
  expect(nextStep(parked, habits, null, 20, false, { ...mind, whim: 0.2 })).toMatchObject({
    command: { type: 'counter.call', ticketId },
  });
  expect(typeOf(nextStep(parked, habits, null, 20, false, { ...mind, whim: 0.9 }))).toBe('ticket.return');
  expect(typeOf(nextStep(view({}), habits, null, 500, true, { ...noMind, expects: true })), 'it waits').toBe(
    'watch',
  );
});

test('a journey and a priority are noted once, then the visit goes on', () => {
  const noted = nextStep(
    view({ current: 'serving' }),
    habits,
    { ...visit(false), stops: fetches.stops.concat(view({ current: 'called' }).current!.serviceId) },
    20,
    false,
  );
  expect(noted).toMatchObject({ command: { type: 'ticket.setStops' }, becomes: { stops: [] } });
});

test('a wrong key is taken back, once', () => {
  const slip = nextStep(view({ current: 'called' }), habits, { ...visit(false), slips: true }, 20, false);
  expect(slip).toMatchObject({ command: { type: 'ticket.noShow' }, becomes: { slips: false, undoes: true } });
  const undo = { step: 'noShow' as const, ticketId: fetches.ticketId, number: 'A-001', until: 9 };
  const after = { ...view({}), undo };
  expect(nextStep(after, habits, { ...visit(false), undoes: true }, 20, false)).toMatchObject({
    command: { type: 'counter.undo' },
    becomes: { undoes: false },
  });
});

test('a counter that has the next called by itself presses nothing', () => {
  const auto = { ...habits, autoCall: true };
  expect(typeOf(nextStep(view({ waiting: 1 }), auto, null, 20, false))).toBe('counter.autoCall');
  const on = view({ waiting: 1 });
  const switched = { ...on, counter: { ...on.counter, autoCall: true } };
  expect(typeOf(nextStep(switched, auto, null, 20, false))).toBe('watch');
});
