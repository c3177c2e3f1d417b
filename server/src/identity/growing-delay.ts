/** Slows down guessing: after some free tries a name, an address or a device waits, twice as long after each further one. */
import type { Clock } from '../clock.ts';

export interface DelayRules {
  /** Wrong tries that cost nothing. */
  readonly freeTries: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Without a wrong try for so long, all is forgotten. */
  readonly forgetAfterMs: number;
}

/** Who or what is remembered at once; beyond that the oldest is forgotten. */
const remembered = 5_000;

export class GrowingDelay {
  private readonly clock: Pick<Clock, 'now'>;
  private readonly rules: DelayRules;
  private readonly failures = new Map<string, { count: number; until: number; last: number }>();

  constructor(clock: Pick<Clock, 'now'>, rules: DelayRules) {
    this.clock = clock;
    this.rules = rules;
  }

  /** Seconds until it may try again; 0 when it may now. */
  secondsToWait(who: string): number {
    const until = this.failures.get(who)?.until ?? 0;
    return Math.max(0, Math.ceil((until - this.clock.now()) / 1000));
  }

  failed(who: string): void {
    const { freeTries, firstWaitMs, longestWaitMs, forgetAfterMs } = this.rules;
    const now = this.clock.now();
    const before = this.failures.get(who);
    const count = (before && now - before.last < forgetAfterMs ? before.count : 0) + 1;
    const wait = count < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (count - freeTries));
    this.failures.delete(who);
    this.failures.set(who, { count, until: now + wait, last: now });
    const oldest = this.failures.keys().next();
    if (this.failures.size > remembered && !oldest.done) this.failures.delete(oldest.value);
  }

  /** A try that was counted as wrong in advance proved right. */
  takeBack(who: string): void {
    const entry = this.failures.get(who);
    if (entry) this.failures.set(who, { count: Math.max(0, entry.count - 1), until: 0, last: entry.last });
  }

  succeeded(who: string): void {
    this.failures.delete(who);
  }
}
