/**
 * Writes the rows that trail the log: when many have gathered, after the answers have gone out, and within a
 * moment in any case. What cannot be written is tried again; a start would replay it from the log.
 */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { StorageHealth } from './storage-health.ts';

/** How long rows may trail the log, and how many of them: a commit with more would be felt. */
const rowsTrailMs = 1_000;
const mostTrailing = 400;

export interface RowSettlerParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: StorageHealth;
}

export class RowSettler {
  private readonly parts: RowSettlerParts;
  /** Calls off the writing that is due. */
  private cancel: (() => void) | null = null;
  /** Another thread writes them now. */
  private underWay = false;

  constructor(parts: RowSettlerParts) {
    this.parts = parts;
  }

  /** Rows were added to those that trail. */
  due(): void {
    const { store, clock, health } = this.parts;
    if (store.trailingRows >= mostTrailing && !health.failing) {
      this.cancel?.();
      const soon = setImmediate(() => this.write());
      this.cancel = () => clearImmediate(soon);
    } else this.cancel ??= clock.after(rowsTrailMs, () => this.write());
  }

  /** Writes them when it suits: elsewhere, if that can be. */
  private write(): void {
    this.cancel?.();
    this.cancel = null;
    if (this.underWay) return;
    this.underWay = this.parts.store.sendRows((answer) => {
      this.underWay = false;
      if (answer.ok) this.written();
      else this.failed(new Error(`${answer.code}: ${answer.message}`));
      if (this.parts.store.trailingRows > 0) this.due();
    });
    if (!this.underWay) this.settle();
  }

  /** Writes them now. False when they could not be written. */
  settle(): boolean {
    this.cancel?.();
    this.cancel = null;
    const { store } = this.parts;
    const some = store.trailingRows > 0;
    try {
      store.settle();
      if (some) this.written();
      return true;
    } catch (error) {
      this.failed(error);
      this.due();
      return false;
    }
  }

  private written(): void {
    const { store, logger, health } = this.parts;
    health.failing = false;
    const refused = store.takeRefused();
    if (refused.length > 0)
      logger.error({ event: 'rowsRefused', refused }, 'rows do not fit the schema: run verify');
  }

  private failed(error: unknown): void {
    const { logger, health } = this.parts;
    logger.error({ event: 'storageFailed', err: error }, 'rows could not be written');
    health.failing = true;
  }
}
