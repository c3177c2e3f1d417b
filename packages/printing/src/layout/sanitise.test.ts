import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canPrintCharacter, sanitise } from './sanitise.ts';
import type { Charset } from './sanitise.ts';

/** Any code points, half surrogate pairs and control characters too; every second one below U+0300. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x2ff), fc.nat(0x10ffff)), { maxLength: 60 })
  .map((codes) => String.fromCodePoint(...codes));
const charset = fc.constantFrom<Charset>('ascii', 'pc437', 'pc850', 'wpc1252');

test.each<[string, Charset, string, string]>([
  ['keeps plain Indonesian as it is', 'pc850', "Jum'at, Kantor BPJS (Lt. 2)", "Jum'at, Kantor BPJS (Lt. 2)"],
  ['keeps an accent the printer has', 'pc850', 'Café Señor', 'Café Señor'],
  ['joins a letter and its accent', 'pc850', 'Cafe\u0301', 'Café'],
  ['takes off an accent the printer lacks', 'ascii', 'Café Señor Łódź', 'Cafe Senor Lodz'],
  ['writes typographic quotes and dashes plainly', 'pc850', '“KTP‑el” – baru…', '"KTP-el" - baru...'],
  ['drops emoji', 'pc850', 'Paspor ✈️ cepat 👍🏽👨‍👩‍👧', 'Paspor cepat'],
  ['shows a letter of another script as ?', 'pc850', '护照 A', '?? A'],
  ['folds wide and joined letters', 'pc850', 'ＡＢ１ ﬁ', 'AB1 fi'],
  ['makes one space of any white space', 'pc850', ' a\t\n b\u00a0\u2003c ', 'a b c'],
  ['drops what steers a printer', 'pc850', 'A\x1b@B\x1dV\x00C\x10\x04', 'A@BVC'],
  ['drops what steers the direction of writing', 'pc850', 'a\u202eb\u200dc\u00add', 'abcd'],
  ['drops half a surrogate pair', 'pc850', 'a\ud83db', 'ab'],
])('%s', (_, set, text, printed) => {
  expect(sanitise(text, set)).toBe(printed);
});

test('whatever comes in, only printable characters and single spaces come out; twice is as once', () => {
  fc.assert(
    fc.property(anyText, charset, (text, set) => {
      const clean = sanitise(text, set);
      expect(Array.from(clean).filter((character) => !canPrintCharacter(character, set))).toEqual([]);
      expect(clean).not.toMatch(/^ | {2}| $/);
      expect(sanitise(clean, set)).toBe(clean);
    }),
    { numRuns: 1000 },
  );
});
