/**
 * Makes src/render/font/glyphs.json, the characters that the PNG of a ticket is drawn with, from a PCF font of
 * 12 × 24 dots:
 *
 *   node packages/printing/scripts/make-font.ts /usr/share/fonts/X11/misc/ter-u24b_unicode.pcf.gz
 *
 * The shipped file was made from that font (Debian package xfonts-terminus 4.48); its licence and what
 * was changed stand in src/render/font/LICENSE.txt. Each glyph is 24 rows of three hexadecimal digits, the
 * leftmost dot in the highest bit.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CODE_PAGES, characterOf } from '../src/bytes/code-page.ts';
import { CELL } from '../src/paper.ts';
import { readPcf } from './pcf.ts';

const source = process.argv[2];
if (source === undefined) throw new Error('name the PCF font, for example ter-u24b_unicode.pcf.gz');
const bytes = readFileSync(source);
const font = readPcf(source.endsWith('.gz') ? gunzipSync(bytes) : bytes);
if (font.width !== CELL.width || font.height !== CELL.height) {
  throw new Error(`a font of ${CELL.width} × ${CELL.height} is needed, not ${font.width} × ${font.height}`);
}

const characters = new Set<string>();
for (const page of CODE_PAGES) {
  for (let byte = 0x20; byte <= 0xff; byte++) {
    const character = characterOf(page, byte);
    if (character !== undefined) characters.add(character);
  }
}
const glyphs: Record<string, string> = {};
const missing: string[] = [];
for (const character of [...characters].toSorted()) {
  const glyph = font.glyph(character.codePointAt(0) ?? 0);
  if (glyph === undefined) missing.push(character);
  else glyphs[character] = glyph.map(rowInHex).join('');
}
writeFileSync(
  new URL('../src/render/font/glyphs.json', import.meta.url),
  `${JSON.stringify(glyphs, null, 1)}\n`,
);
process.stdout.write(
  `${Object.keys(glyphs).length} glyphs written; not in the font: ${missing.join(' ') || 'none'}\n`,
);

function rowInHex(row: readonly boolean[]): string {
  return Number.parseInt(row.map((dark) => (dark ? '1' : '0')).join(''), 2)
    .toString(16)
    .padStart(3, '0');
}
