/** A ticket → the bytes a printer prints it from, written with the `escpos` package. */
import type { PaperWidth, TicketPaper } from '@giliran/protocol';
import { unreachable } from '@giliran/protocol';
import EscPos from 'escpos';
import { CODE_PAGE_NUMBER } from '../bytes/code-page.ts';
import { encode } from '../bytes/encode.ts';
import { HEAD_TO_KNIFE_DOTS, sheetOf } from '../paper.ts';
import { bitmapRaster, qrRaster } from './raster.ts';
import type { Operation } from '../bytes/operations.ts';
import type { Charset } from './sanitise.ts';
import { LINE_SPACING, ticketBlocks } from './ticket-blocks.ts';
import type { Block, Line } from './ticket-blocks.ts';
import type { QrBlock } from './ticket-qr.ts';

/** What is special about the printer at hand. */
export type LayoutOptions = {
  /** Default `pc850`. */
  readonly charset?: Charset;
  /** `command`: the printer draws the QR code (GS ( k), the default. `raster`: we do, for printers that cannot. */
  readonly qr?: 'command' | 'raster';
  /** `cut`: by the printer's knife (the default). `tear`: fed out, for a person to tear off. */
  readonly cutter?: 'cut' | 'tear';
  /** Dots in a line where the printer has another density; default 384 or 576. */
  readonly dotsPerLine?: number;
  /** Equal papers, each cut off; default 1. */
  readonly copies?: number;
};

/** The tear bar is about as far from the head as a knife; a little more, so that fingers find the end. */
const TEAR_DOTS = HEAD_TO_KNIFE_DOTS + 40;

/** The names iconv-lite, which `escpos` uses, has for our code pages. */
const ICONV_NAME = { pc437: 'cp437', pc850: 'cp850', wpc1252: 'win1252' } as const;

/**
 * Lays a ticket out for one paper width. Every line is ended before the cut; a ticket in plain letters
 * is pure ASCII, so that a printer with odd code pages still prints it right.
 */
export function layoutTicket(paper: TicketPaper, width: PaperWidth, options: LayoutOptions = {}): Uint8Array {
  const charset = options.charset ?? 'pc850';
  const page = charset === 'ascii' ? 'pc437' : charset;
  const sheet = sheetOf(width, options.dotsPerLine);
  const blocks = ticketBlocks(paper, sheet, charset);

  const chunks: Buffer[] = [];
  // The adapter must copy: `escpos` hands out a view of a buffer that it goes on using.
  const adapter = { write: (data: Buffer): unknown => chunks.push(Buffer.from(data)) };
  const printer = new EscPos(adapter, { encoding: ICONV_NAME[page] });
  printer.hardware('init');
  // Only where needed: a printer without a double-byte mode has no such command.
  if (blocks.some(hasUpperHalf)) write(printer, [{ kind: 'singleByteMode' }]);
  printer.setCharacterCodeTable(CODE_PAGE_NUMBER[page]);
  write(printer, [{ kind: 'lineSpacing', dots: LINE_SPACING }]);
  const pen = new Pen(printer);
  for (const block of blocks) {
    switch (block.kind) {
      case 'line':
        pen.line(block);
        break;
      case 'pair':
        pen.pair(block);
        break;
      case 'gap':
        write(printer, [{ kind: 'feedDots', dots: Math.max(0, Math.min(255, block.dots)) }]);
        break;
      case 'image':
        pen.align('center');
        write(printer, bitmapRaster(block.bitmap));
        break;
      case 'qr':
        pen.align('center');
        write(printer, options.qr === 'raster' ? qrRaster(block) : qrCommands(block));
        break;
      default:
        unreachable(block);
    }
  }
  pen.rest();
  if (options.cutter === 'tear') {
    write(printer, [{ kind: 'feedDots', dots: TEAR_DOTS }]);
  } else {
    // A blank line, so that the knife does not touch the last one.
    printer.feed(1);
    printer.print(EscPos.command.PAPER.PAPER_CUT_B).raw(Buffer.of(0));
  }
  printer.flush();
  const copies = Math.max(1, options.copies ?? 1);
  return new Uint8Array(Buffer.concat(Array.from({ length: copies }, () => chunks).flat()));
}

function hasUpperHalf(block: Block): boolean {
  const text = block.kind === 'line' ? block.text : block.kind === 'pair' ? block.label + block.value : '';
  return /[^\x20-\x7e]/u.test(text);
}

function write(printer: EscPos, operations: readonly Operation[]): void {
  printer.raw(Buffer.from(encode(operations)));
}

/** `escpos` has only its own, non-Epson QR command; these are Epson's. */
function qrCommands(qr: QrBlock): Operation[] {
  return [
    { kind: 'qrModel', model: 2 },
    { kind: 'qrModuleSize', dots: qr.moduleDots },
    { kind: 'qrLevel', level: qr.level },
    { kind: 'qrStore', data: qr.data },
    { kind: 'qrPrint' },
  ];
}

const PLAIN = { scale: { width: 1, height: 1 }, bold: false, invert: false } as const;

/** Remembers how the printer is set, and says only what changes. */
class Pen {
  readonly #printer: EscPos;
  #align: Line['align'] = 'left';
  #scale = '1×1';
  #bold = false;
  #invert = false;

  constructor(printer: EscPos) {
    this.#printer = printer;
  }

  line(line: Line): void {
    this.align(line.align);
    this.#style(line);
    this.#printer.text(line.text);
  }

  pair(pair: Extract<Block, { kind: 'pair' }>): void {
    this.align('left');
    this.#style(PLAIN);
    this.#printer.pureText(pair.label + ' '.repeat(pair.spaces));
    this.#style({ ...PLAIN, bold: true });
    this.#printer.text(pair.value);
  }

  align(align: Line['align']): void {
    if (align !== this.#align) this.#printer.align(align === 'center' ? 'ct' : 'lt');
    this.#align = align;
  }

  /** Back to plain, so that no white-on-black reaches the feed before the cut. */
  rest(): void {
    this.#style(PLAIN);
  }

  #style(style: Pick<Line, 'scale' | 'bold' | 'invert'>): void {
    const scale = `${style.scale.width}×${style.scale.height}`;
    // `size` counts from 0.
    if (scale !== this.#scale) this.#printer.size(style.scale.width - 1, style.scale.height - 1);
    if (style.bold !== this.#bold) {
      const { TXT_BOLD_ON, TXT_BOLD_OFF } = EscPos.command.TEXT_FORMAT;
      this.#printer.print(style.bold ? TXT_BOLD_ON : TXT_BOLD_OFF);
    }
    if (style.invert !== this.#invert) write(this.#printer, [{ kind: 'invert', on: style.invert }]);
    this.#scale = scale;
    this.#bold = style.bold;
    this.#invert = style.invert;
  }
}
