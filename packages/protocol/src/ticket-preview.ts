/** Looking at a ticket before it is printed: the very picture that the printer's bytes make. */
import { z } from 'zod';
import { Language, Localized } from './basics.ts';
import { PaperWidth } from './paper.ts';
import { Logo } from './site.ts';
import { TicketBlock, TicketSettings } from './ticket-settings.ts';

/** Which agency and service stand on it: those of the site with the shortest, the middle or the longest names. */
export const TicketExample = z.enum(['shortest', 'usual', 'longest']);
export type TicketExample = z.infer<typeof TicketExample>;

export const TicketSample = z.strictObject({
  width: PaperWidth.default('80mm'),
  language: Language.default('id'),
  example: TicketExample.default('usual'),
  priority: z.boolean().default(false),
  reprint: z.boolean().default(false),
});
export type TicketSample = z.infer<typeof TicketSample>;

/** A set-up that need not be saved yet. */
export const TicketDraft = z.strictObject({
  name: Localized,
  logo: Logo.nullable(),
  ticket: TicketSettings,
});
export type TicketDraft = z.infer<typeof TicketDraft>;

/** Why a logo cannot be printed: no PNG, too many pixels, or a broken file. */
export const LogoFault = z.enum(['notPng', 'tooLarge', 'unreadable']);
export type LogoFault = z.infer<typeof LogoFault>;

/** Paper that comes out right, but not as somebody would wish. */
export const TicketWarning = z.discriminatedUnion('kind', [
  /** Longer than a hand can hold well. */
  z.strictObject({ kind: z.literal('longPaper'), millimetres: z.int() }),
  /** A text takes more than three lines. */
  z.strictObject({ kind: z.literal('manyLines'), block: TicketBlock, lines: z.int() }),
  /** Characters that no receipt printer has; something else or nothing stands in their place. */
  z.strictObject({ kind: z.literal('lostCharacters'), block: TicketBlock, characters: z.string() }),
  z.strictObject({ kind: z.literal('logoUnusable'), fault: LogoFault }),
]);
export type TicketWarning = z.infer<typeof TicketWarning>;

export const TicketPreview = z.strictObject({
  /** A PNG at the printer's own dots, base64. */
  png: z.base64(),
  widthDots: z.int(),
  heightDots: z.int(),
  /** Paper used, the blank part above the first line included. */
  millimetres: z.number(),
  warnings: z.array(TicketWarning),
});
export type TicketPreview = z.infer<typeof TicketPreview>;

/** One change of the set-up: when, and by whom where that is known. */
export const SiteChange = z.strictObject({
  seq: z.int(),
  at: z.int(),
  /** A staff member's name, a key's id; null: the program itself, as at an import. */
  by: z.string().nullable(),
});
export type SiteChange = z.infer<typeof SiteChange>;
