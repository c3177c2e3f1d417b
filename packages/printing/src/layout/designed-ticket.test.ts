/** Whatever an administrator makes of the ticket, it stays one. */
import { linesOf, TicketDesign, type TicketBlock, type TicketPaper } from '@giliran/protocol';
import type { PaperWidth } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REFERENCE_TICKETS } from '../../golden/reference-tickets.ts';
import { decode } from '../bytes/decode.ts';
import { encode } from '../bytes/encode.ts';
import type { Operation } from '../bytes/operations.ts';
import { COLUMNS, sheetOf } from '../paper.ts';
import { compose } from '../render/compose.ts';
import type { Composition } from '../render/compose.ts';
import { textLines } from '../render/render-text.ts';
import { anyDesignedPaper, anyOptions, anyWidth } from './any-ticket.test-support.ts';
import { layoutTicket } from './layout-ticket.ts';
import type { LayoutOptions } from './layout-ticket.ts';
import { sanitise } from './sanitise.ts';
import { ticketSections } from './ticket-blocks.ts';
import { WORDING } from './wording.ts';

function operationsOf(paper: TicketPaper, width: PaperWidth, options?: LayoutOptions): readonly Operation[] {
  const decoded = decode(layoutTicket(paper, width, options));
  if (!decoded.ok) throw new Error(`byte ${decoded.error.offset}: ${decoded.error.message}`);
  return decoded.value;
}
const composed = (paper: TicketPaper, width: PaperWidth, options?: LayoutOptions): Composition =>
  compose(operationsOf(paper, width, options), width);
const withoutSpaces = (text: string): string => text.replaceAll(' ', '');
const inkOf = (composition: Composition): string =>
  withoutSpaces(
    textLines(composition)
      .map((line) => line.text)
      .join(''),
  );

describe('whatever the set-up', () => {
  test('the bytes are strict, stay within the paper, and end with the cut', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyDesignedPaper, anyWidth, anyOptions, (paper, width, options) => {
        const bytes = layoutTicket(paper, width, options);
        const operations = operationsOf(paper, width, options);
        expect(encode(operations)).toEqual(bytes);
        expect(operations.slice(-2)).toEqual([
          { kind: 'lineFeed' },
          { kind: 'cut', mode: 'partial', feedDots: 0 },
        ]);
        const paperNow = compose(operations, width);
        expect(paperNow.problems).toEqual([]);
        for (const line of textLines(paperNow)) expect(line.columns).toBeLessThanOrEqual(COLUMNS[width]);
      }),
      { numRuns: 150 },
    );
  });

  test(
    'the number is there, as the tallest words, and so is the way to the place',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(anyDesignedPaper, anyWidth, (paper, width) => {
          const number = sanitise(paper.number, 'pc850');
          fc.pre(number !== '');
          const composition = composed(paper, width);
          const lines = composition.items.filter((item) => item.kind === 'line');
          const tallest = Math.max(...lines.map((line) => line.height));
          const text = lines
            .filter((line) => line.height === tallest)
            .flatMap((line) => line.cells.map((cell) => cell.character));
          expect(withoutSpaces(text.join(''))).toBe(withoutSpaces(number));

          const ink = inkOf(composition);
          const said = (words: string): boolean => ink.includes(withoutSpaces(sanitise(words, 'pc850')));
          const { blocks } = paper.design;
          expect(said(blocks.includes('booth') ? paper.booth : paper.direction[paper.language])).toBe(true);
          if (blocks.includes('header') && paper.design.header !== null)
            for (const line of linesOf(paper.design.header[paper.language])) expect(said(line)).toBe(true);
          if (blocks.includes('footer') && paper.footer !== null)
            for (const line of linesOf(paper.footer[paper.language])) expect(said(line)).toBe(true);
          if (paper.reprint) expect(said(WORDING[paper.language].reprint)).toBe(true);
        }),
        { numRuns: 100 },
      );
    },
  );

  test('its QR code, where it has one, leads to its page, and its logo is whole', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyDesignedPaper, anyWidth, (paper, width) => {
        const operations = operationsOf(paper, width);
        const codes = operations.flatMap((one) => (one.kind === 'qrStore' ? [one.data] : []));
        const { blocks } = paper.design;
        if (!blocks.includes('qr')) expect(codes).toEqual([]);
        else if (codes.length > 0)
          expect(codes.map((data) => new TextDecoder().decode(data))).toEqual([paper.url]);
        else expect(inkOf(compose(operations, width))).toContain(withoutSpaces(paper.url.slice(0, 8)));
        const rows = operations.reduce((sum, one) => sum + (one.kind === 'raster' ? one.rows : 0), 0);
        expect(rows).toBe(blocks.includes('logo') ? (paper.logo?.dots?.height ?? 0) : 0);
      }),
      { numRuns: 100 },
    );
  });

  test('it says its blocks in their order, and no other', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyDesignedPaper, anyWidth, (paper, width) => {
        const printed = ticketSections(paper, sheetOf(width), 'pc850')
          .map((section) => section.block)
          .filter((block) => block !== 'reprint' && block !== 'offline');
        // A number that was given without the server has its time in any case.
        const added = paper.offline === true && !paper.design.blocks.includes('time');
        if (added) expect(printed.pop()).toBe('time');
        // What has nothing to say takes no paper; what is left keeps its order.
        const left = paper.design.blocks.filter((block) => printed.includes(block));
        expect(printed).toEqual(left);
      }),
      { numRuns: 100 },
    );
  });
});

