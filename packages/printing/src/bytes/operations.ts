/**
 * What a printer is told, one command at a time. `decode` reads bytes into operations, `encode` writes
 * them back. Command names in the comments are Epson's.
 */
import type { CodePage } from './code-page.ts';

export type Align = 'left' | 'center' | 'right';

/** How much of a QR symbol may be lost: 7, 15, 25, 30 %. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

type CutMode = 'full' | 'partial';

export type Operation =
  /** Characters of the selected code page, not yet ended by a line feed. */
  | { readonly kind: 'text'; readonly text: string }
  /** LF */
  | { readonly kind: 'lineFeed' }
  /** ESC @ */
  | { readonly kind: 'initialize' }
  /** ESC t */
  | { readonly kind: 'codePage'; readonly page: CodePage }
  /** FS . : single-byte characters; Chinese printers start in a double-byte mode. */
  | { readonly kind: 'singleByteMode' }
  /** ESC a */
  | { readonly kind: 'align'; readonly align: Align }
  /** ESC E */
  | { readonly kind: 'bold'; readonly on: boolean }
  /** ESC - : thickness in dots. */
  | { readonly kind: 'underline'; readonly dots: 0 | 1 | 2 }
  /** GS B : white on black. */
  | { readonly kind: 'invert'; readonly on: boolean }
  /** GS ! : times the normal width and height, 1–8. */
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  /** ESC 2 / ESC 3 : dots from one line to the next; null is the printer's default. */
  | { readonly kind: 'lineSpacing'; readonly dots: number | null }
  /** ESC d */
  | { readonly kind: 'feedLines'; readonly lines: number }
  /** ESC J : in the printer's motion units, a dot on most, half a dot on some Epson models. */
  | { readonly kind: 'feedDots'; readonly dots: number }
  /** GS V : at once, or (`feedDots` not null) after feeding to the knife and `feedDots` more. */
  | { readonly kind: 'cut'; readonly mode: CutMode; readonly feedDots: number | null }
  /** ESC p : opens a cash drawer or sounds a buzzer; times in units of 2 ms. */
  | { readonly kind: 'pulse'; readonly pin: 2 | 5; readonly on: number; readonly off: number }
  /** GS ( k 65 */
  | { readonly kind: 'qrModel'; readonly model: 1 | 2 }
  /** GS ( k 67 : 1–16 dots. */
  | { readonly kind: 'qrModuleSize'; readonly dots: number }
  /** GS ( k 69 */
  | { readonly kind: 'qrLevel'; readonly level: QrLevel }
  /** GS ( k 80 */
  | { readonly kind: 'qrStore'; readonly data: Uint8Array }
  /** GS ( k 81 */
  | { readonly kind: 'qrPrint' }
  /** GS v 0 : rows of dots, the leftmost in the highest bit; each dot `scaleX` × `scaleY` dots of paper. */
  | {
      readonly kind: 'raster';
      readonly scaleX: 1 | 2;
      readonly scaleY: 1 | 2;
      readonly bytesPerRow: number;
      readonly rows: number;
      readonly data: Uint8Array;
    }
  /** DLE EOT : asks for one status byte, 1 printer, 2 why offline, 3 error, 4 paper. */
  | { readonly kind: 'askStatus'; readonly about: 1 | 2 | 3 | 4 }
  /** DLE ENQ */
  | { readonly kind: 'recover'; readonly how: 'resume' | 'clear' }
  /** GS a : which changes the printer reports by itself, a bit mask. */
  | { readonly kind: 'reportStatus'; readonly mask: number }
  /** GS r 1 : answered with the paper's state once everything before it has been printed. */
  | { readonly kind: 'transmitPaper' };

/** What may stand in GS ( k 80 and in GS v 0. */
export const LIMITS = { qrBytes: 7089, rasterBytesPerRow: 0xffff, rasterRows: 0x08ff } as const;
