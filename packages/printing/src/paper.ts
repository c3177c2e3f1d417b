/** The geometry of receipt paper at 203 dpi, the density of nearly all receipt printers. */
import type { PaperWidth } from '@giliran/protocol';

export const DOTS_PER_MM = 8;

/** Font A, the printer's standard character: 12 × 24 dots. */
export const CELL = { width: 12, height: 24 } as const;

/** The line spacing after ESC @ and ESC 2: a sixth of an inch. */
export const DEFAULT_LINE_SPACING = 34;

/** Paper between the print head and the knife: what a fresh ticket begins with, blank. Models differ by some mm. */
export const HEAD_TO_KNIFE_DOTS = 12 * DOTS_PER_MM;

/** Printable dots across: 48 mm of 58 mm paper, 72 mm of 80 mm paper. */
export const DOTS_ACROSS: Readonly<Record<PaperWidth, number>> = { '58mm': 384, '80mm': 576 };

/** Font A characters in a line. */
export const COLUMNS: Readonly<Record<PaperWidth, number>> = { '58mm': 32, '80mm': 48 };

/** What a line of the printer at hand holds. */
export type Sheet = { readonly dots: number; readonly columns: number };

/** Printers of another density (180 dpi: 512 dots on 80 mm) say how many dots theirs has. */
export function sheetOf(width: PaperWidth, dotsPerLine = DOTS_ACROSS[width]): Sheet {
  return { dots: dotsPerLine, columns: Math.floor(dotsPerLine / CELL.width) };
}
