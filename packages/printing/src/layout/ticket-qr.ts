/** The QR code that leads to the ticket's page: as large as is handy, as safe as its length allows. */
import type { QrLevel } from '../bytes/operations.ts';
import { QUIET_ZONE, qrSide } from '../qr.ts';

export type QrBlock = {
  readonly kind: 'qr';
  readonly data: Uint8Array;
  readonly level: QrLevel;
  readonly moduleDots: number;
  /** White space a reader needs above and below. */
  readonly quietDots: number;
};

/** About 22 mm: an old phone reads it from an arm's length. */
const GOOD_SIDE_DOTS = 180;

const LARGEST_MODULE = 8;

/** Undefined when the address is too long for any symbol that fits on the paper. */
export function ticketQr(url: string, dotsAcross: number): QrBlock | undefined {
  const data = new TextEncoder().encode(url);
  for (const level of ['M', 'L'] as const) {
    const side = qrSide(data, level);
    if (side === undefined) continue;
    const widest = Math.floor(dotsAcross / (side + 2 * QUIET_ZONE));
    if (widest < 2) continue;
    const good = Math.max(3, Math.floor(GOOD_SIDE_DOTS / side));
    const moduleDots = Math.min(LARGEST_MODULE, widest, good);
    return { kind: 'qr', data, level, moduleDots, quietDots: QUIET_ZONE * moduleDots };
  }
  return undefined;
}
