/** What stands on a printed ticket. The server fills it in; `printing` lays it out. */
import { z } from 'zod';
import { Instant, Language, Localized } from './basics.ts';

export const TicketPaper = z.strictObject({
  language: Language,
  site: z.strictObject({ name: Localized, timeZone: z.string() }),
  agency: Localized,
  service: Localized,
  number: z.string(),
  zone: Localized,
  /** How to get there. */
  direction: Localized,
  booth: z.string(),
  issuedAt: Instant,
  waitingAhead: z.int().min(0),
  estimate: z.strictObject({ fromMinutes: z.int(), toMinutes: z.int() }).nullable(),
  /** The priority's name, or null. */
  priority: Localized.nullable(),
  requirements: z.array(Localized),
  /** What the QR code says: the address of the ticket's page. */
  url: z.url(),
  footer: Localized.nullable(),
  /** Said in so many words when it is not for the day it was taken: "Berlaku pada hari layanan berikutnya". */
  validNote: Localized.nullable().optional(),
  /** A second paper of the same ticket; marked as such. */
  reprint: z.boolean(),
});
export type TicketPaper = z.infer<typeof TicketPaper>;

/** Widths of receipt paper. 58 mm: 384 dots, 32 columns; 80 mm at 203 dpi: 576 dots, 48 columns. */
export const PaperWidth = z.enum(['58mm', '80mm']);
export type PaperWidth = z.infer<typeof PaperWidth>;
