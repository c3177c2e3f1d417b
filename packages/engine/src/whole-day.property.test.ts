/** Whatever a hall of sixty counters goes through in days of any kind, these hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable } from '../test/state-promises.ts';
import { WholeDay } from '../test/whole-day-player.ts';
import { wholeDaySteps } from '../test/whole-day-steps.ts';
import { checkLog, emptyState, evolve, nothingTouched } from './index.ts';

/** Hundreds of days in the hall: seconds on a quiet machine, more on a busy one. */
const patience = { timeout: 180_000 };

describe('any interleaving of many counters and people', patience, () => {
  it('keeps every promise, in the state and in the log, and the log gives the state back', () => {
    fc.assert(
      fc.property(wholeDaySteps, (steps) => {
        const day = new WholeDay();
        day.play(steps);
        const { hall } = day;
        expect(checkLog(hall.logged()).problems).toEqual([]);
        const replayed = emptyState();
        for (const { event, at } of hall.log) evolve(replayed, event, at, nothingTouched());
        expect(comparable(replayed)).toEqual(comparable(hall.state));
        expect(comparable(hall.readBack())).toEqual(comparable(hall.state));
      }),
      { numRuns: 60 },
    );
  });

  it('is not all refused: the steps reach every kind of event and most refusals', () => {
    const did = new Map<string, number>();
    for (const steps of fc.sample(wholeDaySteps, { numRuns: 50, seed: 5 })) {
      const day = new WholeDay();
      day.play(steps);
      for (const [what, times] of day.did) did.set(what, (did.get(what) ?? 0) + times);
    }
    const wanted = [
      ...[
        'ticketIssued',
        'ticketCalled',
        'ticketTaken',
        'ticketRecalled',
        'serviceStarted',
        'serviceFinished',
      ],
      ...['ticketParked', 'transfer', 'return', 'nextStop', 'released', 'priorityChanged', 'stopsChanged'],
      ...[
        'noteChanged',
        'stepUndone',
        'autoCallSet',
        'ticketCarriedOver',
        'conditionChanged',
        'ticketNoShow',
      ],
      ...['appointmentBooked', 'appointmentCancelled', 'appointmentMissed', 'carried into a new day'],
      ...['ticketExpired', 'counterPaused', 'counterClosed', 'siteConfigured', 'ticketCancelled'],
      ...['refused counterBusy', 'refused counterChanged', 'refused siteInUse', 'refused reasonRequired'],
      ...['refused nothingToUndo', 'refused recallLimitReached'],
      ...['refused walkInsNotAllowed', 'refused systemDown', 'refused slotFull', 'refused forbidden'],
      ...['refused tooEarlyToCheckIn', 'refused serviceNotAtCounter', 'refused counterTaken'],
    ];
    expect(wanted.filter((what) => !did.has(what))).toEqual([]);
  });
});
