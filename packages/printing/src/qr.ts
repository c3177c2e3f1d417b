/** QR symbols: how large one will be, and its dots. */
import qrcode from 'qrcode';
import type { QrLevel } from './bytes/operations.ts';

/** The white border a reader needs around a symbol, in modules. */
export const QUIET_ZONE = 4;

export type QrSymbol = {
  /** Modules along one side, without the white border. */
  readonly side: number;
  isDark(row: number, column: number): boolean;
};

/** The smallest symbol that holds the bytes, or undefined when none does (2,953 bytes at level L at most). */
export function qrSymbol(data: Uint8Array, level: QrLevel): QrSymbol | undefined {
  const modules = create(data, { errorCorrectionLevel: level })?.modules;
  if (modules === undefined) return undefined;
  return { side: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}

/** The side of that symbol alone, for much less work: looking for the best mask is most of it. */
export function qrSide(data: Uint8Array, level: QrLevel): number | undefined {
  return create(data, { errorCorrectionLevel: level, maskPattern: 0 })?.modules.size;
}

function create(data: Uint8Array, options: qrcode.QRCodeOptions): qrcode.QRCode | undefined {
  try {
    return qrcode.create([{ data, mode: 'byte' }], options);
  } catch (error) {
    if (error instanceof Error && error.message.includes('amount of data is too big')) return undefined;
    throw error;
  }
}
