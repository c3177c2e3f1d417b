import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticket, view } from '../desk/counter-view.test-support.ts';
import { createListSearch, filterTickets, matchesNumber } from './waiting-filter.ts';

const search = createListSearch(view().services);
const list = [
  ticket(12),
  ticket(120),
  ticket(3, { number: 'KK-012', serviceId: 'kartu-keluarga' }),
  ticket(4, { number: 'KK-004', serviceId: 'kartu-keluarga' }),
];
const find = (typed: string) => filterTickets(list, typed, search).map(({ number }) => number);

describe('finding a ticket', () => {
  test.each(['12', '012', 'a12', 'A-012', 'a 012', 'A012'])('%j finds A-012', (typed) => {
    expect(find(typed)).toContain('A-012');
  });
  test('a bare number finds it under each prefix, in call order', () => {
    expect(find('012')).toEqual(['A-012', 'KK-012']);
  });
  test('a service is found by its words, in either language, forgiving a slip', () => {
    expect(find('keluarga')).toEqual(['KK-012', 'KK-004']);
    expect(find('family card')).toEqual(['KK-012', 'KK-004']);
    expect(find('kelurga')).toEqual(['KK-012', 'KK-004']);
  });
  test('a prefix finds its numbers', () => {
    expect(find('kk')).toEqual(['KK-012', 'KK-004']);
  });
  test('nothing typed shows all, nonsense nothing', () => {
    expect(find('  ')).toHaveLength(4);
    expect(find('zzzz')).toEqual([]);
  });
  test('every number finds itself, however it is cut short', () => {
    fc.assert(
      fc.property(fc.constantFrom('A', 'KT', 'P2'), fc.integer({ min: 1, max: 1200 }), (prefix, n) => {
        const number = `${prefix}-${String(n).padStart(3, '0')}`;
        for (const typed of [number, number.toLowerCase(), String(n), `${prefix}${n}`]) {
          expect(matchesNumber(number, typed)).toBe(true);
        }
      }),
    );
  });
});
