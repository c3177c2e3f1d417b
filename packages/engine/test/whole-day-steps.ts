/** Anything that can happen in a hall, drawn by chance: what is to be done, before it is known to whom. */
import fc from 'fast-check';

const n = fc.nat(1_000);
/** Often one of a few counters, so that they have work; sometimes any of the sixty. */
const counter = fc.oneof({ weight: 5, arbitrary: fc.nat(5) }, { weight: 1, arbitrary: fc.nat(59) });
const by = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(5) });
/** Which ticket: one to which the step fits, or any. */
const which = fc.record({
  pick: n,
  fits: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.boolean()),
});

const visits = [
  'recall',
  'start',
  'start',
  'start',
  'finish',
  'finish',
  'finish',
  'noShow',
  'park',
  'cancel',
] as const;

const step = {
  issue: fc.record({ do: fc.constant('issue' as const), service: fc.nat(11), priority: fc.nat(3), by }),
  next: fc.record({ do: fc.constant('next' as const), counter, by, late: fc.nat(9) }),
  visit: fc.record({
    do: fc.constant('visit' as const),
    act: fc.constantFrom(...visits),
    which,
    by,
  }),
  way: fc.record({
    do: fc.constant('way' as const),
    act: fc.constantFrom('return', 'return', 'setStops', 'setStops', 'setPriority', 'setNote', 'carryOver'),
    which,
    service: fc.nat(11),
    by,
  }),
  transfer: fc.record({
    do: fc.constant('transfer' as const),
    which,
    service: fc.option(fc.nat(11)),
    counter: fc.option(counter),
    kept: fc.boolean(),
    by,
  }),
  call: fc.record({ do: fc.constant('call' as const), counter, which, reason: fc.boolean(), by }),
  walkIn: fc.record({ do: fc.constant('walkIn' as const), counter, second: fc.boolean(), by }),
  counter: fc.record({
    do: fc.constant('counter' as const),
    act: fc.constantFrom('open', 'pause', 'close', 'autoCall', 'undo', 'undo'),
    counter,
    by,
  }),
  agency: fc.record({
    do: fc.constant('agency' as const),
    act: fc.constantFrom('down', 'warn', 'closedEarly', 'well', 'well', 'carryOver'),
    agency: fc.nat(3),
    some: fc.boolean(),
  }),
  booking: fc.record({
    do: fc.constant('booking' as const),
    act: fc.constantFrom('book', 'book', 'checkIn', 'checkIn', 'cancel'),
    service: fc.nat(3),
    ahead: fc.nat(6),
    pick: n,
  }),
  byItself: fc.constant({ do: 'byItself' as const }),
  configure: fc.record({ do: fc.constant('configure' as const), site: fc.nat(3) }),
  pass: fc.record({ do: fc.constant('pass' as const), minutes: fc.oneof(fc.nat(3), fc.nat(20)) }),
  midnight: fc.record({ do: fc.constant('midnight' as const), days: fc.integer({ min: 1, max: 3 }) }),
  restart: fc.constant({ do: 'restart' as const }),
};

const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const anyStep = fc.oneof(
  often(16, step.issue),
  often(14, step.next),
  often(20, step.visit),
  often(9, step.way),
  often(5, step.transfer),
  often(3, step.call),
  often(2, step.walkIn),
  often(6, step.counter),
  often(2, step.agency),
  often(4, step.booking),
  often(2, step.byItself),
  often(1, step.configure),
  often(6, step.pass),
  often(1, step.midnight),
  often(1, step.restart),
);

export type WholeDayStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

export const wholeDaySteps = fc.array(anyStep, { minLength: 20, maxLength: 160, size: 'max' });
