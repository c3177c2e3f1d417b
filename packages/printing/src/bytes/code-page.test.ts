import EscPos from 'escpos';
import { expect, test } from 'vitest';
import { hasGlyph } from '../render/glyphs.ts';
import { byteOf, characterOf, CODE_PAGE_NUMBER, CODE_PAGES, codePageOfNumber } from './code-page.ts';

const ICONV_NAME = { pc437: 'cp437', pc850: 'cp850', wpc1252: 'win1252' } as const;

test.each(CODE_PAGES)('%s means the same to us as to the package that writes the bytes', (page) => {
  for (let byte = 0x20; byte <= 0xff; byte++) {
    const character = characterOf(page, byte);
    if (character === undefined) continue;
    const written: Buffer[] = [];
    const adapter = { write: (data: Buffer): unknown => written.push(Buffer.from(data)) };
    new EscPos(adapter, { encoding: ICONV_NAME[page] }).pureText(character).flush();
    expect([character, ...Buffer.concat(written)]).toEqual([character, byte]);
    expect(byteOf(page, character)).toBe(byte);
  }
});

test.each(CODE_PAGES)('%s has a shape for every character it can print', (page) => {
  const shapeless = Array.from({ length: 0xe0 }, (_, n) => characterOf(page, n + 0x20)).filter(
    (character) => character !== undefined && !hasGlyph(character),
  );
  expect(shapeless).toEqual([]);
});

test('control bytes stand for no character', () => {
  for (const page of CODE_PAGES) {
    for (let byte = 0; byte < 0x20; byte++) expect(characterOf(page, byte)).toBeUndefined();
    expect(characterOf(page, 0x7f)).toBeUndefined();
    expect(codePageOfNumber(CODE_PAGE_NUMBER[page])).toBe(page);
  }
});
