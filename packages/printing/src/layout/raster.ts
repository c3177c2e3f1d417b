/** Pictures as raster bands (GS v 0), which clones understand more widely than newer image commands. */
import type { Operation } from '../bytes/operations.ts';
import { qrSymbol } from '../qr.ts';
import { Bitmap } from '../render/bitmap.ts';
import type { QrBlock } from './ticket-qr.ts';

/** Rows per band: a slow link never keeps the head waiting in the middle of a large image. */
const BAND_ROWS = 48;

/** The bands, top to bottom; printed one after the other they join without a seam. */
export function bitmapRaster(bitmap: Bitmap): Operation[] {
  const bytesPerRow = Math.ceil(bitmap.width / 8);
  const bands: Operation[] = [];
  for (let top = 0; top < bitmap.height; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, bitmap.height - top);
    const data = new Uint8Array(bytesPerRow * rows);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < bitmap.width; x++) {
        if (!bitmap.isDark(x, top + y)) continue;
        const at = y * bytesPerRow + (x >> 3);
        data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
    bands.push({ kind: 'raster', scaleX: 1, scaleY: 1, bytesPerRow, rows, data });
  }
  return bands;
}

/** A QR code, for printers that cannot draw one themselves. */
export function qrRaster(qr: QrBlock): Operation[] {
  const symbol = qrSymbol(qr.data, qr.level);
  if (symbol === undefined) throw new Error('a QR block always holds data that fits');
  const dots = qr.moduleDots;
  const bitmap = new Bitmap(symbol.side * dots, symbol.side * dots);
  for (let row = 0; row < symbol.side; row++) {
    for (let column = 0; column < symbol.side; column++) {
      if (symbol.isDark(row, column)) bitmap.fill(column * dots, row * dots, dots, dots);
    }
  }
  return bitmapRaster(bitmap);
}
