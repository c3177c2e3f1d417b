/** A QR code as one SVG path, drawn here: nothing is asked of the internet. */
import { encode } from 'uqr';

export interface QrPath {
  /** Edge length in modules, the quiet zone of 4 on each side included (ISO/IEC 18004, 5.3.8). */
  readonly size: number;
  /** Dark modules as a path in module units. */
  readonly path: string;
}

/** Error correction M: a phone camera reads it from glass with a reflection. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const parts: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      parts.push(`M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`);
    }
  });
  return { size, path: parts.join('') };
}
