import { describe, expect, test } from 'vitest';
import type { Operation } from '../bytes/operations.ts';
import { DEFAULT_LINE_SPACING, HEAD_TO_KNIFE_DOTS } from '../paper.ts';
import { compose } from './compose.ts';
import { drawTicket } from './render-png.ts';
import { renderText, textLines } from './render-text.ts';

const text = (characters: string): Operation => ({ kind: 'text', text: characters });
const lineFeed: Operation = { kind: 'lineFeed' };
const cutNow: Operation = { kind: 'cut', mode: 'full', feedDots: null };
const feedAndCut: Operation = { kind: 'cut', mode: 'partial', feedDots: 0 };

describe('what goes wrong on paper is reported', () => {
  test.each<[string, Operation[], RegExp]>([
    ['a line wider than the paper', [text('x'.repeat(33)), lineFeed, feedAndCut], /wider than the paper/],
    ['a line that was never ended', [text('A-012')], /last line is not ended/],
    [
      'a cut before the line was ended',
      [text('A-012'), feedAndCut],
      /not ended by a line feed before the cut/,
    ],
    ['a cut through the lines', [text('A-012'), lineFeed, cutNow], /cut goes through/],
    ['a QR code without data', [{ kind: 'qrPrint' }], /without data/],
    [
      'a raster wider than the paper',
      [{ kind: 'raster', scaleX: 1, scaleY: 1, bytesPerRow: 49, rows: 1, data: new Uint8Array(49) }],
      /raster is wider/,
    ],
    ['a line thrown away', [text('A-012'), { kind: 'initialize' }], /thrown away/],
    [
      'an alignment that comes too late',
      [text('A'), { kind: 'align', align: 'right' }, lineFeed],
      /alignment/,
    ],
  ])('%s', (_, operations, problem) => {
    expect(compose(operations, '58mm').problems.join()).toMatch(problem);
  });

  test('a QR code wider than the paper is not printed at all', () => {
    const data = new Uint8Array(60).fill(65);
    const composition = compose(
      [{ kind: 'qrStore', data }, { kind: 'qrModuleSize', dots: 16 }, { kind: 'qrPrint' }],
      '58mm',
    );
    expect(composition.problems.join()).toMatch(/QR code is wider/);
    expect(composition.items).toEqual([]);
  });

  test('a full line that fits exactly is no problem', () => {
    const composition = compose([text('x'.repeat(32)), lineFeed, feedAndCut], '58mm');
    expect(composition.problems).toEqual([]);
    expect(textLines(composition)).toEqual([{ text: 'x'.repeat(32), columns: 32 }]);
  });
});

test('a line too wide goes on in the next, as on a real printer', () => {
  const composition = compose([text('x'.repeat(33)), lineFeed], '58mm');
  expect(textLines(composition).map((line) => line.columns)).toEqual([32, 1]);
});

test('the paper begins at the knife and is as long as what is fed', () => {
  const composition = compose(
    [text('a'), lineFeed, { kind: 'feedLines', lines: 2 }, { kind: 'feedDots', dots: 5 }, feedAndCut],
    '80mm',
  );
  expect(composition.heightDots).toBe(HEAD_TO_KNIFE_DOTS + 3 * DEFAULT_LINE_SPACING + 5);
});

describe('the image, dot by dot', () => {
  const rows = (operations: Operation[]): string[] => {
    const bitmap = drawTicket(compose(operations, '58mm'));
    const from = HEAD_TO_KNIFE_DOTS;
    return Array.from({ length: bitmap.height - from }, (_, y) =>
      Array.from({ length: bitmap.width }, (_dot, x) => (bitmap.isDark(x, from + y) ? '#' : '.')).join(''),
    );
  };
  const ink = (lines: string[]): number => lines.join('').split('#').length - 1;
  const letter = rows([text('I'), lineFeed]);

  test('a character stands at its place and nowhere else', () => {
    expect(ink(letter)).toBeGreaterThan(20);
    expect(ink(letter.map((row) => row.slice(12)))).toBe(0);
    expect(ink(letter.slice(24))).toBe(0);
  });

  test('twice the width and three times the height is six times the ink', () => {
    expect(ink(rows([{ kind: 'size', width: 2, height: 3 }, text('I'), lineFeed]))).toBe(6 * ink(letter));
  });

  test('inverted, a cell is black where it was white', () => {
    expect(ink(rows([{ kind: 'invert', on: true }, text('I'), lineFeed]))).toBe(12 * 24 - ink(letter));
  });

  test('bold is darker, underline is a line under it', () => {
    expect(ink(rows([{ kind: 'bold', on: true }, text('I'), lineFeed]))).toBeGreaterThan(ink(letter));
    const underlined = rows([{ kind: 'underline', dots: 2 }, text(' '), lineFeed]);
    expect(underlined.map((row) => row.slice(0, 13)).slice(21, 25)).toEqual([
      '.'.repeat(13),
      `${'#'.repeat(12)}.`,
      `${'#'.repeat(12)}.`,
      '.'.repeat(13),
    ]);
  });

  test('right and centred text stand right and in the middle', () => {
    const right = rows([{ kind: 'align', align: 'right' }, text('I'), lineFeed]);
    expect(right.map((row) => row.slice(384 - 12))).toEqual(letter.map((row) => row.slice(0, 12)));
    const middle = rows([{ kind: 'align', align: 'center' }, text('I'), lineFeed]);
    expect(middle.map((row) => row.slice(186, 198))).toEqual(letter.map((row) => row.slice(0, 12)));
  });

  test('raster bands join without a seam, and double in size when told', () => {
    const band: Operation = {
      kind: 'raster',
      scaleX: 1,
      scaleY: 2,
      bytesPerRow: 1,
      rows: 2,
      data: Uint8Array.of(0x80, 0x01),
    };
    expect(rows([band, band]).map((row) => row.slice(0, 9))).toEqual([
      ...['#........', '#........', '.......#.', '.......#.'],
      ...['#........', '#........', '.......#.', '.......#.'],
      '.........',
    ]);
  });
});

test('the text picture shows alignment, the code and the cut', () => {
  const composition = compose(
    [
      { kind: 'align', align: 'center' },
      text('A-012'),
      lineFeed,
      { kind: 'qrStore', data: new TextEncoder().encode('http://a.b/t') },
      { kind: 'qrPrint' },
      lineFeed,
      lineFeed,
      { kind: 'align', align: 'right' },
      text('09.41'),
      lineFeed,
      feedAndCut,
    ],
    '58mm',
  );
  expect(renderText(composition)).toEqual([
    `${' '.repeat(13)}A-012`,
    '[QR http://a.b/t]',
    '',
    `${' '.repeat(27)}09.41`,
    '- '.repeat(16).trimEnd(),
  ]);
});
