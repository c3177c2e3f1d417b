/** How a site shapes its printed ticket: what stands on it, in which order, in whose words. */
import { z } from 'zod';

/**
 * One thing on the paper. `direction` is the zone with the way to it; `separator` a line across, as often
 * as wanted; `header` and `footer` the site's own lines. The mark of a reprint is no block: it always
 * stands on top.
 */
export const TicketBlock = z.enum([
  'logo',
  'header',
  'siteName',
  'agency',
  'service',
  'number',
  'priority',
  'booth',
  'direction',
  'separator',
  'ahead',
  'estimate',
  'requirements',
  'qr',
  'waiting',
  'time',
  'footer',
]);
export type TicketBlock = z.infer<typeof TicketBlock>;

/** Blocks that lead the citizen to the place. A ticket carries at least one of them. */
export const PLACE_BLOCKS = ['booth', 'direction'] as const satisfies readonly TicketBlock[];

/** The eye finds the number first, then the place, then the wait. */
export const USUAL_BLOCKS: readonly TicketBlock[] = [
  'logo',
  'header',
  'siteName',
  'agency',
  'service',
  'number',
  'priority',
  'booth',
  'direction',
  'separator',
  'ahead',
  'estimate',
  'requirements',
  'qr',
  'waiting',
  'time',
  'footer',
];

/** At most so many lines across. */
export const MOST_SEPARATORS = 4;

/** What can be wrong with a list of blocks; screens have their own sentence for each. */
export type TicketBlocksFault = 'numberMissing' | 'placeMissing' | 'blockTwice' | 'tooManySeparators';

const faults: Readonly<Record<TicketBlocksFault, string>> = {
  numberMissing: 'the number always stands on the ticket',
  placeMissing: 'the ticket says where to go: keep "booth" or "direction"',
  blockTwice: 'a block stands on the ticket once',
  tooManySeparators: `use at most ${MOST_SEPARATORS} separators`,
};

/** The first fault of a list of blocks, or null. */
export function ticketBlocksFault(blocks: readonly TicketBlock[]): TicketBlocksFault | null {
  if (!blocks.includes('number')) return 'numberMissing';
  if (!PLACE_BLOCKS.some((block) => blocks.includes(block))) return 'placeMissing';
  const separators = blocks.filter((block) => block === 'separator').length;
  if (separators > MOST_SEPARATORS) return 'tooManySeparators';
  const once = blocks.filter((block) => block !== 'separator');
  return new Set(once).size < once.length ? 'blockTwice' : null;
}

const TicketBlocks = z
  .array(TicketBlock)
  .max(40)
  .superRefine((blocks, ctx) => {
    const fault = ticketBlocksFault(blocks);
    if (fault !== null) ctx.addIssue({ code: 'custom', message: faults[fault], params: { fault } });
  });

/** The lines of a text that may have several; empty ones are none. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** How much a site may say in its own words: characters, and lines as they are written (paper breaks long ones). */
export const TICKET_TEXT_LIMITS = {
  header: { lines: 3, characters: 200 },
  footer: { lines: 10, characters: 400 },
} as const;

function ticketText({ lines, characters }: { readonly lines: number; readonly characters: number }) {
  const text = z
    .string()
    .trim()
    .min(1)
    .max(characters)
    .refine((written) => linesOf(written).length <= lines, {
      message: `at most ${lines} lines`,
      params: { fault: 'tooManyLines', lines },
    });
  return z.strictObject({ id: text, en: text });
}

/** How a line across looks. `blank`: white space only. */
export const TicketSeparator = z.enum(['dashed', 'dotted', 'double', 'blank']);
export type TicketSeparator = z.infer<typeof TicketSeparator>;

export const TicketSettings = z.strictObject({
  /** What stands on the ticket, from top to bottom. A block that has nothing to say takes no paper. */
  blocks: TicketBlocks.default([...USUAL_BLOCKS]),
  /** Lines of the site's own above, at most 3: "PEMERINTAH KOTA …". Line breaks count. */
  header: ticketText(TICKET_TEXT_LIMITS.header).nullable().default(null),
  /** Lines of the site's own below, at most 10. Line breaks count. */
  footer: ticketText(TICKET_TEXT_LIMITS.footer).nullable().default(null),
  separator: TicketSeparator.default('dashed'),
  /** A checklist that takes more lines of paper is not printed; the ticket says where to find it. */
  checklistLines: z.int().min(1).max(24).default(6),
});
export type TicketSettings = z.infer<typeof TicketSettings>;
/** As a person writes it: fields with defaults left out. */
export type TicketSettingsInput = z.input<typeof TicketSettings>;
