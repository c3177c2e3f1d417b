/**
 * How a kiosk's printer is set up: where it is, which model, and what is to be done differently from the
 * model. One schema for the site, the kiosk's own copy and the technician's file.
 */
import { z } from 'zod';
import { PaperWidth } from './paper.ts';

/** Letters a printer has: `ascii` is right on every one, the others are its code pages. */
export const PrinterCharset = z.enum(['ascii', 'pc437', 'pc850', 'wpc1252']);
export type PrinterCharset = z.infer<typeof PrinterCharset>;
/** Who draws the QR code: the printer (`GS ( k`), or it gets dots. */
export const QrManner = z.enum(['command', 'raster']);
export type QrManner = z.infer<typeof QrManner>;
export const Cutter = z.enum(['cut', 'tear']);
export type Cutter = z.infer<typeof Cutter>;

/** What differs between printers as they are sold, as far as a ticket's looks go. */
export interface PrinterProfile {
  /** For people. */
  readonly name: string;
  readonly width: PaperWidth;
  readonly dotsPerLine: number;
  readonly charset: PrinterCharset;
  readonly qr: QrManner;
  readonly cutter: Cutter;
  /** Whether a sensor sees the roll's end coming; else only the count of the paper does. */
  readonly seesPaperLow: boolean;
}

const wide = { width: '80mm', dotsPerLine: 576, cutter: 'cut', charset: 'ascii', qr: 'command' } as const;
const narrow = { width: '58mm', dotsPerLine: 384, cutter: 'tear', charset: 'ascii', qr: 'raster' } as const;

/** From the makers' command manuals where they are public; a printer that behaves otherwise is set up by hand. */
export const printerProfiles = {
  'epson-tm-t82': {
    name: 'Epson TM-T82 (T82II, T82III, T82X)',
    ...wide,
    charset: 'pc850',
    // An option that most do not have: without it they always say "enough".
    seesPaperLow: false,
  },
  'bixolon-srp-350': {
    name: 'Bixolon SRP-350 (350II, 350III, 350plus)',
    ...wide,
    charset: 'pc850',
    seesPaperLow: true,
  },
  'xprinter-xp-80': { name: 'Xprinter XP-80 (Q80, Q260, N160)', ...wide, seesPaperLow: false },
  'xprinter-xp-58': { name: 'Xprinter XP-58 (58II, 58IIH)', ...narrow, seesPaperLow: false },
  'iware-80': { name: 'Iware 80 mm (C-80, S-80)', ...wide, seesPaperLow: false },
  'iware-58': { name: 'Iware 58 mm (C-58, MP-58)', ...narrow, seesPaperLow: false },
  'generic-80': { name: 'ESC/POS 80 mm', ...wide, qr: 'raster', seesPaperLow: false },
  'generic-58': { name: 'ESC/POS 58 mm', ...narrow, seesPaperLow: false },
} as const satisfies Readonly<Record<string, PrinterProfile>>;

export type PrinterModelId = keyof typeof printerProfiles;
const isModelId = (id: string): id is PrinterModelId => Object.hasOwn(printerProfiles, id);
export const printerModelIds: readonly PrinterModelId[] = Object.keys(printerProfiles).filter(isModelId);
export const PrinterModelId = z.string().refine(isModelId, `the models are: ${printerModelIds.join(', ')}`);

/** Whatever is left out is as the model has it. */
const common = {
  model: PrinterModelId.default('generic-80'),
  width: PaperWidth.optional(),
  /** Dots in a line: 384, 576, or 512 for 80 mm at 180 dpi. */
  dotsPerLine: z
    .int('write a whole number of dots')
    .min(192, 'a line has at least 192 dots')
    .max(832, 'a line has at most 832 dots')
    .multipleOf(8, 'a line has a multiple of 8 dots')
    .optional(),
  charset: PrinterCharset.optional(),
  qr: QrManner.optional(),
  cutter: Cutter.optional(),
  /** Whether the site's logo is printed above the ticket. */
  logo: z.boolean().default(true),
  /** Papers of each ticket. */
  copies: z.int().min(1).max(3).default(1),
  /** Length of a full roll: usually 30 to 50 m (narrow) or 80 m; null when it is not to be counted. */
  rollMillimetres: z
    .int('write a whole number')
    .min(1_000, 'a roll has at least 1 m')
    .max(400_000, 'a roll has at most 400 m')
    .nullable()
    .default(null),
  /** Whether it answers questions: `never` for one that answers nonsense. */
  answers: z.enum(['always', 'perhaps', 'never']).optional(),
  /** Whether it answers GS r in its turn, which proves a paper. The test print shows it. */
  tellsWhenPrinted: z.boolean().optional(),
};

const UsbId = z.int().min(0).max(0xffff);

export const PrinterConfig = z.discriminatedUnion('adapter', [
  /** Files in a folder, which must exist. Without a folder: the program's own. */
  z.strictObject({ adapter: z.literal('folder'), folder: z.string().min(1).max(500).optional(), ...common }),
  /** Without numbers: the first printer on the bus. */
  z.strictObject({
    adapter: z.literal('usb'),
    vendorId: UsbId.optional(),
    productId: UsbId.optional(),
    serial: z.string().min(1).max(126).optional(),
    ...common,
  }),
  z.strictObject({
    adapter: z.literal('network'),
    host: z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'write a host name or an IP address'),
    port: z.int().min(1).max(65_535).default(9100),
    /** A connection not used so long is given up, so that others may print; 0: after each use. */
    idleSeconds: z.int().min(0).max(3_600).default(30),
    ...common,
  }),
  z.strictObject({
    adapter: z.literal('device'),
    /** Only what a printer can be: this may be set from afar, and a disk is a device file, too. */
    path: z
      .string()
      .regex(
        /^\/dev\/((usb\/)?lp\d{1,3}|tty(USB|ACM|S)\d{1,3}|[\w-]*(printer|thermal|receipt)[\w-]*)$/,
        'write a printer’s device file, for example /dev/usb/lp0',
      ),
    ...common,
  }),
  z.strictObject({
    adapter: z.literal('system'),
    /** A CUPS queue, or on Windows a shared printer: `\\computer\printer`. */
    queue: z
      .string()
      .regex(
        /^([A-Za-z0-9_][A-Za-z0-9_.-]{0,126}|\\\\[A-Za-z0-9_.-]{1,63}\\[A-Za-z0-9_.-][A-Za-z0-9 _.()-]{0,79})$/,
        'write the name of a print queue, or \\\\computer\\printer',
      ),
    ...common,
  }),
]);
export type PrinterConfig = z.infer<typeof PrinterConfig>;
export type PrinterAdapter = PrinterConfig['adapter'];

/** Of a printer that nobody has set up: the program's own folder, on paper as wide as the site says. */
export const unsetPrinter = (width: PaperWidth): PrinterConfig =>
  PrinterConfig.parse({ adapter: 'folder', model: width === '58mm' ? 'generic-58' : 'generic-80' });

/** The paper that a set-up prints on. */
export const paperWidthOf = (config: PrinterConfig): PaperWidth =>
  config.width ?? printerProfiles[config.model].width;
