/** What stands on a printed ticket. The server fills it in; `printing` lays it out. */
import { z } from 'zod';
import { Instant, Language, Localized } from './basics.ts';
import { TicketSettings } from './ticket-settings.ts';

/** The largest logo that fits every paper, in dots: half a hand wide, as high as two lines of a large number. */
export const LOGO_DOTS = { width: 320, height: 128 } as const;

/** Black dots of a logo: rows of `ceil(width / 8)` bytes, the leftmost dot in the highest bit, 1 black. */
export const LogoDots = z
  .strictObject({
    width: z.int().min(1).max(LOGO_DOTS.width),
    height: z.int().min(1).max(LOGO_DOTS.height),
    data: z.base64().max(8_000),
  })
  .refine(
    ({ width, height, data }) =>
      Math.floor((data.replace(/=+$/, '').length * 3) / 4) === Math.ceil(width / 8) * height,
    'the dots do not fill the logo',
  );
export type LogoDots = z.infer<typeof LogoDots>;

/** Names a logo by what it shows: 22 characters, so that it is fetched once and kept. */
export const LogoHash = z.string().regex(/^[A-Za-z0-9_-]{22}$/, 'a logo hash has 22 characters');
export type LogoHash = z.infer<typeof LogoHash>;

/** How the site shapes its tickets. `footer` stands beside, where it always has. */
export const TicketDesign = TicketSettings.omit({ footer: true });
export type TicketDesign = z.infer<typeof TicketDesign>;

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
  /** Said in so many words when it is not for the day it was taken: "Berlaku pada hari layanan berikutnya". */
  validNote: Localized.nullable().optional(),
  /** Line breaks count. */
  footer: TicketSettings.shape.footer.unwrap(),
  /** Left out: the usual one. */
  design: TicketDesign.optional(),
  /**
   * The site's logo. A paper on the wire only names it; whoever prints fetches its dots once
   * (`GET /api/v1/logos/{hash}`) and puts them in. Without dots no logo is printed.
   */
  logo: z.strictObject({ hash: LogoHash, dots: LogoDots.optional() }).optional(),
  /** Made by a kiosk without its server: marked as such, and it says nothing of the queue, which nobody knows. */
  offline: z.boolean().optional(),
  /** A second paper of the same ticket; marked as such. */
  reprint: z.boolean(),
});
export type TicketPaper = z.infer<typeof TicketPaper>;

/** Widths of receipt paper. 58 mm: 384 dots, 32 columns; 80 mm at 203 dpi: 576 dots, 48 columns. */
export const PaperWidth = z.enum(['58mm', '80mm']);
export type PaperWidth = z.infer<typeof PaperWidth>;
