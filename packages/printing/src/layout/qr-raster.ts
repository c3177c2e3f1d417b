/** A QR code as raster bands, for printers that cannot draw one themselves. */
import type { Operation } from '../bytes/operations.ts';
import { qrSymbol } from '../qr.ts';
import type { QrBlock } from './ticket-qr.ts';

/** Rows per band: a slow link never keeps the head waiting in the middle of a large image. */
const BAND_ROWS = 48;

/** The bands, top to bottom; printed one after the other they join without a seam. */
export function qrRaster(qr: QrBlock): Operation[] {
  const symbol = qrSymbol(qr.data, qr.level);
  if (symbol === undefined) throw new Error('a QR block always holds data that fits');
  const side = symbol.side * qr.moduleDots;
  const bytesPerRow = Math.ceil(side / 8);
  const bands: Operation[] = [];
  for (let top = 0; top < side; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, side - top);
    const data = new Uint8Array(bytesPerRow * rows);
    for (let y = 0; y < rows; y++) {
      const row = Math.floor((top + y) / qr.moduleDots);
      for (let x = 0; x < side; x++) {
        if (!symbol.isDark(row, Math.floor(x / qr.moduleDots))) continue;
        const at = y * bytesPerRow + (x >> 3);
        data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
      }
    }
    bands.push({ kind: 'raster', scaleX: 1, scaleY: 1, bytesPerRow, rows, data });
  }
  return bands;
}
