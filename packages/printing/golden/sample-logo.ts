/** A crest of our own for reference tickets: lines, letters' edges, and shades that become a pattern. */
import { LogoHash } from '@giliran/protocol';
import type { TicketPaper } from '@giliran/protocol';
import { PNG } from 'pngjs';
import { logoDots } from '../src/layout/logo-dots.ts';
import { logoFromPng } from '../src/layout/logo.ts';

const SIDE = 240;

/** A disc with a dark rim, a roof with five pillars, and ground that pales to the right; outside: nothing. */
function pixel(x: number, y: number): readonly [shade: number, alpha: number] {
  const [dx, dy] = [x - SIDE / 2, y - SIDE / 2];
  const distance = Math.hypot(dx, dy);
  if (distance > 118) return [0, 0];
  if (distance > 106) return [20, 255];
  if (y > 58 && y < 98 && Math.abs(dx) < (y - 58) * 1.9) return [30, 255];
  if (y >= 106 && y < 160 && Math.abs(dx) < 70 && (x - 50) % 28 < 14) return [30, 255];
  if (y >= 166) return [60 + Math.round((dx + 118) * 0.8), 255];
  return [255, 255];
}

export function samplePng(): Uint8Array {
  const png = new PNG({ width: SIDE, height: SIDE });
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [shade, alpha] = pixel(x, y);
      png.data.set([shade, shade, shade, alpha], (y * SIDE + x) * 4);
    }
  }
  return PNG.sync.write(png);
}

export function sampleLogo(): NonNullable<TicketPaper['logo']> {
  const bitmap = logoFromPng(samplePng());
  if (!bitmap.ok) throw new Error(bitmap.error);
  return { hash: LogoHash.parse('sample-logo-of-our-own'), dots: logoDots(bitmap.value) };
}
