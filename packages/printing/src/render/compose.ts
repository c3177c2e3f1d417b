/**
 * Operations → what stands where on the paper, as a printer would do it: lines are collected until LF,
 * wrapped at the paper's edge, aligned and fed. Both renderers (text, PNG) work from this.
 */
import { unreachable } from '@giliran/protocol';
import type { PaperWidth } from '@giliran/protocol';
import type { Align, Operation, QrLevel } from '../bytes/operations.ts';
import { CELL, DEFAULT_LINE_SPACING, DOTS_ACROSS, HEAD_TO_KNIFE_DOTS } from '../paper.ts';
import { qrSymbol } from '../qr.ts';
import type { QrSymbol } from '../qr.ts';

/** How a character looks. Scales are times the normal size. */
type CharacterStyle = {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly bold: boolean;
  readonly underline: 0 | 1 | 2;
  readonly invert: boolean;
};

export type Cell = { readonly character: string; readonly style: CharacterStyle };

/** Something on the paper. `left` and `top` in dots; `top` counts from the paper's upper edge. */
export type Item =
  | {
      readonly kind: 'line';
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
      readonly align: Align;
      readonly cells: readonly Cell[];
    }
  | {
      readonly kind: 'qr';
      readonly left: number;
      readonly top: number;
      readonly moduleDots: number;
      readonly symbol: QrSymbol;
      readonly data: Uint8Array;
    }
  | {
      readonly kind: 'raster';
      readonly left: number;
      readonly top: number;
      readonly raster: Extract<Operation, { kind: 'raster' }>;
    }
  | { readonly kind: 'cut'; readonly top: number; readonly mode: 'full' | 'partial' };

export type Composition = {
  readonly width: PaperWidth;
  readonly items: readonly Item[];
  /** The paper used, in dots, from the last job's cut to this one's: 8 to the millimetre. */
  readonly heightDots: number;
  /** What a careful layout never causes; the printer would still print something. */
  readonly problems: readonly string[];
};

const PLAIN: CharacterStyle = { scaleX: 1, scaleY: 1, bold: false, underline: 0, invert: false };

/** Lays a whole job out. The paper begins at the knife, so the first line lies below some blank paper. */
export function compose(operations: readonly Operation[], width: PaperWidth): Composition {
  const composer = new Composer(width);
  for (const operation of operations) composer.apply(operation);
  return composer.finish();
}

class Composer {
  readonly #width: PaperWidth;
  readonly #items: Item[] = [];
  readonly #problems: string[] = [];
  #top = HEAD_TO_KNIFE_DOTS;
  #lastCut = 0;
  #cells: Cell[] = [];
  #align: Align = 'left';
  #style: CharacterStyle = PLAIN;
  #lineSpacing = DEFAULT_LINE_SPACING;
  #qrModule = 3;
  #qrLevel: QrLevel = 'L';
  #qrData: Uint8Array | null = null;

  constructor(width: PaperWidth) {
    this.#width = width;
  }

