import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Prefix } from './basics.ts';
import { abbreviations, heardApart, soundAlike, suggestPrefixes } from './prefixes.ts';

const anyPrefix = fc.stringMatching(/^[A-Z][A-Z0-9]{0,2}$/);

describe('over a loudspeaker', () => {
  test.each([
    ['B', 'D'],
    ['P', 'T'],
    ['M', 'N'],
    ['F', 'S'],
    ['K', 'H'],
    ['C', 'J'],
    ['KB', 'HD'],
    ['A8', 'A9'],
  ])('%s and %s are mixed up', (a, b) => {
    expect(soundAlike(a, b)).toBe(true);
  });

  test.each([
    ['A', 'R'],
    ['A', 'B'],
    ['A', 'AB'],
    ['KR', 'KB'],
    ['B', 'B'],
  ])('%s and %s are not', (a, b) => {
    expect(soundAlike(a, b)).toBe(false);
  });

  test('it is the same both ways round', () => {
    fc.assert(
      fc.property(anyPrefix, anyPrefix, (a, b) => {
        expect(heardApart(a, b)).toBe(heardApart(b, a));
        expect(heardApart(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

test('a name is shortened as people would', () => {
  expect(abbreviations('Kartu Keluarga').slice(0, 3)).toEqual(['K', 'KK', 'KA']);
  expect(abbreviations('Pembayaran pajak kendaraan').slice(0, 3)).toEqual(['P', 'PP', 'PK']);
  expect(abbreviations('')).toEqual([]);
  expect(abbreviations('<script>')).toContain('S');
});

describe('suggestions', () => {
  test('begin with the name, and avoid what sounds like it in the same zone', () => {
    const none = { taken: new Set<string>(), heardTogether: [] };
    expect(suggestPrefixes('Paspor', none)[0]).toBe('P');
    const near = { taken: new Set(['T']), heardTogether: ['T'] };
    expect(suggestPrefixes('Paspor', near)).not.toContain('P');
    expect(suggestPrefixes('Paspor', near)[0]).toMatch(/^P.$/);
    // Called elsewhere, it may sound alike; it may not be the same.
    const far = { taken: new Set(['T']), heardTogether: [] };
    expect(suggestPrefixes('Paspor', far)[0]).toBe('P');
    expect(suggestPrefixes('Tilang', far)).not.toContain('T');
  });

  test('are free, well formed, and clear of the zone and of one another, whatever is in use', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.array(anyPrefix, { maxLength: 80 }),
        fc.array(anyPrefix, { maxLength: 80 }),
        (name, here, elsewhere) => {
          const given = suggestPrefixes(name, {
            taken: new Set([...here, ...elsewhere]),
            heardTogether: here,
          });
          for (const prefix of given) {
            expect(Prefix.safeParse(prefix).success).toBe(true);
            expect([...here, ...elsewhere]).not.toContain(prefix);
            for (const other of [...here, ...given]) expect(soundAlike(prefix, other)).toBe(false);
          }
        },
      ),
    );
  });
});
