/**
 * What one connection may ask for: so much at a time and so much a second. A hall's busiest screen stays
 * far below; a program gone wild is turned back before it slows down the others.
 */
import type { Actor } from '@giliran/protocol';

export interface FloodLimits {
  /** Messages a second, once the burst is spent. */
  readonly perSecond: number;
  /** Messages that may come at once after a pause. */
  readonly burst: number;
  /** Commands that may wait for their answers at the same time. */
  readonly underWay: number;
}

const screen: FloodLimits = { perSecond: 2_000, burst: 2_000, underWay: 256 };
/** A program may carry a whole hall over one connection: a gateway, a simulated day, a load test. */
const program: FloodLimits = { perSecond: 20_000, burst: 20_000, underWay: 10_000 };

export const floodLimitsOf = (actor: Actor): FloodLimits => (actor.kind === 'apiKey' ? program : screen);

export class FloodGate {
  private readonly limits: FloodLimits;
  private readonly now: () => number;
  private tokens: number;
  private filledAt: number;
  private underWay = 0;

  /** `now` in milliseconds, only ever growing. */
  constructor(limits: FloodLimits, now: () => number) {
    this.limits = limits;
    this.now = now;
    this.tokens = limits.burst;
    this.filledAt = now();
  }

  /** Whether one more message may be looked at now. */
  admits(): boolean {
    const now = this.now();
    const { burst, perSecond } = this.limits;
    this.tokens = Math.min(burst, this.tokens + ((now - this.filledAt) * perSecond) / 1000);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  /** Whether one more command may be under way; call `left` when it is answered. */
  enters(): boolean {
    if (this.underWay >= this.limits.underWay) return false;
    this.underWay += 1;
    return true;
  }

  left(): void {
    this.underWay -= 1;
  }
}
