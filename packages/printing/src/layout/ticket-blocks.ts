/**
 * What stands on a ticket, from top to bottom, as lines that are already broken, sized and sanitised.
 * The eye finds the number first, then the place, then the wait.
 */
import type { Localized, TicketPaper } from '@giliran/protocol';
import { issuedTime } from './issued-time.ts';
import type { Sheet } from '../paper.ts';
import { sanitise } from './sanitise.ts';
import type { Charset } from './sanitise.ts';
import { ticketQr } from './ticket-qr.ts';
import type { QrBlock } from './ticket-qr.ts';
import { WORDING, waitRange } from './wording.ts';
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
  | QrBlock;

type LineStyle = Partial<Pick<Line, 'align' | 'scale' | 'bold' | 'invert'>>;

const NORMAL: Scale = { width: 1, height: 1 };

/** A checklist longer than this many lines stays on the ticket's page. */
const CHECKLIST_LINES = 6;

const CHECK_BOX = '[ ] ';

export function ticketBlocks(paper: TicketPaper, sheet: Sheet, charset: Charset): Block[] {
  const { columns } = sheet;
  const words = WORDING[paper.language];
  const clean = (text: string): string => sanitise(text, charset);
  const say = (text: Localized): string => clean(text[paper.language]);

  const blocks: Block[] = [];
  if (paper.reprint) blocks.push(badge(words.reprint), gap(10));
  blocks.push(...centred(say(paper.site.name), columns, { bold: true }), gap(12));
  blocks.push(...centred(say(paper.agency), columns), gap(4));
  blocks.push(...headline(say(paper.service), columns, [{ width: 1, height: 2 }]));
  blocks.push(gap(10), ...centred(words.number, columns), ...numberLines(clean(paper.number), columns));
  if (paper.validNote) blocks.push(gap(8), ...centred(say(paper.validNote), columns, { bold: true }));
  if (paper.priority !== null) {
    blocks.push(gap(10), ...priorityLines(words.priority, say(paper.priority), columns));
  }
  blocks.push(gap(6), ...placeLines(paper, say, clean, columns), rule(columns));

  blocks.push(...pair(words.ahead, words.people(paper.waitingAhead), columns));
  if (paper.estimate !== null) {
    blocks.push(...pair(words.wait, waitRange(paper.estimate, paper.language), columns));
  }
  blocks.push(...checklist(paper.requirements.map(say), words, columns));
  blocks.push(...qrLines(paper.url, words.scan, sheet, clean));
  blocks.push(...centred(words.pleaseWait, columns, { bold: true }));
  const issued = issuedTime(paper.issuedAt, paper.site.timeZone, paper.language);
  blocks.push(gap(10), ...joined(clean(issued.date), clean(issued.time), ', ', columns));
  if (paper.footer !== null) blocks.push(gap(10), ...centred(say(paper.footer), columns));
  return blocks;
}

function line(text: string, style: LineStyle = {}): Line {
  return { kind: 'line', text, align: 'center', scale: NORMAL, bold: false, invert: false, ...style };
}

function gap(dots: number): Block {
  return { kind: 'gap', dots };
}

function rule(columns: number): Line {
  return line('-'.repeat(columns));
}

function badge(text: string): Line {
  return line(` ${text} `, { bold: true, invert: true });
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

/** The booth large, then the zone and how to get there. */
function placeLines(
  paper: TicketPaper,
  say: (text: Localized) => string,
  clean: (text: string) => string,
  columns: number,
): Line[] {
  const zone = say(paper.zone);
  const direction = say(paper.direction);
  const booth = clean(paper.booth);
  const large = { width: 2, height: 2 };
  const boothLines =
    booth.length * large.width <= columns
      ? centred(booth, columns, { bold: true, scale: large })
      : headline(booth, columns, [{ width: 1, height: 2 }]);
  const known = direction.toLowerCase().includes(zone.toLowerCase());
  return [...boothLines, ...(known ? centred(direction, columns) : joined(zone, direction, ' - ', columns))];
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

function checklist(
  requirements: readonly string[],
  words: { readonly bring: string; readonly bringOnPhone: string },
  columns: number,
): Block[] {
  const lines = requirements
    .filter((item) => item !== '')
    .flatMap((item) =>
      fill(item, columns - CHECK_BOX.length).map(
        (part, n) => (n === 0 ? CHECK_BOX : ' '.repeat(CHECK_BOX.length)) + part,
      ),
    );
  if (lines.length === 0) return [];
  if (lines.length > CHECKLIST_LINES) return [gap(10), ...centred(words.bringOnPhone, columns)];
  return [gap(10), ...[words.bring, ...lines].map((text) => line(text, { align: 'left' }))];
}

/** The QR code with what it is for, or the address in letters when no symbol can hold it. */
function qrLines(
  url: string,
  scan: string,
  { dots, columns }: Sheet,
  clean: (text: string) => string,
): Block[] {
  const qr = ticketQr(url, dots);
  if (qr === undefined) return [gap(10), ...fill(clean(url), columns).map((part) => line(part)), gap(10)];
  return [gap(qr.quietDots), qr, gap(qr.quietDots - 8), ...centred(scan, columns), gap(12)];
}
