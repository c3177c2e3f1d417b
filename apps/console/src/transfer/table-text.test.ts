import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cellText,
  decodeText,
  guarded,
  mostRows,
  numberOf,
  readCsv,
  tableOf,
  writeCsv,
} from './table-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, mark: boolean): Uint8Array => {
  const units = Array.from(mark ? `\uFEFF${text}` : text, (letter) => letter.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => [unit % 256, unit >> 8]));
};
const rowsOf = (bytes: Uint8Array): unknown => {
  const read = readCsv(bytes);
  return read.ok ? [read.value.head, ...read.value.rows.map(({ cells }) => cells)] : read.error;
};

test.each<[string, Uint8Array]>([
  ['UTF-8', utf8('kode;nama\nkk;Kafé')],
  ['UTF-8 with a mark', utf8('\uFEFFkode;nama\r\nkk;Kafé\r\n')],
  ['commas', utf8('kode,nama\nkk,Kafé')],
  ['tabs in UTF-16, as Excel calls "Unicode text"', utf16('kode\tnama\r\nkk\tKafé', true)],
  ['UTF-16 without a mark', utf16('kode;nama\nkk;Kafé', false)],
  ['what Windows wrote before', Uint8Array.from([...utf8('kode;nama\nkk;Kaf'), 0xe9])],
  ['a separator that the file names', utf8('sep=;\r\nkode;nama\r\nkk;Kafé')],
])('a table is read in %s', (_what, bytes) => {
  expect(rowsOf(bytes)).toEqual([
    ['kode', 'nama'],
    ['kk', 'Kafé'],
  ]);
});

test.each<[string, Uint8Array, string]>([
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 'encoding'],
  ['nothing but empty lines', utf8('\n;;\n \n'), 'empty'],
  ['a quotation mark that never closes', utf8('kode;nama\nkk;"Kartu\n'), 'quotes'],
  ['too many rows', utf8(`a\n${'x\n'.repeat(mostRows + 1)}`), 'tooManyRows'],
])('%s is refused', (_what, bytes, fault) => {
  expect(rowsOf(bytes)).toBe(fault);
});

test('rows keep their number though empty ones are passed over', () => {
  const read = readCsv(utf8('kode;nama\n\n\nkk\n;\nktp'));
  expect(read.ok && read.value.rows.map(({ row }) => row)).toEqual([4, 6]);
});

test('numbers of Excel are read as people see them', () => {
  expect([12, 0.1 + 0.2, 1e15, true, null, new Date(0)].map(cellText)).toEqual([
    ...['12', '0.3', '1000000000000000', 'TRUE', '', ''],
  ]);
  expect(['12,5', '12.5', '1.200', '10.000', ' 15 menit', '7 min', 'x', ''].map(numberOf)).toEqual([
    ...[12.5, 12.5, 1200, 10_000, 15, 7, Number.NaN, Number.NaN],
  ]);
});

test('no cell that is written begins like a formula, and each is read back as it was', () => {
  expect(['=1+1', '+62', '-', '@x', 'a=b'].map(guarded)).toEqual(["'=1+1", "'+62", "'-", "'@x", 'a=b']);
  const text = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    // oxlint-disable-next-line no-control-regex
    .map((one) => one.replaceAll(/[\u0000-\u001f\u007f-\u009f\u00a0\ufffd\ufeff]/g, '').trim())
    .filter((one) => !one.startsWith("'"));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 20 }), (rows) => {
      const written = writeCsv([['a', 'b', 'c'], ...rows]);
      for (const cell of written.slice(1).split(/;|\r\n|"/)) expect(cell).not.toMatch(/^[=+@]/);
      const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
      expect(rowsOf(utf8(written))).toEqual([['a', 'b', 'c'], ...filled]);
    }),
  );
});

test('any bytes are read or refused, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(typeof decodeText(bytes).ok).toBe('boolean');
      expect(typeof readCsv(bytes).ok).toBe('boolean');
    }),
  );
});

test('a table of a sheet is the same table', () => {
  expect(
    tableOf([
      ['kode', 'menit'],
      [null, null],
      ['kk', 12.5],
    ]),
  ).toEqual({
    ok: true,
    value: { head: ['kode', 'menit'], rows: [{ row: 3, cells: ['kk', '12.5'] }] },
  });
});
