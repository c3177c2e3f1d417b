/** After a restore: which numbers are left out, so that nobody gets one that somebody holds. */
import { Site } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hall } from '../test/hall.ts';
import { smallSiteInput } from '../test/small-site.ts';
import { checkLog } from './index.ts';

const hallWith = (tickets: number): Hall => {
  const hall = new Hall(Site.parse(smallSiteInput()));
  for (let n = 0; n < tickets; n += 1) hall.issue('ktp');
  return hall;
};
const restored = (hall: Hall, known: readonly [string, number][] | null, skip = 0): void => {
  hall.must({
    type: 'day.restored',
    known: known && known.map(([prefix, sequence]) => ({ prefix, sequence })),
    skip,
  });
};

describe('where the replaced data tell', () => {
  it('numbers go on after the last one given, whatever else was to be left out', () => {
    const hall = hallWith(3);
    restored(hall, [['A', 37]], 100);
    expect(hall.issue('ktp').number).toBe('A-038');
    expect(hall.issue('akta').number, 'none was given').toBe('B-001');
  });

  it('they never go back behind what the backup knows itself', () => {
    const hall = hallWith(3);
    restored(hall, [['A', 1]]);
    expect(hall.issue('ktp').number).toBe('A-004');
  });
});

describe('where nobody can tell', () => {
  it.each([
    [3, 100, 'A-201', 'B-101'],
    [0, 100, 'A-101', 'B-101'],
    [37, 100, 'A-201', 'B-101'],
    [0, 500, 'A-501', 'B-501'],
    [3, 7, 'A-101', 'B-101'],
    [3, 0, 'A-004', 'B-001'],
  ])('after %d numbers, %d left out, they go on with %s and %s', (issued, skip, next, other) => {
    const hall = hallWith(issued);
    restored(hall, null, skip);
    expect(hall.issue('ktp').number).toBe(next);
    expect(hall.issue('akta').number).toBe(other);
  });

  it('a second restore leaves out more, not the same again', () => {
    const hall = hallWith(3);
    restored(hall, null, 100);
    restored(hall, null, 100);
    expect(hall.issue('ktp').number).toBe('A-301');
  });
});

it('calls of a ticket are not taken for those that were lost: their names are other ones', () => {
  const hall = hallWith(1);
  hall.must({ type: 'counter.open', counterId: 'loket-1' });
  const called = hall.next('loket-1');
  if (!called) throw new Error('nobody was called');
  const [before] = hall.state.calls.keys();
  restored(hall, null, 100);
  hall.must({ type: 'ticket.recall', ticketId: called.id });
  const after = [...hall.state.calls.keys()].filter((id) => id !== before);
  expect(after).toHaveLength(1);
  expect(Number(after[0]?.split('.').at(-1))).toBeGreaterThan(1000);
});

it('whoever had a number before has it alone, over restarts too', () => {
  fc.assert(
    fc.property(fc.nat(150), fc.nat(99), fc.nat(120), fc.boolean(), (inBackup, lost, skipMore, tells) => {
      const hall = hallWith(inBackup);
      const given = inBackup + lost;
      restored(hall, tells ? [['A', given]] : null, lost + skipMore);
      hall.restart();
      const { sequence, number } = hall.issue('ktp');
      expect(sequence, number).toBeGreaterThan(given);
      if (tells) expect(sequence).toBe(given + 1);
      expect(checkLog(hall.logged()).problems).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
