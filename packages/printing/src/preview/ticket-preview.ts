/** A ticket as it will lie in the hand, with what somebody may wish to know before it does. */
import { ok, unreachable } from '@giliran/protocol';
import type {
  PaperWidth,
  Result,
  TicketBlock,
  TicketPaper,
  TicketPreview,
  TicketWarning,
} from '@giliran/protocol';
import type { DecodeError } from '../bytes/decode.ts';
import { layoutTicket } from '../layout/layout-ticket.ts';
import { lostCharacters } from '../layout/sanitise.ts';
import { ticketSections } from '../layout/ticket-blocks.ts';
import { DOTS_ACROSS, sheetOf } from '../paper.ts';
import { paperImage } from '../render/paper-image.ts';

/** Paper longer than this hangs out of the machine and is torn. */
const LONGEST_MM = 200;

/** A text of more lines is hard to find one's way in. */
const MOST_LINES = 3;

/** Most printers have these letters; those that do not take the accents off. */
const CHARSET = 'pc850';

/** Laid out, written as bytes, read back and drawn, exactly as a paper is. */
export function ticketPreview(paper: TicketPaper, width: PaperWidth): Result<TicketPreview, DecodeError> {
  const image = paperImage(layoutTicket(paper, width, { charset: CHARSET }), width);
  if (!image.ok) return image;
  const { png, millimetres, composition } = image.value;
  return ok({
    png: Buffer.from(png).toString('base64'),
    widthDots: DOTS_ACROSS[width],
    heightDots: composition.heightDots + 1,
    millimetres,
    warnings: warningsOf(paper, width, millimetres),
  });
}

function warningsOf(paper: TicketPaper, width: PaperWidth, millimetres: number): TicketWarning[] {
  const warnings: TicketWarning[] = [];
  if (millimetres > LONGEST_MM) warnings.push({ kind: 'longPaper', millimetres: Math.round(millimetres) });
  for (const { block, blocks } of ticketSections(paper, sheetOf(width), CHARSET)) {
    if (block === 'reprint' || block === 'offline') continue;
    const text = textOf(block, paper);
    if (text === null) continue;
    const lines = blocks.filter((one) => one.kind === 'line').length;
    if (lines > MOST_LINES && block !== 'footer') warnings.push({ kind: 'manyLines', block, lines });
    const characters = lostCharacters(text, CHARSET);
    if (characters !== '') warnings.push({ kind: 'lostCharacters', block, characters });
  }
  return warnings;
}

/** The site's own words in a block; null where the words are ours, or a list. */
function textOf(block: TicketBlock, paper: TicketPaper): string | null {
  const { language } = paper;
  switch (block) {
    case 'header':
      return paper.design?.header?.[language] ?? null;
    case 'footer':
      return paper.footer?.[language] ?? null;
    case 'siteName':
      return paper.site.name[language];
    case 'agency':
      return paper.agency[language];
    case 'service':
      return paper.service[language];
    case 'priority':
      return paper.priority?.[language] ?? null;
    case 'booth':
      return paper.booth;
    case 'direction':
      return `${paper.zone[language]} ${paper.direction[language]}`;
    case 'requirements':
    case 'logo':
    case 'number':
    case 'separator':
    case 'ahead':
    case 'estimate':
    case 'qr':
    case 'waiting':
    case 'time':
      return null;
    default:
      return unreachable(block);
  }
}
