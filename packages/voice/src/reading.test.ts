import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from './english.ts';
import { indonesian } from './indonesian.ts';
import { readRunningNumber } from './reading.ts';

const id = (n: number) => indonesian.cardinal(n).join(' ');
const en = (n: number) => english.cardinal(n).join(' ');

describe('whole numbers in Indonesian', () => {
  test.each([
    [0, 'nol'],
    [7, 'tujuh'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [99, 'sembilan puluh sembilan'],
    [100, 'seratus'],
    [101, 'seratus satu'],
    [110, 'seratus sepuluh'],
    [111, 'seratus sebelas'],
    [112, 'seratus dua belas'],
    [200, 'dua ratus'],
    [219, 'dua ratus sembilan belas'],
    [999, 'sembilan ratus sembilan puluh sembilan'],
    [1000, 'seribu'],
    [1001, 'seribu satu'],
    [1100, 'seribu seratus'],
    [1945, 'seribu sembilan ratus empat puluh lima'],
    [2000, 'dua ribu'],
    [9999, 'sembilan ribu sembilan ratus sembilan puluh sembilan'],
    [10_000, 'sepuluh ribu'],
    [11_011, 'sebelas ribu sebelas'],
    [100_000, 'seratus ribu'],
  ])('%i', (n, words) => {
    expect(id(n)).toBe(words);
  });
});

describe('whole numbers in English', () => {
  test.each([
    [0, 'zero'],
    [12, 'twelve'],
    [13, 'thirteen'],
    [20, 'twenty'],
    [40, 'forty'],
    [99, 'ninety nine'],
    [100, 'one hundred'],
    [104, 'one hundred four'],
    [1000, 'one thousand'],
    [9999, 'nine thousand nine hundred ninety nine'],
  ])('%i', (n, words) => {
    expect(en(n)).toBe(words);
  });
});

/** What a listener makes of the words: the other way round, by other rules. */
function heardIndonesian(words: string): number {
  const units = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
  let [total, below, unit] = [0, 0, 0];
  for (const word of words.replaceAll(/\bse(belas|puluh|ratus|ribu)/g, 'satu $1').split(' ')) {
    if (units.includes(word)) [below, unit] = [below + unit, units.indexOf(word)];
    else if (word === 'belas') below += 10;
    else if (word === 'puluh') [below, unit] = [below + unit * 10, 0];
    else if (word === 'ratus') [below, unit] = [below + unit * 100, 0];
    else if (word === 'ribu') [total, below, unit] = [(below + unit) * 1000, 0, 0];
    else throw new Error(`"${word}" is no number`);
  }
  return total + below + unit;
}

function heardEnglish(words: string): number {
  const small =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    );
  const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
  let [total, below] = [0, 0];
  for (const word of words.split(' ')) {
    if (small.includes(word)) below += small.indexOf(word);
    else if (tens.includes(word)) below += 20 + tens.indexOf(word) * 10;
    else if (word === 'hundred') below *= 100;
    else if (word === 'thousand') [total, below] = [below * 1000, 0];
    else throw new Error(`"${word}" is no number`);
  }
  return total + below;
}

test('every number from 0 to 9999 is understood as itself in both languages', () => {
  for (let n = 0; n <= 9999; n++) {
    expect([heardIndonesian(id(n)), heardEnglish(en(n))]).toEqual([n, n]);
  }
});

test('so is every larger one up to 999 999', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10_000, max: 999_999 }), (n) => {
      expect(heardIndonesian(id(n))).toBe(n);
      expect(heardEnglish(en(n))).toBe(n);
    }),
  );
});

test('no Indonesian number says "satu" where se- belongs', () => {
  for (let n = 0; n <= 9999; n++) expect(id(n)).not.toMatch(/satu (belas|puluh|ratus)|^satu ribu/);
});

describe('the running number of a ticket', () => {
  const read = (digits: string, reading: 'digit' | 'cardinal' | 'hybrid') => [
    readRunningNumber(digits, reading, indonesian).join(' '),
    readRunningNumber(digits, reading, english).join(' '),
  ];
  test.each([
    ['012', 'digit', 'nol satu dua', 'zero one two'],
    ['012', 'cardinal', 'dua belas', 'twelve'],
    ['012', 'hybrid', 'nol dua belas', 'zero twelve'],
    ['007', 'hybrid', 'nol nol tujuh', 'zero zero seven'],
    ['104', 'hybrid', 'seratus empat', 'one hundred four'],
    ['1011', 'hybrid', 'seribu sebelas', 'one thousand eleven'],
    ['000', 'hybrid', 'nol nol nol', 'zero zero zero'],
    ['000', 'cardinal', 'nol', 'zero'],
    ['100', 'digit', 'satu nol nol', 'one zero zero'],
    ['1234567', 'cardinal', 'satu dua tiga empat lima enam tujuh', 'one two three four five six seven'],
  ] as const)('%s by %s', (digits, reading, indonesianWords, englishWords) => {
    expect(read(digits, reading)).toEqual([indonesianWords, englishWords]);
  });

  test('digit reading has one word for each digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,7}$/), fc.constantFrom(indonesian, english), (digits, tongue) => {
        expect(readRunningNumber(digits, 'digit', tongue)).toHaveLength(digits.length);
      }),
    );
  });

  test('hybrid reading keeps every leading zero and the number behind them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat({ max: 3 }), (n, zeros) => {
        const words = readRunningNumber('0'.repeat(zeros) + String(n), 'hybrid', indonesian);
        expect(words.slice(0, zeros)).toEqual(Array.from({ length: zeros }, () => 'nol'));
        expect(heardIndonesian(words.slice(zeros).join(' '))).toBe(n);
      }),
    );
  });
});
