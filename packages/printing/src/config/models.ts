/**
 * Printers as they are sold, and what differs between them. From the makers' command manuals where they
 * are public; a printer that behaves otherwise is set up by hand, see `PrinterConfig`.
 */
import type { PaperWidth } from '@giliran/protocol';
import type { Manners } from '../driver/manners.ts';
import type { Charset } from '../layout/sanitise.ts';

export type PrinterModel = {
  /** For people. */
  readonly name: string;
  readonly width: PaperWidth;
  readonly dotsPerLine: number;
  readonly charset: Charset;
  readonly qr: 'command' | 'raster';
  readonly cutter: 'cut' | 'tear';
  /** Whether a sensor sees the roll's end coming; else only the count of the paper does. */
  readonly seesPaperLow: boolean;
  readonly manners: Manners;
};

/** Answers DLE EOT, GS a and GS r as Epson's manuals have it. */
const EPSON: Manners = {
  answers: 'always',
  questions: [1, 2, 3, 4],
  reports: true,
  tellsWhenPrinted: true,
  speed: 120,
};

/**
 * Clones: most answer DLE EOT, some nothing, and a few answer GS r at once instead of in its turn, which
 * would prove nothing.
 */
const CLONE: Manners = {
  answers: 'perhaps',
  questions: [1, 2, 3, 4],
  reports: false,
  tellsWhenPrinted: false,
  speed: 80,
};

const WIDE = { width: '80mm', dotsPerLine: 576, cutter: 'cut' } as const;
const NARROW = { width: '58mm', dotsPerLine: 384, cutter: 'tear' } as const;
const CLONE_80 = { ...WIDE, charset: 'ascii', qr: 'command', seesPaperLow: false, manners: CLONE } as const;
const CLONE_58 = {
  ...NARROW,
  charset: 'ascii',
  qr: 'raster',
  seesPaperLow: false,
  manners: { ...CLONE, speed: 50 },
} as const;

export const PRINTER_MODELS = {
  'epson-tm-t82': {
    name: 'Epson TM-T82 (also T82II, T82III, T82X)',
    ...WIDE,
    charset: 'pc850',
    qr: 'command',
    // An option that most do not have: without it they always say "enough".
    seesPaperLow: false,
    manners: EPSON,
  },
  'bixolon-srp-350': {
    name: 'Bixolon SRP-350 (also 350II, 350III, 350plus)',
    ...WIDE,
    charset: 'pc850',
    qr: 'command',
    seesPaperLow: true,
    manners: EPSON,
  },
  'xprinter-xp-80': { name: 'Xprinter XP-80 (also Q80, Q260, N160)', ...CLONE_80 },
  'xprinter-xp-58': { name: 'Xprinter XP-58 (also 58II, 58IIH)', ...CLONE_58 },
  'iware-80': { name: 'Iware 80 mm (C-80, S-80 and others)', ...CLONE_80 },
  'iware-58': { name: 'Iware 58 mm (C-58, MP-58 and others)', ...CLONE_58 },
  'generic-80': { name: 'Any 80 mm ESC/POS printer with a knife', ...CLONE_80, qr: 'raster' },
  'generic-58': { name: 'Any 58 mm ESC/POS printer without a knife', ...CLONE_58 },
} as const satisfies Readonly<Record<string, PrinterModel>>;

export type PrinterModelId = keyof typeof PRINTER_MODELS;
