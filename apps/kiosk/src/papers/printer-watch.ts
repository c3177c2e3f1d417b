/** Asks the printer how it is and tells the server when that is news to it. */
import { isPrinterNews, type PrinterReport } from '@giliran/protocol';

export interface PrinterWatchParts {
  /** Never rejects for the printer's own trouble. */
  readonly ask: () => Promise<PrinterReport>;
  /** False while a paper is being printed: a printer is not asked in the middle of one. */
  readonly mayAsk: () => boolean;
  /** What the server believes; undefined while that is not known. */
  readonly believed: () => PrinterReport | null | undefined;
  readonly tell: (report: PrinterReport) => Promise<unknown>;
}

const CANNOT_BE_ASKED: PrinterReport = { state: 'unknown', detail: null, paperUsedMm: null };

export class PrinterWatch {
  private readonly parts: PrinterWatchParts;
  private readonly listeners = new Set<() => void>();
  private current: PrinterReport | null = null;
  private looking = false;

  constructor(parts: PrinterWatchParts) {
    this.parts = parts;
  }

  /** As the printer said last; null before it was asked. */
  report = (): PrinterReport | null => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** One look; a second one at the same time is left out. */
  async look(): Promise<void> {
    const { ask, mayAsk } = this.parts;
    if (this.looking || !mayAsk()) return;
    this.looking = true;
    try {
      await this.heard(await ask().catch(() => CANNOT_BE_ASKED));
    } finally {
      this.looking = false;
    }
  }

  /** The printer said how it is, asked or not. `exactly`: told to the millimetre, because somebody wants to know. */
  async heard(report: PrinterReport, how: 'news' | 'exactly' = 'news'): Promise<void> {
    if (this.current === null || !same(report, this.current)) {
      this.current = report;
      for (const listener of this.listeners) listener();
    }
    const before = this.parts.believed();
    if (before !== undefined && (how === 'exactly' || isPrinterNews(before, report)))
      await this.parts.tell(report);
  }
}

const same = (a: PrinterReport, b: PrinterReport): boolean =>
  a.state === b.state && a.detail === b.detail && a.paperUsedMm === b.paperUsedMm;
