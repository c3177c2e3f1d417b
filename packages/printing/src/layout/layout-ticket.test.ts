import type { PaperWidth, TicketPaper } from '@giliran/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REFERENCE_TICKETS } from '../../golden/reference-tickets.ts';
import { decode } from '../bytes/decode.ts';
import { encode } from '../bytes/encode.ts';
import type { Operation } from '../bytes/operations.ts';
import { COLUMNS } from '../paper.ts';
import { compose } from '../render/compose.ts';
import type { Composition } from '../render/compose.ts';
import { textLines } from '../render/render-text.ts';
import { anyOptions, anyPaper, anyWidth } from './any-ticket.test-support.ts';
import { layoutTicket } from './layout-ticket.ts';
import type { LayoutOptions } from './layout-ticket.ts';
import { sanitise } from './sanitise.ts';
import { WORDING, waitRange } from './wording.ts';

const printed = (paper: TicketPaper, width: PaperWidth, options?: LayoutOptions): Composition =>
  compose(operationsOf(layoutTicket(paper, width, options)), width);

function operationsOf(bytes: Uint8Array): readonly Operation[] {
  const decoded = decode(bytes);
  if (!decoded.ok) throw new Error(`byte ${decoded.error.offset}: ${decoded.error.message}`);
  return decoded.value;
}

/** All characters of the paper in order, spaces left out: breaking lines changes only spaces. */
const inkOf = (composition: Composition): string =>
  withoutSpaces(
    textLines(composition)
      .map((l) => l.text)
      .join(''),
  );
const withoutSpaces = (text: string): string => text.replaceAll(' ', '');

describe('any ticket', () => {
  test(
    'is printed whole: strict bytes, every line within the paper, every word, then the cut',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(anyPaper, anyWidth, anyOptions, (paper, width, options) => {
          const bytes = layoutTicket(paper, width, options);
          const operations = operationsOf(bytes);
          expect(encode(operations)).toEqual(bytes);
          expect(operations.slice(-2)).toEqual([
            { kind: 'lineFeed' },
            { kind: 'cut', mode: 'partial', feedDots: 0 },
          ]);
          expect(operations.filter((o) => o.kind === 'cut' || o.kind === 'initialize')).toHaveLength(2);

          const paperNow = compose(operations, width);
          expect(paperNow.problems).toEqual([]);
          for (const line of textLines(paperNow)) expect(line.columns).toBeLessThanOrEqual(COLUMNS[width]);

          const clean = (text: string): string => withoutSpaces(sanitise(text, options.charset ?? 'pc850'));
          const ink = inkOf(paperNow);
          const { language } = paper;
          const fields = [paper.site.name, paper.agency, paper.service, paper.direction].map(
            (f) => f[language],
          );
          for (const field of [...fields, paper.number, paper.booth]) expect(ink).toContain(clean(field));
          if (paper.priority !== null) expect(ink).toContain(clean(paper.priority[language]));
          if (paper.footer !== null) expect(ink).toContain(clean(paper.footer[language]));
          // Nobody knows the queue of a number that was given without the server.
          if (paper.offline !== true) {
            if (paper.estimate !== null) expect(ink).toContain(clean(waitRange(paper.estimate, language)));
            expect(ink).toContain(clean(WORDING[language].people(paper.waitingAhead)));
          } else expect(ink).toContain(clean(WORDING[language].offlineValid));
          expect(ink).toContain(clean(WORDING[language].pleaseWait));
          expect(ink.includes(clean(WORDING[language].reprint))).toBe(
            paper.reprint || mentionsReprint(paper, clean),
          );
        }),
        { numRuns: 200 },
      );
    },
  );

  test('has its number as the tallest thing on it', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyPaper, anyWidth, (paper, width) => {
        const number = sanitise(paper.number, 'pc850');
        fc.pre(number !== '');
        const lines = printed(paper, width).items.filter((item) => item.kind === 'line');
        const tallest = Math.max(...lines.map((line) => line.height));
        const text = lines
          .filter((line) => line.height === tallest)
          .flatMap((line) => line.cells.map((cell) => cell.character));
        expect(withoutSpaces(text.join(''))).toBe(withoutSpaces(number));
      }),
      { numRuns: 100 },
    );
  });
});

