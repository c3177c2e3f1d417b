import { AppointmentCode } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeRows, codeSigns, ScanReader, wholeCode } from './code.ts';

const sign = fc.constantFrom(...Array.from(codeRows.join('')));
const code = fc.array(sign, { minLength: 8, maxLength: 8 }).map((signs) => signs.join(''));

/** Types a text and Enter with so many milliseconds between two keys. */
function typed(reader: ScanReader, keys: readonly string[], pace: number, start = 1000) {
  let found: string | null = null;
  keys.forEach((key, n) => (found = reader.key(key, start + n * pace) ?? found));
  return found;
}

describe('a code', () => {
  it('has a key for every sign it may have', () => {
    for (const one of codeRows.join('')) expect(wholeCode(one.repeat(8))).toBe(one.repeat(8));
    expect(codeRows.join('')).toHaveLength(30);
  });
  it('is taken in small letters, with blanks and hyphens, and never grows too long', () => {
    expect(codeSigns('abcd-ef 23')).toBe('ABCDEF23');
    expect(codeSigns('ABCDEF2345')).toBe('ABCDEF23');
    expect(codeSigns('O0I1')).toBe('');
  });
});

describe('a scanner', () => {
  it('is heard whatever code it reads, also in small letters', () => {
    fc.assert(
      fc.property(code, fc.boolean(), (text, small) => {
        const keys = [...Array.from(small ? text.toLowerCase() : text), 'Enter'];
        expect(typed(new ScanReader(), keys, 12)).toBe(AppointmentCode.parse(text));
      }),
    );
  });
  it('holds Shift for its capitals, and is heard after what somebody typed before', () => {
    const keys = Array.from('ABCDEF23').flatMap((key) => ['Shift', key]);
    const reader = new ScanReader();
    typed(reader, Array.from('paspor'), 300, 0);
    expect(typed(reader, [...keys, 'Enter'], 8, 5000)).toBe('ABCDEF23');
  });
  it('is not somebody who types slowly, nor another barcode', () => {
    expect(typed(new ScanReader(), [...Array.from('ABCDEF23'), 'Enter'], 200)).toBeNull();
    expect(typed(new ScanReader(), [...Array.from('8991234567890'), 'Enter'], 10)).toBeNull();
    expect(
      typed(new ScanReader(), [...Array.from('ABCD'), 'Backspace', ...Array.from('EF23'), 'Enter'], 10),
    ).toBeNull();
  });
});
