/** How a printer is set up: where it is, which model, and what is to be done differently from the model. */
import { PaperWidth } from '@giliran/protocol';
import { z } from 'zod';
import type { Manners } from '../driver/manners.ts';
import { CODE_PAGES } from '../bytes/code-page.ts';
import type { Charset } from '../layout/sanitise.ts';
import { PRINTER_MODELS } from './models.ts';
import type { PrinterModel, PrinterModelId } from './models.ts';

const isModelId = (id: string): id is PrinterModelId => Object.hasOwn(PRINTER_MODELS, id);
const ModelId = z
  .string()
  .refine(isModelId, `the models are: ${Object.keys(PRINTER_MODELS).join(', ')}`)
  .default('generic-80');

/** Whatever is left out is as the model has it. */
const common = {
  model: ModelId,
  width: PaperWidth.optional(),
  /** Dots in a line: 384, 576, or 512 for 80 mm at 180 dpi. */
  dotsPerLine: z.int().min(192).max(832).multipleOf(8, 'a line has a multiple of 8 dots').optional(),
  charset: z.enum(['ascii', ...CODE_PAGES]).optional(),
  qr: z.enum(['command', 'raster']).optional(),
  cutter: z.enum(['cut', 'tear']).optional(),
  /** Papers of each ticket. */
  copies: z.int().min(1).max(3).default(1),
  /** Length of a full roll: usually 50 m (narrow) or 80 m; null when it is not to be counted. */
  rollMillimetres: z.int().min(1_000).max(400_000).nullable().default(null),
  /** Whether it answers questions: `never` for one that answers nonsense. */
  answers: z.enum(['always', 'perhaps', 'never']).optional(),
  /** Whether it answers GS r in its turn, which proves a paper. The test print shows it. */
  tellsWhenPrinted: z.boolean().optional(),
};

const UsbId = z.int().min(0).max(0xffff);

export const PrinterConfig = z.discriminatedUnion('adapter', [
  /** Files in a folder, which must exist. */
  z.strictObject({ adapter: z.literal('folder'), folder: z.string().min(1), ...common }),
  /** Without numbers: the first printer on the bus. */
  z.strictObject({
    adapter: z.literal('usb'),
    vendorId: UsbId.optional(),
    productId: UsbId.optional(),
    serial: z.string().min(1).optional(),
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
    path: z.string().regex(/^\/dev\/[\w./-]+$/, 'write a device file, for example /dev/usb/lp0'),
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

/** What a configuration comes to. */
export type PrinterSettings = {
  readonly width: PaperWidth;
  readonly dotsPerLine: number;
  readonly charset: Charset;
  readonly qr: 'command' | 'raster';
  readonly cutter: 'cut' | 'tear';
  readonly copies: number;
  readonly rollMillimetres: number | null;
  readonly seesPaperLow: boolean;
  readonly manners: Manners;
};

/** The model's settings with the configuration's own in their place. */
export function settingsOf(config: PrinterConfig): PrinterSettings {
  const model: PrinterModel = PRINTER_MODELS[config.model];
  const width = config.width ?? model.width;
  const usual = { '58mm': 384, '80mm': 576 }[width];
  return {
    width,
    dotsPerLine: config.dotsPerLine ?? (width === model.width ? model.dotsPerLine : usual),
    charset: config.charset ?? model.charset,
    qr: config.qr ?? model.qr,
    cutter: config.cutter ?? model.cutter,
    copies: config.copies,
    rollMillimetres: config.rollMillimetres,
    seesPaperLow: model.seesPaperLow,
    manners: {
      ...model.manners,
      answers: config.answers ?? model.manners.answers,
      tellsWhenPrinted: config.tellsWhenPrinted ?? model.manners.tellsWhenPrinted,
    },
  };
}
