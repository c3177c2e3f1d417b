import { TicketId } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlaces, WaitingLine, type Place } from './waiting-line.ts';

const idOf = (n: number): TicketId =>
  TicketId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);

type Step =
  | { do: 'insert'; effectiveTime: number }
  | { do: 'removeFirst' }
  | { do: 'remove'; which: number }
  | { do: 'removeStranger'; effectiveTime: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  // Few distinct times, so that ties are common.
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('insert' as const), effectiveTime: fc.nat(12) }),
  },
  { weight: 4, arbitrary: fc.constant({ do: 'removeFirst' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), which: fc.nat(1000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('removeStranger' as const), effectiveTime: fc.nat(12) }),
  },
);

describe('WaitingLine', () => {
  it('stands like an array that is sorted again after every change', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400, size: 'max' }), (steps) => {
        const line = new WaitingLine();
        let naive: Place[] = [];
        let issued = 0;
        for (const s of steps) {
          if (s.do === 'insert') {
            issued += 1;
            const place = { ticketId: idOf(issued), effectiveTime: s.effectiveTime, issueOrder: issued };
            line.insert(place);
            naive = [...naive, place].sort(comparePlaces);
          } else if (s.do === 'removeStranger') {
            const stranger = { ticketId: idOf(999_999), effectiveTime: s.effectiveTime, issueOrder: 3 };
            expect(line.remove(stranger)).toBe(false);
          } else {
            const place = s.do === 'removeFirst' ? naive[0] : naive[s.which % Math.max(1, naive.length)];
            if (!place) continue;
            expect(line.remove(place)).toBe(true);
            expect(line.remove(place), 'nobody leaves twice').toBe(false);
            naive = naive.filter((p) => p !== place);
          }
          expect(line.length).toBe(naive.length);
          expect(line.first()).toEqual(naive[0]);
        }
        expect([...line]).toEqual(naive);
        naive.forEach((place, n) => {
          expect(line.at(n)).toEqual(place);
          expect(line.countBefore(place)).toBe(n);
        });
        expect(line.at(naive.length)).toBeUndefined();
        expect(line.at(-1)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('counts those before a place that is not in the line', () => {
    const line = new WaitingLine();
    for (const n of [1, 2, 3]) line.insert({ ticketId: idOf(n), effectiveTime: n * 10, issueOrder: n });
    expect(line.countBefore({ ticketId: idOf(9), effectiveTime: 25, issueOrder: 9 })).toBe(2);
    expect(line.countBefore({ ticketId: idOf(9), effectiveTime: 5, issueOrder: 9 })).toBe(0);
    expect(line.countBefore({ ticketId: idOf(9), effectiveTime: 99, issueOrder: 9 })).toBe(3);
  });
});
