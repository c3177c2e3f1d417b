/** How the printers of the profiles are spoken with. A printer that behaves otherwise is set up by hand, see `PrinterConfig`. */
import { printerProfiles, type PrinterModelId, type PrinterProfile } from '@giliran/protocol';
import type { Manners } from '../driver/manners.ts';

export type PrinterModel = PrinterProfile & { readonly manners: Manners };

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

const CLONE_58: Manners = { ...CLONE, speed: 50 };

const MANNERS: Readonly<Record<PrinterModelId, Manners>> = {
  'epson-tm-t82': EPSON,
  'bixolon-srp-350': EPSON,
  'xprinter-xp-80': CLONE,
  'xprinter-xp-58': CLONE_58,
  'iware-80': CLONE,
  'iware-58': CLONE_58,
  'generic-80': CLONE,
  'generic-58': CLONE_58,
};

export const modelOf = (id: PrinterModelId): PrinterModel => ({
  ...printerProfiles[id],
  manners: MANNERS[id],
});
