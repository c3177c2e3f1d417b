/** The paper as lines of text, for logs, tests and people without an image viewer. */
import { unreachable } from '@giliran/protocol';
import type { PaperWidth } from '@giliran/protocol';
import { textOf } from './compose.ts';
import type { Composition, Item } from './compose.ts';
import { CELL, COLUMNS } from '../paper.ts';

export type TextLine = {
  /** Without the spaces that align it. */
  readonly text: string;
  /** Columns of paper it takes: a character of double width takes two. */
  readonly columns: number;
};

/** The lines of text alone, with the columns each takes. */
export function textLines(composition: Composition): TextLine[] {
  return composition.items
    .filter((item) => item.kind === 'line')
    .map((item) => ({ text: textOf(item.cells), columns: item.width / CELL.width }));
}

/**
 * A picture in plain characters, one string per printed line, at most 32 or 48 characters wide (a QR
 * code's content may be longer). Blank paper of a line's height or more becomes an empty line.
 */
export function renderText(composition: Composition): string[] {
  const lines: string[] = [];
  let bottom: number | null = null;
  for (const item of composition.items) {
    if (bottom !== null && item.kind !== 'cut' && item.top - bottom >= CELL.height) lines.push('');
    bottom = item.top + heightOf(item);
    const text = itemText(item, composition.width);
    if (text !== null) lines.push(text.trimEnd());
  }
  return lines;
}

function itemText(item: Item, width: PaperWidth): string | null {
  const columns = COLUMNS[width];
  switch (item.kind) {
    case 'line': {
      const text = textOf(item.cells);
      const free = Math.max(0, columns - text.length);
      const before = { left: 0, center: Math.floor(free / 2), right: free }[item.align];
      return ' '.repeat(before) + text;
    }
    case 'qr':
      return `[QR ${new TextDecoder().decode(item.data)}]`;
    case 'raster':
      return `[image ${item.raster.bytesPerRow * 8} x ${item.raster.rows}]`;
    case 'cut':
      return '- '.repeat(columns / 2);
    default:
      return unreachable(item);
  }
}

function heightOf(item: Item): number {
  switch (item.kind) {
    case 'line':
      return item.height;
    case 'qr':
      return item.symbol.side * item.moduleDots;
    case 'raster':
      return item.raster.rows * item.raster.scaleY;
    case 'cut':
      return 0;
    default:
      return unreachable(item);
  }
}
