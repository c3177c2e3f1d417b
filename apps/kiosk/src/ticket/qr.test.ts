import jsqr from 'jsqr';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr.ts';

/** Draws the path as a camera would see it, `scale` pixels a module, and reads it. */
function read(text: string, scale = 4): string | null {
  const { size, path } = qrPath(text);
  const edge = size * scale;
  const pixels = new Uint8ClampedArray(edge * edge * 4).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1)
      for (let column = Number(x) * scale; column < (Number(x) + Number(width)) * scale; column += 1)
        pixels.fill(0, (row * edge + column) * 4, (row * edge + column) * 4 + 3);
  }
  return jsqr.default(pixels, edge, edge)?.data ?? null;
}

describe('the QR code of a ticket', () => {
  it('leads to the ticket’s page', () => {
    const url = 'http://antrean.mpp.local:8080/t/bC5AAobtqqHf5zheMr-hmA';
    expect(read(url)).toBe(url);
  });

  it('reads back for any token', () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);
    fc.assert(
      fc.property(token, (text) => {
        const url = `http://192.168.1.10:8080/t/${text}`;
        expect(read(url)).toBe(url);
      }),
      { numRuns: 20 },
    );
  });
});
