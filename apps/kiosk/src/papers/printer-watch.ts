/** Asks the printer how it is and tells the server when that is another way than the server believes. */
import type { PrinterReport, PrinterState } from '@giliran/protocol';

export interface PrinterWatchParts {
  /** Never rejects for the printer's own trouble. */
  readonly ask: () => Promise<PrinterState>;
  /** False while a paper is being printed: a printer is not asked in the middle of one. */
  readonly mayAsk: () => boolean;
  /** What the server believes; undefined while that is not known. */
  readonly believed: () => PrinterReport | null | undefined;
  readonly tell: (state: PrinterState) => Promise<unknown>;
}

export class PrinterWatch {
  private readonly parts: PrinterWatchParts;
  private readonly listeners = new Set<() => void>();
  private current: PrinterState | null = null;
  private looking = false;

  constructor(parts: PrinterWatchParts) {
    this.parts = parts;
  }

  /** As the printer said last; null before it was asked. */
  state = (): PrinterState | null => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** One look; a second one at the same time is left out. */
  async look(): Promise<void> {
    const { ask, mayAsk, believed, tell } = this.parts;
    if (this.looking || !mayAsk()) return;
    this.looking = true;
    try {
      const state = await ask().catch((): PrinterState => 'unknown');
      if (state !== this.current) {
        this.current = state;
        for (const listener of this.listeners) listener();
      }
      const before = believed();
      if (before !== undefined && before?.state !== state) await tell(state);
    } finally {
      this.looking = false;
    }
  }
}