function mentionsReprint(paper: TicketPaper, clean: (text: string) => string): boolean {
  return clean(JSON.stringify(paper)).includes(clean(WORDING[paper.language].reprint));
}

function reference(name: string): { paper: TicketPaper; width: PaperWidth } {
  const found = REFERENCE_TICKETS.find((ticket) => ticket.name === name);
  if (found === undefined) throw new Error(`no reference ticket ${name}`);
  return found;
}

test.each<[PaperWidth, string, number, number]>([
  ['80mm', 'A-012', 8, 8],
  ['80mm', 'KT-104', 8, 8],
  ['80mm', 'KT1-1000', 6, 6],
  ['58mm', 'A-012', 6, 6],
  ['58mm', 'KT-104', 5, 7],
  ['58mm', 'KT1-1000', 4, 6],
])('%s paper carries %s in one line, as large as fits', (width, number, times, high) => {
  const operations = operationsOf(layoutTicket({ ...reference('80mm-id-plain').paper, number }, width));
  const at = operations.findIndex((o) => o.kind === 'text' && o.text === number);
  const sizes = operations.slice(0, at).filter((o) => o.kind === 'size');
  expect(sizes.at(-1)).toEqual({ kind: 'size', width: times, height: high });
});

describe('a ticket on 80 mm paper', () => {
  const { paper } = reference('80mm-id-plain');

  test('says people ahead and the estimate as a range, and leaves an unknown estimate out', () => {
    const lines = textLines(printed(paper, '80mm')).map((line) => line.text);
    expect(lines).toContain('Antrean di depan Anda                   12 orang');
    expect(lines).toContain('Perkiraan menunggu                   15-25 menit');
    const without = textLines(printed({ ...paper, estimate: null }, '80mm')).map((line) => line.text);
    expect(without.join('\n')).not.toContain('Perkiraan');
  });

  test('lists short requirements with boxes to tick, and refers to the page when they are long', () => {
    const item = { id: 'Surat pengantar RT', en: 'Letter' };
    const short = inkOf(printed({ ...paper, requirements: Array.from({ length: 6 }, () => item) }, '80mm'));
    expect(short.split('[]SuratpengantarRT')).toHaveLength(7);
    const long = inkOf(printed({ ...paper, requirements: Array.from({ length: 7 }, () => item) }, '80mm'));
    expect(long).not.toContain('Surat');
    expect(long).toContain(withoutSpaces(WORDING.id.bringOnPhone));
  });

  test('names the zone once when the way to it already does', () => {
    const direction = { id: 'Zona A, lantai 1', en: 'Zone A, floor 1' };
    expect(inkOf(printed({ ...paper, direction }, '80mm')).split('ZonaA')).toHaveLength(2);
  });

  test('is plain ASCII when its names are, so that no code page can spoil it', () => {
    const texts = operationsOf(layoutTicket(paper, '80mm')).filter((o) => o.kind === 'text');
    for (const { text } of texts) expect(text).toMatch(/^[\x20-\x7e]+$/);
    const kinds = (p: TicketPaper): string[] => operationsOf(layoutTicket(p, '80mm')).map((o) => o.kind);
    expect(kinds(paper)).not.toContain('singleByteMode');
    expect(kinds({ ...paper, booth: 'Gerai é' })).toContain('singleByteMode');
  });

  test('writes an address too long for any QR code in letters', () => {
    const url = `http://antrean.local/t/${'x'.repeat(3000)}`;
    const composition = printed({ ...paper, url }, '80mm');
    expect(composition.items.some((item) => item.kind === 'qr')).toBe(false);
    expect(inkOf(composition)).toContain(url);
  });

  test('takes no more paper than a hand is long', () => {
    const usual = printed(paper, '80mm').heightDots / 8;
    expect(usual).toBeLessThan(130);
    const longest = reference('80mm-id-longest');
    expect(printed(longest.paper, '80mm').heightDots / 8).toBeLessThan(165);
  });
});
