/** The code of a booking as people type it and scanners read it. Pure. */
import { AppointmentCode } from '@giliran/protocol';

export const codeLength = 8;

/** The signs of a code, as they lie on the kiosk's keyboard. None looks like another: no 0, 1, I, L, O, U. */
export const codeRows: readonly string[] = ['23456789', 'QWERTYP', 'ASDFGHJK', 'ZXCVBNM'];
const signs = new Set(codeRows.join(''));

/** What of a text can belong to a code, in capitals, at most eight signs. */
export const codeSigns = (text: string): string =>
  Array.from(text.toUpperCase())
    .filter((sign) => signs.has(sign))
    .slice(0, codeLength)
    .join('');

/** The code, once it is whole. */
export const wholeCode = (text: string): AppointmentCode | null =>
  AppointmentCode.safeParse(text).data ?? null;

/** Between two keys of a scanner, in milliseconds; people are slower. */
const scannerPaceMs = 80;

/**
 * Hears a scanner among the keys: it types a code at once and presses Enter, whatever screen is shown. People who
 * type slowly, or other words, are not mistaken for one.
 */
export class ScanReader {
  #text = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  /** A key was pressed at a moment (milliseconds). The code when this was the Enter after one. */
  key(key: string, at: number): AppointmentCode | null {
    const quick = at - this.#lastAt <= scannerPaceMs;
    this.#lastAt = at;
    if (!quick) this.#text = '';
    if (key === 'Enter') {
      const code = wholeCode(this.#text);
      this.#text = '';
      return code;
    }
    // A scanner holds Shift for its capitals.
    if (key === 'Shift') return null;
    this.#text = key.length === 1 ? this.#text + key : '';
    return null;
  }
}
