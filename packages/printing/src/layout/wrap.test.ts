import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill, wrap } from './wrap.ts';

const text = fc
  .array(
    fc.string({
      unit: fc.constantFrom('a', 'b', 'é', 'm', 'n', '-', '/', '(', ')'),
      minLength: 1,
      maxLength: 40,
    }),
  )
  .map((words) => words.join(' '));
const columns = fc.integer({ min: 1, max: 48 });

test('nothing is lost, nothing is wider than the line, no line is empty', () => {
  fc.assert(
    fc.property(text, columns, (words, wide) => {
      for (const lines of [wrap(words, wide), fill(words, wide)]) {
        expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(wide);
          expect(line).not.toMatch(/^$|^ | $/);
        }
      }
    }),
  );
});

test('a word that fits a line is never broken', () => {
  fc.assert(
    fc.property(text, columns, (words, wide) => {
      const pieces = wrap(words, wide).flatMap((line) => line.split(' '));
      for (const word of words.split(' ').filter((w) => w !== '' && w.length <= wide)) {
        expect(pieces).toContain(word);
      }
    }),
  );
});

test('balancing never costs a line', () => {
  fc.assert(
    fc.property(text, columns, (words, wide) => {
      expect(wrap(words, wide)).toHaveLength(fill(words, wide).length);
    }),
  );
});

test('a centred name is set in lines of similar length', () => {
  expect(wrap('Mohon menunggu nomor Anda dipanggil', 32)).toEqual(['Mohon menunggu nomor', 'Anda dipanggil']);
  expect(fill('Mohon menunggu nomor Anda dipanggil', 32)).toEqual(['Mohon menunggu nomor Anda', 'dipanggil']);
});

test('balance does not break a word that was whole', () => {
  expect(wrap('aaa bbbbbbbbb cccccc', 12)).toEqual(['aaa', 'bbbbbbbbb', 'cccccc']);
});

test('a word longer than the line breaks after its hyphen, or where the line ends', () => {
  expect(fill('persetujuan-bangunan', 16)).toEqual(['persetujuan-', 'bangunan']);
  expect(fill('a persetujuanbangunan', 16)).toEqual(['a', 'persetujuanbangu', 'nan']);
});
