/** Two kiosks lose and find their server while a third one stays with it: no number twice, and the order is that of the taps. */
import { Actor, formatNumber, Site, type CommandInput } from '@giliran/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Hall, minute } from '../test/hall.ts';
import { smallSiteInput } from '../test/small-site.ts';
import { checkLog } from './index.ts';

const ranges = { 'kiosk-1': { from: 3, to: 9 }, 'kiosk-2': { from: 12, to: 15 } } as const;
type Alone = keyof typeof ranges;
const kiosks: readonly Alone[] = ['kiosk-1', 'kiosk-2'];

const site = (): Site => {
  const input = smallSiteInput();
  return Site.parse({
    ...input,
    kiosks: [
      ...kiosks.map((id) => ({ id, name: id, zoneId: 'lantai-1', offline: ranges[id] })),
      { id: 'kiosk-3', name: 'Tetap', zoneId: 'lantai-1' },
    ],
  });
};

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant('online' as const) },
  {
    weight: 4,
    arbitrary: fc.record({ alone: fc.constantFrom(...kiosks), prefix: fc.constantFrom('A', 'B') }),
  },
  /** Hands in what is left of what it issued, some of it twice, perhaps not all. */
  {
    weight: 2,
    arbitrary: fc.record({ back: fc.constantFrom(...kiosks), most: fc.nat(6), twice: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant('restart' as const) },
);

it('no number is given twice, nothing is lost, and everybody is called in the order of their taps', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const hall = new Hall(site());
      const given = { 'kiosk-1': new Map<string, number>(), 'kiosk-2': new Map<string, number>() };
      const kept: Record<Alone, CommandInput[]> = { 'kiosk-1': [], 'kiosk-2': [] };
      const tapped: string[] = [];
      let made = 0;
      const handIn = (kioskId: Alone, most: number, times: number): void => {
        const actor = Actor.parse({ kind: 'kiosk', kioskId });
        for (const record of kept[kioskId].splice(0, most))
          for (let n = 0; n < times; n += 1) hall.must(record, actor);
      };
      for (const one of steps) {
        hall.now += minute / 2;
        if (one === 'online') tapped.push(hall.issue('ktp', null, 'kiosk-3').number);
        else if (one === 'restart') hall.restart();
        else if ('alone' in one) {
          const { alone, prefix } = one;
          const sequence = (given[alone].get(prefix) ?? ranges[alone].from - 1) + 1;
          if (sequence > ranges[alone].to) continue;
          given[alone].set(prefix, sequence);
          made += 1;
          kept[alone].push({
            type: 'ticket.enterOffline',
            ticketId: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
            token: `${made}`.padStart(22, 'o'),
            ...{ prefix, sequence, serviceId: 'ktp', priority: null, language: 'id' },
            takenAt: hall.now,
            papers: [{ outcome: 'confirmed', detail: null }],
          });
          tapped.push(formatNumber(prefix, sequence));
        } else handIn(one.back, one.most, one.twice ? 2 : 1);
      }
      for (const kioskId of kiosks) handIn(kioskId, Number.POSITIVE_INFINITY, 1);

      expect(hall.state.offlineAside.size).toBe(0);
      const numbers = [...hall.state.tickets.values()].map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers.toSorted()).toEqual(tapped.toSorted());
      hall.must({ type: 'counter.open', counterId: 'loket-1' });
      const called = tapped.map(() => {
        const ticket = hall.next('loket-1');
        if (ticket) hall.must({ type: 'ticket.noShow', ticketId: ticket.id });
        return ticket?.number;
      });
      expect(called).toEqual(tapped);
      expect(checkLog(hall.logged()).problems).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
