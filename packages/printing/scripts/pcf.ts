/**
 * Reads the glyph bitmaps of a PCF font (the X Window System's compiled bitmap font).
 * Only what a fixed-cell font needs: metrics, bitmaps and the code point of each glyph.
 * Format: https://fontforge.org/docs/techref/pcf-format.html
 */

/** One glyph placed in its cell: rows from the top, one boolean per dot. */
export type CellGlyph = readonly (readonly boolean[])[];

export type PcfFont = {
  readonly width: number;
  readonly height: number;
  glyph(codePoint: number): CellGlyph | undefined;
};

const TABLE = { accelerators: 2, metrics: 4, bitmaps: 8, encodings: 32, bdfAccelerators: 256 } as const;

type Table = { readonly offset: number; readonly format: number; readonly bigEndian: boolean };

type Metrics = {
  readonly left: number;
  readonly right: number;
  readonly ascent: number;
  readonly descent: number;
};

/** Throws when the bytes are no PCF font with the tables named above. */
export function readPcf(bytes: Uint8Array): PcfFont {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, false) !== 0x01666370) throw new Error('not a PCF font');
  const tables = new Map<number, Table>();
  const count = view.getUint32(4, true);
  for (let i = 0; i < count; i++) {
    const entry = 8 + i * 16;
    const offset = view.getUint32(entry + 12, true);
    const format = view.getUint32(offset, true);
    tables.set(view.getUint32(entry, true), { offset: offset + 4, format, bigEndian: (format & 4) !== 0 });
  }
  const need = (type: number): Table => {
    const table = tables.get(type);
    if (table === undefined) throw new Error(`PCF table ${type} is missing`);
    return table;
  };

  const accelerators = tables.get(TABLE.bdfAccelerators) ?? need(TABLE.accelerators);
  const ascent = view.getInt32(accelerators.offset + 8, !accelerators.bigEndian);
  const descent = view.getInt32(accelerators.offset + 12, !accelerators.bigEndian);
  const metrics = readMetrics(view, need(TABLE.metrics));
  const width = Math.max(...metrics.map((m) => m.right));
  const bitmaps = readBitmaps(view, need(TABLE.bitmaps), metrics);
  const indexOf = readEncodings(view, need(TABLE.encodings));

  return {
    width,
    height: ascent + descent,
    glyph(codePoint) {
      const index = indexOf.get(codePoint);
      const metric = index === undefined ? undefined : metrics[index];
      const rows = index === undefined ? undefined : bitmaps[index];
      if (metric === undefined || rows === undefined) return undefined;
      return Array.from({ length: ascent + descent }, (_, y) =>
        Array.from(
          { length: width },
          (_dot, x) => rows[y - (ascent - metric.ascent)]?.[x - metric.left] ?? false,
        ),
      );
    },
  };
}

function readMetrics(view: DataView, table: Table): Metrics[] {
  const little = !table.bigEndian;
  const compressed = (table.format & 0x100) !== 0;
  const count = compressed ? view.getUint16(table.offset, little) : view.getUint32(table.offset, little);
  return Array.from({ length: count }, (_, i) => {
    if (compressed) {
      const at = table.offset + 2 + i * 5;
      const value = (n: number): number => view.getUint8(at + n) - 0x80;
      return { left: value(0), right: value(1), ascent: value(3), descent: value(4) };
    }
    const at = table.offset + 4 + i * 12;
    const value = (n: number): number => view.getInt16(at + n * 2, little);
    return { left: value(0), right: value(1), ascent: value(3), descent: value(4) };
  });
}

function readBitmaps(view: DataView, table: Table, metrics: readonly Metrics[]): boolean[][][] {
  const little = !table.bigEndian;
  const count = view.getUint32(table.offset, little);
  const rowPadding = 1 << (table.format & 3);
  const highBitFirst = (table.format & 8) !== 0;
  const scanUnit = 1 << ((table.format >> 4) & 3);
  if (scanUnit !== 1 && highBitFirst !== table.bigEndian)
    throw new Error('PCF scan unit order is not supported');
  const data = table.offset + 4 + count * 4 + 16;
  return metrics.map((metric, i) => {
    const start = data + view.getUint32(table.offset + 4 + i * 4, little);
    const wide = metric.right - metric.left;
    const stride = Math.ceil(wide / 8 / rowPadding) * rowPadding;
    return Array.from({ length: metric.ascent + metric.descent }, (_, y) =>
      Array.from({ length: wide }, (_dot, x) => {
        const byte = view.getUint8(start + y * stride + (x >> 3));
        return (byte & (highBitFirst ? 0x80 >> (x & 7) : 1 << (x & 7))) !== 0;
      }),
    );
  });
}

function readEncodings(view: DataView, table: Table): Map<number, number> {
  const little = !table.bigEndian;
  const [minLow, maxLow, minHigh, maxHigh] = [0, 2, 4, 6].map((n) => view.getInt16(table.offset + n, little));
  if (minLow === undefined || maxLow === undefined || minHigh === undefined || maxHigh === undefined) {
    throw new Error('PCF encodings are truncated');
  }
  const found = new Map<number, number>();
  let at = table.offset + 10;
  for (let high = minHigh; high <= maxHigh; high++) {
    for (let low = minLow; low <= maxLow; low++, at += 2) {
      const index = view.getUint16(at, little);
      if (index !== 0xffff) found.set((high << 8) | low, index);
    }
  }
  return found;
}
