/** Any ticket, any printer, any set-up, for property tests: texts that attack the printer among them. */
import {
  linesOf,
  LOGO_DOTS,
  LogoHash,
  MOST_SEPARATORS,
  PLACE_BLOCKS,
  TICKET_TEXT_LIMITS,
  TicketBlock,
  TicketPaper,
  TicketSettings,
} from '@giliran/protocol';
import type { PaperWidth, TicketDesign } from '@giliran/protocol';
import fc from 'fast-check';
import { Bitmap } from '../render/bitmap.ts';
import type { LayoutOptions } from './layout-ticket.ts';
import { logoDots } from './logo-dots.ts';

const attack = fc.constantFrom(
  '\x1b@',
  '\x1dV\x00',
  '\x10\x04\x01',
  '\x1bt\xff',
  '\n',
  '\x1d(k\x03\x001C',
  '\x1c&',
);
const characters = (code: fc.Arbitrary<number>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(code, { minLength: 1, maxLength }).map((codes) => String.fromCodePoint(...codes));
const word = fc.oneof(
  characters(fc.nat(0x10ffff), 20),
  characters(fc.nat(0x2ff), 20),
  characters(fc.integer({ min: 0x21, max: 0x7e }), 90),
  fc.constantFrom('Dinas', 'Kependudukan', 'KTP-el', 'é', '“Gerai”', '–', '👍'),
  attack,
);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' ').slice(0, 200));
const localized = fc.record({ id: words, en: words });
const minutes = fc.integer({ min: -10, max: 2000 });

export const anyPaper: fc.Arbitrary<TicketPaper> = fc
  .record({
    language: fc.constantFrom('id' as const, 'en' as const),
    site: fc.record({
      name: localized,
      timeZone: fc.oneof(fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'), fc.string()),
    }),
    agency: localized,
    service: localized,
    number: fc.oneof(fc.constantFrom('A-012', 'KT-104', 'KT1-1000'), words),
    zone: localized,
    direction: localized,
    booth: words,
    issuedAt: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    waitingAhead: fc.nat(5000),
    estimate: fc.option(fc.record({ fromMinutes: minutes, toMinutes: minutes })),
    priority: fc.option(localized),
    requirements: fc.array(localized, { maxLength: 12 }),
    url: fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc.integer({ min: 1, max: 3200 }).map((n) => `http://antrean.local/t/${'x'.repeat(n)}`),
    ),
    footer: fc.option(localized),
    reprint: fc.boolean(),
    offline: fc.boolean(),
  })
  .filter((paper) => TicketPaper.safeParse(paper).success);

export const anyWidth = fc.constantFrom<PaperWidth>('58mm', '80mm');
export const anyOptions: fc.Arbitrary<LayoutOptions> = fc.record({
  charset: fc.constantFrom('ascii', 'pc437', 'pc850', 'wpc1252'),
  qr: fc.constantFrom('command', 'raster'),
});

const anyLogo: fc.Arbitrary<NonNullable<TicketPaper['logo']>> = fc
  .record({
    width: fc.integer({ min: 1, max: LOGO_DOTS.width }),
    height: fc.integer({ min: 1, max: LOGO_DOTS.height }),
    seed: fc.integer(),
  })
  .map(({ width, height, seed }) => {
    const bitmap = new Bitmap(width, height);
    for (let at = 0; at < bitmap.dots.length; at += 1) bitmap.dots[at] = ((at * 2654435761) ^ seed) & 1;
    return { hash: LogoHash.parse('A'.repeat(22)), dots: logoDots(bitmap) };
  });

/** The number, a place, and whatever else, in any order, with separators anywhere. */
const anyBlocks: fc.Arbitrary<TicketBlock[]> = fc
  .record({
    place: fc.constantFrom(...PLACE_BLOCKS),
    others: fc.subarray(TicketBlock.options.filter((block) => block !== 'separator')),
    separators: fc.nat(MOST_SEPARATORS),
  })
  .chain(({ place, others, separators }) => {
    const blocks = [
      ...new Set<TicketBlock>(['number', place, ...others]),
      ...Array.from({ length: separators }, (): TicketBlock => 'separator'),
    ];
    return fc.shuffledSubarray(blocks, { minLength: blocks.length });
  });

const ownText = (limits: { lines: number; characters: number }): fc.Arbitrary<string> =>
  fc
    .array(words, { minLength: 1, maxLength: limits.lines })
    .map((list) =>
      linesOf(list.join('\n')).slice(0, limits.lines).join('\n').slice(0, limits.characters).trim(),
    )
    .filter((text) => text !== '');
const ownTexts = (limits: { lines: number; characters: number }) =>
  fc.option(fc.record({ id: ownText(limits), en: ownText(limits) }));

/** Whatever the console may save. */
const anySettings: fc.Arbitrary<TicketSettings> = fc
  .record({
    blocks: anyBlocks,
    header: ownTexts(TICKET_TEXT_LIMITS.header),
    footer: ownTexts(TICKET_TEXT_LIMITS.footer),
    separator: fc.constantFrom('dashed', 'dotted', 'double', 'blank'),
    checklistLines: fc.integer({ min: 1, max: 24 }),
  })
  .filter((settings) => TicketSettings.safeParse(settings).success)
  .map((settings) => TicketSettings.parse(settings));

/** Any ticket of any set-up, with or without a logo. */
export const anyDesignedPaper: fc.Arbitrary<TicketPaper & { readonly design: TicketDesign }> = fc
  .record({ paper: anyPaper, settings: anySettings, logo: fc.option(anyLogo) })
  .map(({ paper, settings: { footer, ...design }, logo }) => ({
    ...paper,
    footer,
    design,
    ...(logo === null ? {} : { logo }),
  }));
