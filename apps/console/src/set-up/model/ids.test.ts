import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeId, numberedId, slug } from './ids.ts';

test.each([
  ['Pembuatan KTP-el', 'pembuatan-ktp-el'],
  ['  Café & Loket ', 'cafe-loket'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
  ['日本', ''],
  ['Pengurusan surat keterangan pindah datang antarprovinsi', 'pengurusan-surat-keterangan-pindah'],
])('%s becomes %s', (text, id) => {
  expect(slug(text)).toBe(id);
});

test('a new code is always of the form that the set-up wants, and free', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (text, names) => {
      const taken = new Set(names.map(slug));
      const id = freeId(slug(text), (one) => taken.has(one));
      expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/);
      expect(taken.has(id)).toBe(false);
    }),
  );
});

test('numbered ones fill the first gap', () => {
  expect(numberedId('kiosk', (id) => ['kiosk-1', 'kiosk-3'].includes(id))).toBe('kiosk-2');
});
