/** Printers and papers: what a kiosk tells of its printer, and the ledger of every paper. */
import { z } from 'zod';
import { Instant, KioskId, TicketId } from './basics.ts';

/** How a printer is: one state at a time, the worst that holds. `unknown`: it does not answer or cannot tell. */
export const PrinterState = z.enum([
  'ready',
  'paperLow',
  'paperOut',
  'coverOpen',
  'cutterError',
  'offline',
  'error',
  'unknown',
]);
export type PrinterState = z.infer<typeof PrinterState>;

export const PrinterReport = z.strictObject({
  state: PrinterState,
  /** For the technician: which error, why unknown. */
  detail: z.string().max(300).nullable().default(null),
  /** Millimetres of paper used since the roll was changed, where it is counted. */
  paperUsedMm: z.number().min(0).nullable().default(null),
});
export type PrinterReport = z.infer<typeof PrinterReport>;

/** A report with the moment it came; null where it was not noted yet. */
export const KnownPrinter = PrinterReport.extend({ reportedAt: Instant.nullable().default(null) });
export type KnownPrinter = z.infer<typeof KnownPrinter>;

/** Paper is told of in steps: every ticket uses some, and not every one is news. Millimetres. */
const paperStepMm = 500;

/** Whether a printer is another way than was told before, so that it is to be told again. */
export function isPrinterNews(told: PrinterReport | null, now: PrinterReport): boolean {
  if (told === null || told.state !== now.state || told.detail !== now.detail) return true;
  if (told.paperUsedMm === null || now.paperUsedMm === null) return told.paperUsedMm !== now.paperUsedMm;
  // Less than before: another roll.
  return now.paperUsedMm < told.paperUsedMm || now.paperUsedMm - told.paperUsedMm >= paperStepMm;
}

/** Whether a paper may be tried in this state. */
export const printerCanPrint = (state: PrinterState): boolean =>
  state === 'ready' || state === 'paperLow' || state === 'unknown';

/** Names one paper: `{ticketId}.p{n}`, n counting the papers of that ticket from 1. */
export const PaperId = z
  .string()
  .regex(/^[0-9a-f-]{36}\.p\d+$/, 'a paper id is {ticketId}.p{n}')
  .brand<'PaperId'>();
export type PaperId = z.infer<typeof PaperId>;

/**
 * `queued → sent → confirmed | failed | unknown`. `sent`: bytes are on their way. `failed`: nothing came
 * out. `unknown`: it may have come out. A person's answer turns `unknown` into `confirmed` or `failed`.
 */
export const PaperState = z.enum(['queued', 'sent', 'confirmed', 'failed', 'unknown']);
export type PaperState = z.infer<typeof PaperState>;

/** One paper in the ledger. */
export const Paper = z.strictObject({
  id: PaperId,
  ticketId: TicketId,
  number: z.string(),
  /** Where it is printed. */
  kioskId: KioskId,
  state: PaperState,
  /** Another paper of this ticket may be in somebody's hand: it says so on itself. */
  reprint: z.boolean(),
  /** Why it failed, or why nobody knows. */
  detail: z.string().nullable(),
  queuedAt: Instant,
  /** The last change of state. */
  changedAt: Instant,
});
export type Paper = z.infer<typeof Paper>;
