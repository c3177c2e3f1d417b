/**
 * What stands on a ticket, from top to bottom, as lines that are already broken, sized and sanitised.
 * The eye finds the number first, then the place, then the wait.
 */
import { linesOf, TicketDesign, unreachable } from '@giliran/protocol';
import type { Localized, LogoDots, TicketBlock, TicketPaper, TicketSeparator } from '@giliran/protocol';
import { issuedTime } from './issued-time.ts';
import { bitmapOf } from './logo-dots.ts';
import type { Sheet } from '../paper.ts';
import type { Bitmap } from '../render/bitmap.ts';
import { sanitise } from './sanitise.ts';
import type { Charset } from './sanitise.ts';
import { ticketQr } from './ticket-qr.ts';
import type { QrBlock } from './ticket-qr.ts';
import { WORDING, waitRange } from './wording.ts';
import type { TicketWording } from './wording.ts';
import { fill, wrap } from './wrap.ts';

/** Times the normal width and height, 1–8. */
type Scale = { readonly width: number; readonly height: number };

export type Line = {
  readonly kind: 'line';
  readonly text: string;
  readonly align: 'left' | 'center';
  readonly scale: Scale;
  readonly bold: boolean;
  /** White on black. */
  readonly invert: boolean;
};

export type Block =
  | Line
  /** A label flush left, its value flush right and bold, with `spaces` between them. */
  | { readonly kind: 'pair'; readonly label: string; readonly spaces: number; readonly value: string }
  /** White space, in dots. */
  | { readonly kind: 'gap'; readonly dots: number }
  | { readonly kind: 'image'; readonly bitmap: Bitmap }
  | QrBlock;

type LineStyle = Partial<Pick<Line, 'align' | 'scale' | 'bold' | 'invert'>>;

const NORMAL: Scale = { width: 1, height: 1 };

/**
 * A little closer than the printer's default (30 to 34), to save paper. A printer that counts in half
 * dots reads less and falls back to the height of its characters, 24.
 */
export const LINE_SPACING = 28;

const CHECK_BOX = '[ ] ';

/** Some lines of the paper that belong together, and the white space before them in dots. */
export type Section = {
  readonly block: TicketBlock | 'reprint' | 'offline';
  readonly gap: number;
  readonly blocks: readonly Block[];
};

/** What every section is made from. */
type Draft = {
  readonly paper: TicketPaper;
  readonly design: TicketDesign;
  readonly words: TicketWording;
  readonly sheet: Sheet;
  readonly clean: (text: string) => string;
  readonly say: (text: Localized) => string;
};

/** The sections that have something to say, in the design's order; a reprint's mark above all of them. */
export function ticketSections(paper: TicketPaper, sheet: Sheet, charset: Charset): Section[] {
  const clean = (text: string): string => sanitise(text, charset);
  const design = paper.design ?? USUAL_DESIGN;
  const draft: Draft = {
    paper,
    design,
    words: WORDING[paper.language],
    sheet,
    clean,
    say: (text) => clean(text[paper.language]),
  };
  const sections: Section[] = [];
  const add = (block: Section['block'], blocks: readonly Block[]): void => {
    if (blocks.length > 0) sections.push({ block, gap: gapBetween(sections.at(-1)?.block, block), blocks });
  };
  if (paper.reprint) add('reprint', [badge(draft.words.reprint)]);
  if (paper.offline === true) add('offline', offlineMark(draft));
  for (const block of design.blocks) add(block, contentOf(block, draft));
  // Whoever sorts things out afterwards needs the time, whatever the design leaves out.
  if (paper.offline === true && !design.blocks.includes('time')) add('time', contentOf('time', draft));
  return sections;
}

export function ticketBlocks(paper: TicketPaper, sheet: Sheet, charset: Charset): Block[] {
  return ticketSections(paper, sheet, charset).flatMap((section) => [
    ...(section.gap > 0 ? [gap(section.gap)] : []),
    ...section.blocks,
  ]);
}

