/** Counts the paper that a roll has given, for printers without a sensor that sees its end coming. */
import type { PrinterStatus } from '../printer.ts';

/** Below this share of its length a roll counts as nearly empty. */
const LOW_SHARE = 0.1;

export class PaperRoll {
  readonly #length: number | null;
  readonly #judges: boolean;
  #used: number;

  /**
   * Both in millimetres; the length of a full roll, or null when it is not known. `judges`: no sensor sees
   * the end coming, so the count says when it is near.
   */
  constructor(length: number | null, used: number, judges: boolean) {
    this.#length = length;
    this.#used = used;
    this.#judges = judges;
  }

  get used(): number {
    return this.#used;
  }

  /** Null when the length of a full roll is not known. */
  get left(): number | null {
    return this.#length === null ? null : Math.max(0, this.#length - this.#used);
  }

  take(millimetres: number): void {
    this.#used += millimetres;
  }

  change(): void {
    this.#used = 0;
  }

  /** What the printer says, and `paperLow` when only the count knows it. */
  seen(status: PrinterStatus): PrinterStatus {
    const low = this.#judges && this.#length !== null && this.#length - this.#used < this.#length * LOW_SHARE;
    return low && (status.state === 'ready' || status.state === 'unknown') ? { state: 'paperLow' } : status;
  }
}
