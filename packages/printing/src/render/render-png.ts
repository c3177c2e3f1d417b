/** The paper as an image at the printer's own dots: 384 or 576 wide, 8 to the millimetre. */
import { unreachable } from '@giliran/protocol';
import { PNG } from 'pngjs';
import { Bitmap } from './bitmap.ts';
import type { Cell, Composition, Item } from './compose.ts';
import { glyphRows } from './glyphs.ts';
import { CELL, DOTS_ACROSS } from '../paper.ts';

/** Draws a composition dot for dot. A cut shows as a dashed line. */
export function drawTicket(composition: Composition): Bitmap {
  // One row more, for the cut itself.
  const bitmap = new Bitmap(DOTS_ACROSS[composition.width], Math.max(1, composition.heightDots + 1));
  for (const item of composition.items) drawItem(bitmap, item);
  return bitmap;
}

/** As a PNG file, one byte per dot: 0 black, 255 white. */
export function pngOf(bitmap: Bitmap): Uint8Array {
  const data = Buffer.from(bitmap.dots.map((dot) => (dot === 1 ? 0 : 255)));
  const png = new PNG({ width: bitmap.width, height: bitmap.height });
  png.data = data;
  return PNG.sync.write(png, {
    inputColorType: 0,
    colorType: 0,
    bitDepth: 8,
    inputHasAlpha: false,
    filterType: 0,
    deflateLevel: 6,
  });
}

function drawItem(bitmap: Bitmap, item: Item): void {
  switch (item.kind) {
    case 'line': {
      let left = item.left;
      for (const cell of item.cells) {
        // Characters of different heights stand on one line.
        drawCell(bitmap, cell, left, item.top + item.height - cell.style.scaleY * CELL.height);
        left += cell.style.scaleX * CELL.width;
      }
      return;
    }
    case 'qr':
      for (let row = 0; row < item.symbol.side; row++) {
        for (let column = 0; column < item.symbol.side; column++) {
          if (!item.symbol.isDark(row, column)) continue;
          const dots = item.moduleDots;
          bitmap.fill(item.left + column * dots, item.top + row * dots, dots, dots);
        }
      }
      return;
    case 'raster':
      return drawRaster(bitmap, item);
    case 'cut':
      for (let x = 0; x < bitmap.width; x += 12) bitmap.fill(x, item.top, 6, 1);
      return;
    default:
      unreachable(item);
  }
}

function drawCell(bitmap: Bitmap, { character, style }: Cell, left: number, top: number): void {
  const { scaleX, scaleY } = style;
  const width = CELL.width * scaleX;
  const height = CELL.height * scaleY;
  if (style.invert) bitmap.fill(left, top, width, height);
  glyphRows(character).forEach((row, y) => {
    // Emphasis is a second strike, one dot to the right.
    const dots = style.bold ? row | (row >> 1) : row;
    for (let x = 0; x < CELL.width; x++) {
      if ((dots & (0x800 >> x)) === 0) continue;
      bitmap.fill(left + x * scaleX, top + y * scaleY, scaleX, scaleY, !style.invert);
    }
  });
  if (style.underline > 0 && !style.invert) {
    bitmap.fill(left, top + height - style.underline, width, style.underline);
  }
}

function drawRaster(bitmap: Bitmap, item: Extract<Item, { kind: 'raster' }>): void {
  const { bytesPerRow, rows, scaleX, scaleY, data } = item.raster;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < bytesPerRow * 8; x++) {
      const byte = data[y * bytesPerRow + (x >> 3)] ?? 0;
      if ((byte & (0x80 >> (x & 7))) === 0) continue;
      bitmap.fill(item.left + x * scaleX, item.top + y * scaleY, scaleX, scaleY);
    }
  }
}
