import { AgencyId, StaffId } from '@giliran/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suggestedUserName } from './user-name.ts';

const samsat = AgencyId.parse('samsat');
const nobody: ReadonlySet<string> = new Set();

test('a user name is the first name and the agency', () => {
  expect(suggestedUserName('Siti Rahayu', samsat, nobody)).toBe('siti-samsat');
  expect(suggestedUserName('Siti Rahayu', null, nobody)).toBe('siti');
  expect(suggestedUserName('  Dé Gede  ', null, nobody)).toBe('de');
  expect(suggestedUserName('ᬲᬶᬢᬶ', samsat, nobody)).toBe('');
});

test('one that is taken is numbered', () => {
  expect(suggestedUserName('Siti', samsat, new Set(['siti-samsat', 'siti-samsat-2']))).toBe('siti-samsat-3');
});

test('whatever somebody is called, it is a user name that nobody has, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), fc.boolean(), (name, hall) => {
      const taken = new Set([suggestedUserName(name, hall ? null : samsat, nobody)]);
      const made = suggestedUserName(name, hall ? null : samsat, taken);
      if (made !== '') {
        expect(StaffId.safeParse(made).success).toBe(true);
        expect(taken.has(made)).toBe(false);
      }
    }),
  );
});
