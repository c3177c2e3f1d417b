/**
 * What a technician asks of a printer from afar: how it is, which printers there are, a test print, a new
 * roll. The server hands it to the kiosk that has the printer, or does it itself for a kiosk in a browser.
 */
import { z } from 'zod';
import { Instant } from './basics.ts';
import type { Rejection } from './errors.ts';
import { PrinterConfig } from './printer-config.ts';
import { PrinterReport } from './printer.ts';

/**
 * Who has a kiosk's printer: the kiosk itself, set up as the server says (`kiosk`) or by a file on its
 * machine that goes before (`kioskFile`); or the server, for a kiosk in a plain browser.
 */
export const PrintsAt = z.enum(['kiosk', 'kioskFile', 'server']);
export type PrintsAt = z.infer<typeof PrintsAt>;

const jobId = z.string().regex(/^[\x21-\x7e]{1,100}$/);

/** The same test `jobId` prints once, however often it is asked for. */
export const PrinterRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('printer.look') }),
  z.strictObject({ type: z.literal('printer.detect') }),
  z.strictObject({ type: z.literal('printer.test'), jobId }),
  z.strictObject({ type: z.literal('printer.newRoll') }),
]);
export type PrinterRequest = z.infer<typeof PrinterRequest>;

/** Asks a display to play its chime, so that a person in the hall can say whether it is heard. */
export const SoundRequest = z.strictObject({ type: z.literal('sound.test') });
export type SoundRequest = z.infer<typeof SoundRequest>;

export const DeviceRequest = z.union([PrinterRequest, SoundRequest]);
export type DeviceRequest = z.infer<typeof DeviceRequest>;

/** Which printers a machine can see, each with what to write into its set-up. */
export const PrinterDetection = z.strictObject({
  printers: z
    .array(
      z.strictObject({
        /** For people: the product's name, the file, the queue. */
        name: z.string(),
        config: PrinterConfig,
        /** What stands in the way, for the technician, or null. */
        hindrance: z.string().nullable(),
      }),
    )
    .max(100),
  /** Ways that could not be looked at, in words. */
  notLooked: z.array(z.string()),
});
export type PrinterDetection = z.infer<typeof PrinterDetection>;

/** What became of a test print. `sent`: the printer took it and cannot tell. `unknown`: it may still come out. */
export const PrinterTest = z.strictObject({
  outcome: z.enum(['confirmed', 'sent', 'failed', 'unknown']),
  detail: z.string().nullable(),
  at: Instant,
});
export type PrinterTest = z.infer<typeof PrinterTest>;

export const deviceAnswers = {
  'printer.look': PrinterReport,
  'printer.detect': PrinterDetection,
  'printer.test': PrinterTest,
  'printer.newRoll': PrinterReport,
} as const;
/** What each request is answered with. */
export type DeviceValue<T extends PrinterRequest['type']> = z.infer<(typeof deviceAnswers)[T]>;

/** The acknowledgement of an `ask`. The value fits the request's schema in `deviceAnswers`. */
export type DeviceAnswer = { ok: true; value: unknown } | { ok: false; error: Rejection };
