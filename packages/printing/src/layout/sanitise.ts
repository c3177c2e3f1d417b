/**
 * Any text → what the printer can print, and never a control byte. A name out of the site's data must
 * not be able to cut the paper or change the code page.
 */
import { byteOf } from '../bytes/code-page.ts';
import type { CodePage } from '../bytes/code-page.ts';

/** `ascii`: letters without accents only, for printers whose code pages cannot be trusted. */
export type Charset = CodePage | 'ascii';

/** What stands in for characters that have no accent to take off. */
const STAND_IN: ReadonlyMap<string, string> = new Map([
  ...Array.from('“”„‟«»″', (c): [string, string] => [c, '"']),
  ...Array.from('‘’‚‛‹›′ʼ`´', (c): [string, string] => [c, "'"]),
  ...Array.from('‐‑‒–—―−─', (c): [string, string] => [c, '-']),
  ...Array.from('•·‣▪●◦', (c): [string, string] => [c, '*']),
  ...Array.from('→⇒➔', (c): [string, string] => [c, '->']),
  ...Array.from('←⇐', (c): [string, string] => [c, '<-']),
  ['×', 'x'],
  ['÷', '/'],
  ['⁄', '/'],
  ['≤', '<='],
  ['≥', '>='],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['©', '(c)'],
  ['®', '(R)'],
  ['°', ' '],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ð', 'd'],
  ['Ð', 'D'],
  ['þ', 'th'],
  ['Þ', 'Th'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['ı', 'i'],
]);

/**
 * One line of printable text: white space becomes single spaces, accents are kept where the charset has
 * them and taken off where not, a letter or digit of another script becomes `?`, emoji and other signs
 * are dropped. Sanitising twice changes nothing.
 */
export function sanitise(text: string, charset: Charset): string {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return text;
  let out = '';
  for (const character of text.normalize('NFC')) out += printable(character, charset);
  return out.replace(/ +/g, ' ').trim();
}

/** Whether the charset can print the character as it is. */
export function canPrintCharacter(character: string, charset: Charset): boolean {
  const byte = byteOf(charset === 'ascii' ? 'pc437' : charset, character);
  return byte !== undefined && (byte < 0x80 || charset !== 'ascii');
}

/** The characters of a text that paper cannot show: left out, or printed as `?`. Each once, in order. */
export function lostCharacters(text: string, charset: Charset): string {
  const lost = new Set<string>();
  for (const character of text.normalize('NFC')) {
    if (/^[\s\p{Cc}\p{Cf}\p{M}]$/u.test(character) || canPrintCharacter(character, charset)) continue;
    if (['', '?'].includes(printable(character, charset))) lost.add(character);
  }
  return [...lost].join('');
}

function printable(character: string, charset: Charset): string {
  if (/^\s$/u.test(character)) return ' ';
  if (/^[\p{Cc}\p{Cf}]$/u.test(character)) return '';
  if (canPrintCharacter(character, charset)) return character;
  const standIn = STAND_IN.get(character) ?? withoutAccents(character);
  if (standIn !== '' && Array.from(standIn).every((c) => canPrintCharacter(c, charset))) return standIn;
  return /^[\p{L}\p{N}]$/u.test(character) ? '?' : '';
}

/** `é` → `e`, `Ａ` → `A`, `ﬁ` → `fi`; a lone accent → nothing. */
function withoutAccents(character: string): string {
  const parts = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return Array.from(parts, (c) => (/^\s$/u.test(c) ? ' ' : (STAND_IN.get(c) ?? c))).join('');
}
