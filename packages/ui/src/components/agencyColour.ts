/** A drawn stand-in for a missing logo: initials in a colour that stays the same for an agency. */
import { fromOklch, type Hex } from '../colour.ts';

/** Hues far enough apart to tell neighbours from each other; muddy yellows are left out. */
const HUES = [18, 42, 68, 128, 152, 178, 205, 232, 258, 284, 310, 342] as const;

/** FNV-1a, 32 bit: spreads similar ids. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

/** Pale background and dark ink of one hue, at least 7:1, chosen by the id alone. */
export function agencyColour(id: string): { readonly background: Hex; readonly ink: Hex } {
  const hue = HUES[hash(id) % HUES.length] ?? HUES[0];
  return {
    background: fromOklch({ l: 0.925, c: 0.045, h: hue }),
    ink: fromOklch({ l: 0.36, c: 0.11, h: hue }),
  };
}

/** One to four letters that stand for a name: "BPJS" → BPJS, "Bank Jatim" → BJ, "Disdukcapil" → Di. */
export function initials(shortName: string): string {
  const words = shortName.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return '?';
  const acronym = words.find((word) => word.length >= 2 && word.length <= 4 && word === word.toUpperCase());
  if (acronym !== undefined) return acronym;
  if (words.length === 1) return Array.from(first).slice(0, 2).join('');
  return words
    .slice(0, 3)
    .map((word) => Array.from(word).slice(0, 1).join('').toUpperCase())
    .join('');
}
