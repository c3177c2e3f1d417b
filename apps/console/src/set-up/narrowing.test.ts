import { expect, test } from 'vitest';
import { byText, narrowed, pressed, sorted } from './narrowing.ts';

const rows = ['Gerai 10', 'Gerai 2', 'Perekaman KTP-el', 'Café Loket'];
const own = (row: string): string => row;

test.each([
  ['', rows],
  ['  ktp ', ['Perekaman KTP-el']],
  ['CAFE', ['Café Loket']],
  ['2 gerai', ['Gerai 2']],
  ['paspor', []],
])('"%s" finds %j', (typed, found) => {
  expect(narrowed(rows, typed, own)).toEqual(found);
});

test('a head is pressed up, down, and back to the order of the list', () => {
  const up = pressed(null, 'name');
  const down = pressed(up, 'name');
  expect([up, down, pressed(down, 'name')]).toEqual([
    { column: 'name', down: false },
    { column: 'name', down: true },
    null,
  ]);
  expect(pressed(down, 'zone')).toEqual({ column: 'zone', down: false });
});

test('numbers in names are read as numbers, and equal rows stay as they were', () => {
  expect(sorted(rows, { column: 'x', down: false }, byText).slice(1, 3)).toEqual(['Gerai 2', 'Gerai 10']);
  const same = [
    { id: 'b', n: 1 },
    { id: 'a', n: 1 },
  ];
  for (const down of [false, true])
    expect(sorted(same, { column: 'n', down }, (a, b) => a.n - b.n)).toEqual(same);
  expect(sorted(rows, null, byText)).toBe(rows);
});