function contentOf(block: TicketBlock, draft: Draft): readonly Block[] {
  const { paper, design, words, sheet, clean, say } = draft;
  const { columns } = sheet;
  switch (block) {
    case 'logo':
      return logoBlocks(paper.logo?.dots, sheet.dots);
    case 'header':
      return design.header === null ? [] : ownLines(design.header[paper.language], draft, { bold: true });
    case 'siteName':
      return centred(say(paper.site.name), columns, { bold: true });
    case 'agency':
      return centred(say(paper.agency), columns);
    case 'service':
      return headline(say(paper.service), columns, [{ width: 1, height: 2 }]);
    case 'number':
      return [
        ...centred(words.number, columns),
        ...numberLines(clean(paper.number), columns),
        // For another day than the one it was taken: that must not be missed.
        ...(paper.validNote ? [gap(8), ...centred(say(paper.validNote), columns, { bold: true })] : []),
      ];
    case 'priority':
      return paper.priority === null ? [] : priorityLines(words.priority, say(paper.priority), columns);
    case 'booth':
      return boothLines(clean(paper.booth), columns);
    case 'direction':
      return directionLines(draft);
    case 'separator':
      return [separator(design.separator, columns)];
    case 'ahead':
      return paper.offline === true ? [] : pair(words.ahead, words.people(paper.waitingAhead), columns);
    case 'estimate':
      return paper.estimate === null || paper.offline === true
        ? []
        : pair(words.wait, waitRange(paper.estimate, paper.language), columns);
    case 'requirements':
      return checklist(draft);
    case 'qr':
      return qrLines(paper.url, paper.offline === true ? words.offlineScan : words.scan, sheet, clean);
    case 'waiting':
      return centred(words.pleaseWait, columns, { bold: true });
    case 'time': {
      const issued = issuedTime(paper.issuedAt, paper.site.timeZone, paper.language);
      return joined(clean(issued.date), clean(issued.time), ', ', columns);
    }
    case 'footer':
      return paper.footer === null ? [] : ownLines(paper.footer[paper.language], draft, {});
    default:
      return unreachable(block);
  }
}

/** White space before a section, in dots, when it stands somewhere unusual. */
const GAP_BEFORE: Readonly<Record<Section['block'], number>> = {
  reprint: 0,
  offline: 8,
  logo: 10,
  header: 10,
  siteName: 10,
  agency: 12,
  service: 10,
  number: 10,
  priority: 10,
  booth: 6,
  direction: 6,
  separator: 0,
  ahead: 6,
  estimate: 6,
  requirements: 10,
  qr: 0,
  waiting: 10,
  time: 10,
  footer: 10,
};

/** What belongs together stands together. */
const GAP_WITHIN: Readonly<Record<string, number>> = {
  'agency service': 4,
  'service agency': 4,
  'header siteName': 4,
  'booth direction': 0,
  'direction booth': 0,
  'ahead estimate': 0,
  'estimate ahead': 0,
  'separator ahead': 0,
  'separator estimate': 0,
};

function gapBetween(before: Section['block'] | undefined, block: Section['block']): number {
  if (before === undefined) return 0;
  const gap = GAP_WITHIN[`${before} ${block}`] ?? GAP_BEFORE[block];
  // Under the QR code's own words a little more, so that they are taken for its words.
  return before === 'qr' ? Math.max(gap, 12) : gap;
}

const USUAL_DESIGN: TicketDesign = TicketDesign.parse({});

/** Wider than the paper: left out rather than garbled. */
function logoBlocks(dots: LogoDots | undefined, across: number): Block[] {
  if (dots === undefined || dots.width > across) return [];
  return [{ kind: 'image', bitmap: bitmapOf(dots) }];
}

/** The site's own words: its line breaks are kept, long lines are broken. */
function ownLines(text: string, { clean, sheet }: Draft, style: LineStyle): Line[] {
  return linesOf(text).flatMap((part) => centred(clean(part), sheet.columns, style));
}

function separator(style: TicketSeparator, columns: number): Block {
  switch (style) {
    case 'dashed':
      return line('-'.repeat(columns));
    case 'dotted':
      return line('. '.repeat(columns / 2).trim());
    case 'double':
      return line('='.repeat(columns));
    case 'blank':
      return gap(LINE_SPACING);
    default:
      return unreachable(style);
  }
}

function line(text: string, style: LineStyle = {}): Line {
  return { kind: 'line', text, align: 'center', scale: NORMAL, bold: false, invert: false, ...style };
}

function gap(dots: number): Block {
  return { kind: 'gap', dots };
}

function badge(text: string): Line {
  return line(` ${text} `, { bold: true, invert: true });
}

