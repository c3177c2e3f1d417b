/**
 * The character sets a printer has, as ESC t selects them. Bytes 0x20–0x7e are ASCII in all of them;
 * these tables say what 0x80–0xff mean.
 */

/** `pc850` is the Latin set that nearly every receipt printer carries. */
export type CodePage = 'pc437' | 'pc850' | 'wpc1252';

export const CODE_PAGES: readonly CodePage[] = ['pc437', 'pc850', 'wpc1252'];

/** The number after ESC t (Epson's numbering, which clones follow for these three). */
export const CODE_PAGE_NUMBER: Readonly<Record<CodePage, number>> = { pc437: 0, pc850: 2, wpc1252: 16 };

/** `\0` stands where a set leaves a byte undefined. */
const UPPER_HALF: Readonly<Record<CodePage, string>> = {
  pc437:
    'ÇüéâäàåçêëèïîìÄÅ' +
    'ÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
    'áíóúñÑªº¿⌐¬½¼¡«»' +
    '░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧' +
    '╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
    'αßΓπΣσµτΦΘΩδ∞φε∩' +
    '≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0',
  pc850:
    'ÇüéâäàåçêëèïîìÄÅ' +
    'ÉæÆôöòûùÿÖÜø£Ø×ƒ' +
    'áíóúñÑªº¿®¬½¼¡«»' +
    '░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤' +
    'ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀' +
    'ÓßÔÒõÕµþÞÚÛÙýÝ¯´' +
    '\xad±‗¾¶§÷¸°¨·¹³²■\xa0',
  wpc1252:
    '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0' +
    '\0‘’“”•–—˜™š›œ\0žŸ' +
    '\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯' +
    '°±²³´µ¶·¸¹º»¼½¾¿' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ' +
    'ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß' +
    'àáâãäåæçèéêëìíîï' +
    'ðñòóôõö÷øùúûüýþÿ',
};

const bytesOf: Readonly<Record<CodePage, ReadonlyMap<string, number>>> = {
  pc437: reverse('pc437'),
  pc850: reverse('pc850'),
  wpc1252: reverse('wpc1252'),
};

function reverse(page: CodePage): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  for (let byte = 0x20; byte <= 0xff; byte++) {
    const character = characterOf(page, byte);
    if (character !== undefined) bytes.set(character, byte);
  }
  return bytes;
}

/** The character a printable byte stands for; undefined for control bytes and the set's holes. */
export function characterOf(page: CodePage, byte: number): string | undefined {
  if (byte >= 0x20 && byte <= 0x7e) return String.fromCharCode(byte);
  const character = byte >= 0x80 ? UPPER_HALF[page][byte - 0x80] : undefined;
  return character === '\0' ? undefined : character;
}

/** The byte of one character, or undefined when the set lacks it. */
export function byteOf(page: CodePage, character: string): number | undefined {
  return bytesOf[page].get(character);
}

/** The code page that ESC t `number` selects, or undefined for one we never use. */
export function codePageOfNumber(number: number): CodePage | undefined {
  return CODE_PAGES.find((page) => CODE_PAGE_NUMBER[page] === number);
}