const [plain] = REFERENCE_TICKETS;
if (plain === undefined) throw new Error('there are reference tickets');
const shaped = (change: Partial<TicketDesign>, paper: Partial<TicketPaper> = {}): TicketPaper => ({
  ...plain.paper,
  ...paper,
  design: { ...TicketDesign.parse({}), ...change },
});
const words = (paper: TicketPaper): string[] => textLines(composed(paper, '80mm')).map((line) => line.text);

test('a set-up that says nothing prints the ticket as ever', () => {
  expect(layoutTicket(shaped({}), '80mm')).toEqual(layoutTicket(plain.paper, '80mm'));
});

test('the least a ticket can be: its number and where to go', () => {
  expect(words(shaped({ blocks: ['number', 'booth'] }))).toEqual(['NOMOR ANTREAN', 'A-012', 'Gerai 3']);
});

test('a reprint is marked on top, whatever else is left out', () => {
  const blocks: TicketBlock[] = ['number', 'direction'];
  expect(words(shaped({ blocks }, { reprint: true }))[0]?.trim()).toBe('CETAK ULANG');
});

test('a number of a kiosk without its server says so in both languages, with its time, and nothing of the queue', () => {
  const blocks: TicketBlock[] = ['number', 'ahead', 'estimate'];
  const lines = words(shaped({ blocks }, { offline: true })).map((line) => line.trim());
  expect(lines[0]).toBe('NOMOR LURING / OFFLINE NUMBER');
  expect(lines.at(-1)).toMatch(/2026/);
  expect(lines.join(' ')).not.toContain(WORDING.id.ahead);
  expect(lines.join(' ')).not.toContain(WORDING.id.wait);
});

test('own lines are kept as they were written', () => {
  const text = 'PEMERINTAH KOTA BANJARBARU\n\n  MAL PELAYANAN PUBLIK ';
  const lines = words(shaped({ header: { id: text, en: text } }));
  expect(lines.slice(0, 2)).toEqual(['PEMERINTAH KOTA BANJARBARU', 'MAL PELAYANAN PUBLIK']);
});

test.each([
  ['dashed', '-'.repeat(48)],
  ['dotted', `${'. '.repeat(23)}.`],
  ['double', '='.repeat(48)],
] as const)('a %s separator is a line across', (separator, line) => {
  expect(words(shaped({ separator }))).toContain(line);
});

test('a list longer than allowed leads to the page, or to the staff where there is no QR code', () => {
  expect(words(shaped({ checklistLines: 2 }))).toContain('[ ] Akta kelahiran');
  expect(words(shaped({ checklistLines: 1 }))).toContain(WORDING.id.bringOnPhone);
  const blocks: TicketBlock[] = ['number', 'booth', 'requirements'];
  expect(words(shaped({ blocks, checklistLines: 1 }))).toContain(WORDING.id.bringAsk);
});