/** In both languages: staff and citizens must know it at a glance, whatever the ticket's language is. */
function offlineMark({ words, sheet }: Draft): Line[] {
  const both = `${WORDING.id.offline} / ${WORDING.en.offline}`;
  const fits = both.length + 2 <= sheet.columns;
  const marks = fits ? [badge(both)] : [badge(WORDING.id.offline), badge(WORDING.en.offline)];
  return [...marks, ...centred(words.offlineValid, sheet.columns)];
}

function centred(text: string, columns: number, style: LineStyle = {}): Line[] {
  return wrap(text, columns).map((part) => line(part, style));
}

/** The first scale at which the text takes at most two lines, else its normal size; always bold. */
function headline(text: string, columns: number, scales: readonly Scale[]): Line[] {
  for (const scale of scales) {
    const across = Math.floor(columns / scale.width);
    const lines = wrap(text, across);
    if (lines.length <= 2) return lines.map((part) => line(part, { bold: true, scale }));
  }
  return centred(text, columns, { bold: true });
}

/** The number as large as the paper allows; one too long for a line is broken, not cut. */
function numberLines(number: string, columns: number): Line[] {
  const times = Math.max(1, Math.min(8, Math.floor(columns / Math.max(1, number.length))));
  // A long number is narrow; some height gives it back its weight.
  const scale = { width: times, height: Math.min(8, times < 6 ? times + 2 : times) };
  return wrap(number, Math.floor(columns / times)).map((part) => line(part, { scale }));
}

/** In one badge if it fits, else the word alone and the reason under it. */
function priorityLines(word: string, reason: string, columns: number): Line[] {
  if (reason === '') return [badge(word)];
  const together = `${word}: ${reason}`;
  if (together.length + 2 <= columns) return [badge(together)];
  return [badge(word), ...centred(reason, columns, { bold: true })];
}

/** The booth, large. */
function boothLines(booth: string, columns: number): Line[] {
  const large = { width: 2, height: 2 };
  return booth.length * large.width <= columns
    ? centred(booth, columns, { bold: true, scale: large })
    : headline(booth, columns, [{ width: 1, height: 2 }]);
}

/** The zone and how to get there. */
function directionLines({ paper, say, sheet }: Draft): Line[] {
  const zone = say(paper.zone);
  const direction = say(paper.direction);
  const known = direction.toLowerCase().includes(zone.toLowerCase());
  return known ? centred(direction, sheet.columns) : joined(zone, direction, ' - ', sheet.columns);
}

/** Two texts in one line if they fit, else one under the other. */
function joined(first: string, second: string, joint: string, columns: number): Line[] {
  if (first === '' || second === '') return centred(first + second, columns);
  const together = first + joint + second;
  if (together.length <= columns) return [line(together)];
  return [...centred(first, columns), ...centred(second, columns)];
}

/** A label at the left and its value at the right; under each other where a line is too short. */
function pair(label: string, value: string, columns: number): Block[] {
  const spaces = columns - label.length - value.length;
  if (spaces >= 2) return [{ kind: 'pair', label, spaces, value }];
  return [
    ...fill(label, columns).map((part) => line(part, { align: 'left' })),
    ...fill(value, columns).map((part) => line(part.padStart(columns), { align: 'left', bold: true })),
  ];
}

/** The boxes to tick; when they would take too much paper, where else to find them. */
function checklist({ paper, design, words, sheet, say }: Draft): Block[] {
  const { columns } = sheet;
  const lines = paper.requirements
    .map(say)
    .filter((item) => item !== '')
    .flatMap((item) =>
      fill(item, columns - CHECK_BOX.length).map(
        (part, n) => (n === 0 ? CHECK_BOX : ' '.repeat(CHECK_BOX.length)) + part,
      ),
    );
  if (lines.length === 0) return [];
  if (lines.length > design.checklistLines)
    return centred(design.blocks.includes('qr') ? words.bringOnPhone : words.bringAsk, columns);
  return [words.bring, ...lines].map((text) => line(text, { align: 'left' }));
}

/** The QR code with what it is for, or the address in letters when no symbol can hold it. */
function qrLines(
  url: string,
  scan: string,
  { dots, columns }: Sheet,
  clean: (text: string) => string,
): Block[] {
  const qr = ticketQr(url, dots);
  if (qr === undefined) return [gap(10), ...fill(clean(url), columns).map((part) => line(part))];
  return [gap(qr.quietDots), qr, gap(qr.quietDots - 8), ...centred(scan, columns)];
}
