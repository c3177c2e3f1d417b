/** The characters drawn in a ticket's PNG: 12 × 24 dots each, all that our code pages have. */
import { CELL } from '../paper.ts';
import shapes from './font/glyphs.json' with { type: 'json' };

const rowsOf: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(shapes).map(([character, hex]) => [
    character,
    Array.from({ length: CELL.height }, (_, y) => Number.parseInt(hex.slice(y * 3, y * 3 + 3), 16)),
  ]),
);

/** A hollow box, for a character without a shape. */
const UNKNOWN: readonly number[] = Array.from({ length: CELL.height }, (_, y) =>
  y < 3 || y > 20 ? 0 : y === 3 || y === 20 ? 0x7fe : 0x402,
);

/** 24 rows from the top; the leftmost dot is bit 11. */
export function glyphRows(character: string): readonly number[] {
  return rowsOf.get(character) ?? UNKNOWN;
}

export function hasGlyph(character: string): boolean {
  return rowsOf.has(character);
}
