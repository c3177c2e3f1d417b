import { AgencyId, CounterId, StaffId } from '@giliran/protocol';
import { describe, expect, test } from 'vitest';
import {
  counterChoices,
  filterChoices,
  preselected,
  type CounterLine,
  type Hall,
} from './counter-choices.ts';

const siti = StaffId.parse('siti');
const disdukcapil = AgencyId.parse('disdukcapil');
const polres = AgencyId.parse('polres');
const counter = (number: number, change: Partial<CounterLine> = {}): CounterLine => ({
  id: CounterId.parse(`loket-${number}`),
  number,
  agencyId: disdukcapil,
  status: 'closed',
  staffId: null,
  ...change,
});
const hall = (counters: readonly CounterLine[]): Hall => ({
  counters,
  agencies: [
    {
      id: disdukcapil,
      name: { id: 'Dinas Kependudukan', en: 'Civil registry' },
      shortName: 'Disdukcapil',
      booth: 'Gerai 1',
    },
    { id: polres, name: { id: 'Kepolisian Resor', en: 'Police' }, shortName: 'Polres', booth: 'Gerai 4' },
  ],
});
const staff = { id: siti, agencyId: disdukcapil };
const numbers = (choices: readonly { counter: CounterLine }[]) =>
  choices.map((choice) => choice.counter.number);

describe('counters to choose from', () => {
  const all = hall([counter(10), counter(2), counter(5, { agencyId: polres })]);
  test('are those of one’s agency, by number; people of the site see all', () => {
    expect(numbers(counterChoices(all, staff, null))).toEqual([2, 10]);
    expect(numbers(counterChoices(all, { id: siti, agencyId: null }, null))).toEqual([2, 5, 10]);
  });
  test('are found by number, agency or booth', () => {
    const choices = counterChoices(all, { id: siti, agencyId: null }, null);
    expect(numbers(filterChoices(choices, '1'))).toEqual([2, 10]);
    expect(numbers(filterChoices(choices, 'polr'))).toEqual([5]);
    expect(numbers(filterChoices(choices, 'gerai 4'))).toEqual([5]);
    expect(numbers(filterChoices(choices, ''))).toHaveLength(3);
  });
});

describe('the one offered first', () => {
  const budi = StaffId.parse('budi');
  const first = (counters: readonly CounterLine[], here: string | null = null) =>
    preselected(counterChoices(hall(counters), staff, here))?.counter.number;
  test('is the one still open in one’s name', () => {
    expect(first([counter(1), counter(2), counter(3, { status: 'paused', staffId: siti })], 'loket-2')).toBe(
      3,
    );
  });
  test('else this computer’s', () => {
    expect(first([counter(1), counter(2)], 'loket-2')).toBe(2);
  });
  test('else a free one; a taken one only when there is no other', () => {
    expect(first([counter(1, { status: 'open', staffId: budi }), counter(2)], 'loket-1')).toBe(2);
    expect(first([counter(1, { status: 'open', staffId: budi })])).toBe(1);
  });
  test('a counter that somebody left closed is free', () => {
    const [choice] = counterChoices(hall([counter(1, { status: 'closed', staffId: budi })]), staff, null);
    expect(choice?.standing).toEqual({ kind: 'free' });
  });
});
