/** A logo's dots as they travel: packed eight to a byte, in base64. */
import type { LogoDots } from '@giliran/protocol';
import { Bitmap } from '../render/bitmap.ts';

export function logoDots(bitmap: Bitmap): LogoDots {
  const bytesPerRow = Math.ceil(bitmap.width / 8);
  const data = Buffer.alloc(bytesPerRow * bitmap.height);
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!bitmap.isDark(x, y)) continue;
      const at = y * bytesPerRow + (x >> 3);
      data[at] = (data[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width: bitmap.width, height: bitmap.height, data: data.toString('base64') };
}

export function bitmapOf({ width, height, data }: LogoDots): Bitmap {
  const bytes = Buffer.from(data, 'base64');
  const bytesPerRow = Math.ceil(width / 8);
  const bitmap = new Bitmap(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = bytes[y * bytesPerRow + (x >> 3)] ?? 0;
      if ((byte & (0x80 >> (x & 7))) !== 0) bitmap.fill(x, y, 1, 1);
    }
  }
  return bitmap;
}