  finish(): Composition {
    if (this.#cells.length > 0) this.#problems.push('the last line is not ended by a line feed');
    return {
      width: this.#width,
      items: this.#items,
      heightDots: this.#lastCut === 0 ? this.#top : this.#lastCut,
      problems: this.#problems,
    };
  }

  apply(operation: Operation): void {
    switch (operation.kind) {
      case 'text':
        for (const character of operation.text) this.#put(character);
        return;
      case 'lineFeed':
        return this.#endLine();
      case 'initialize':
        return this.#initialize();
      case 'align':
        if (this.#cells.length > 0) this.#problems.push('the alignment changes within a line');
        this.#align = operation.align;
        return;
      case 'bold':
        this.#style = { ...this.#style, bold: operation.on };
        return;
      case 'underline':
        this.#style = { ...this.#style, underline: operation.dots };
        return;
      case 'invert':
        this.#style = { ...this.#style, invert: operation.on };
        return;
      case 'size':
        this.#style = { ...this.#style, scaleX: operation.width, scaleY: operation.height };
        return;
      case 'lineSpacing':
        this.#lineSpacing = operation.dots ?? DEFAULT_LINE_SPACING;
        return;
      case 'feedLines':
        this.#flush('feed');
        this.#top += operation.lines * this.#lineSpacing;
        return;
      case 'feedDots':
        this.#flush('feed');
        this.#top += operation.dots;
        return;
      case 'cut':
        return this.#cut(operation.mode, operation.feedDots);
      case 'qrModuleSize':
        this.#qrModule = operation.dots;
        return;
      case 'qrLevel':
        this.#qrLevel = operation.level;
        return;
      case 'qrStore':
        this.#qrData = operation.data;
        return;
      case 'qrPrint':
        return this.#printQr();
      case 'raster':
        return this.#printRaster(operation);
      case 'codePage':
      case 'singleByteMode':
      case 'qrModel':
      case 'pulse':
      case 'askStatus':
      case 'recover':
      case 'reportStatus':
      case 'transmitPaper':
        return;
      default:
        unreachable(operation);
    }
  }

  get #across(): number {
    return DOTS_ACROSS[this.#width];
  }

  #put(character: string): void {
    const wide = this.#style.scaleX * CELL.width;
    if (widthOf(this.#cells) + wide > this.#across) {
      this.#problems.push(`a line is wider than the paper: ${textOf(this.#cells)}${character}…`);
      this.#endLine();
    }
    this.#cells.push({ character, style: this.#style });
  }

  #endLine(): void {
    const cells = this.#cells;
    this.#cells = [];
    const height = Math.max(0, ...cells.map((cell) => cell.style.scaleY)) * CELL.height;
    if (cells.length > 0) {
      const width = widthOf(cells);
      const left = this.#leftFor(width);
      this.#items.push({ kind: 'line', left, top: this.#top, width, height, align: this.#align, cells });
    }
    this.#top += Math.max(this.#lineSpacing, height);
  }

  #leftFor(width: number): number {
    const free = Math.max(0, this.#across - width);
    switch (this.#align) {
      case 'left':
        return 0;
      case 'center':
        return Math.floor(free / 2);
      case 'right':
        return free;
      default:
        return unreachable(this.#align);
    }
  }

  #flush(before: string): void {
    if (this.#cells.length === 0) return;
    this.#problems.push(`a line is not ended by a line feed before the ${before}`);
    this.#endLine();
  }

  #initialize(): void {
    if (this.#cells.length > 0) this.#problems.push('a line is thrown away by initialize');
    this.#cells = [];
    this.#align = 'left';
    this.#style = PLAIN;
    this.#lineSpacing = DEFAULT_LINE_SPACING;
    this.#qrData = null;
  }

  #printQr(): void {
    this.#flush('QR code');
    const symbol = this.#qrData === null ? undefined : qrSymbol(this.#qrData, this.#qrLevel);
    if (this.#qrData === null || symbol === undefined) {
      this.#problems.push('a QR code is printed without data that fits');
      return;
    }
    const side = symbol.side * this.#qrModule;
    if (side > this.#across) {
      this.#problems.push('the QR code is wider than the paper, so none is printed');
      return;
    }
    const [left, top] = [this.#leftFor(side), this.#top];
    this.#items.push({ kind: 'qr', left, top, moduleDots: this.#qrModule, symbol, data: this.#qrData });
    this.#top += side;
  }

  #printRaster(raster: Extract<Operation, { kind: 'raster' }>): void {
    this.#flush('raster');
    const width = raster.bytesPerRow * 8 * raster.scaleX;
    if (width > this.#across) this.#problems.push('a raster is wider than the paper');
    this.#items.push({ kind: 'raster', left: this.#leftFor(width), top: this.#top, raster });
    this.#top += raster.rows * raster.scaleY;
  }

  /** Without a feed the knife falls some way above the line just printed. */
  #cut(mode: 'full' | 'partial', feedDots: number | null): void {
    this.#flush('cut');
    if (feedDots !== null) this.#top += HEAD_TO_KNIFE_DOTS + feedDots;
    const top = this.#top - HEAD_TO_KNIFE_DOTS;
    const through = this.#items.some((item) => item.kind === 'line' && item.top + item.height > top);
    if (through) this.#problems.push('the cut goes through printed lines');
    this.#items.push({ kind: 'cut', top, mode });
    this.#lastCut = top;
  }
}

/** The dots that characters take up side by side. */
function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.style.scaleX * CELL.width, 0);
}

export function textOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.character).join('');
}
