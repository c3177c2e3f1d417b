import type { Language } from '@giliran/protocol';
import type { ClipId } from './clip-id.ts';

/** What a language must be able to say. Words are names of clips without the language before them. */
export interface Tongue {
  readonly language: Language;
  /** The word of one digit, 0–9. Throws a RangeError on anything else. */
  digit(d: number): string;
  /** The words of a whole number, 0–999 999. */
  cardinal(n: number): readonly string[];
  /** The word of a letter A–Z. */
  letter(letter: string): string;
  /** "Nomor antrean", before the number. */
  readonly opening: string;
  /** "silakan menuju loket", before the counter. */
  readonly way: string;
  /** "loket", the same in a shortened sentence. */
  readonly shortWay: string;
  /** Every word of the language and how it is written: what a person who records a voice reads aloud. */
  readonly texts: Readonly<Record<string, string>>;
  /** The words a sentence can end with: these also exist with a falling tone. */
  readonly endings: readonly string[];
}

/** The clip of a word. */
export const clipOf = (tongue: Tongue, word: string): ClipId => `${tongue.language}/${word}`;
