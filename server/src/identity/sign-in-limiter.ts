/** Slows down guessing: after five wrong passwords a name waits, and twice as long after each further one. */
import type { Clock } from '../clock.ts';

const freeTries = 5;
const firstWaitMs = 5_000;
const longestWaitMs = 15 * 60_000;
/** Names remembered at once; beyond that the oldest is forgotten. */
const remembered = 5_000;

export class SignInLimiter {
  private readonly clock: Pick<Clock, 'now'>;
  private readonly failures = new Map<string, { count: number; until: number }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.clock = clock;
  }

  /** Seconds until this name may try again; 0 when it may now. */
  secondsToWait(name: string): number {
    const until = this.failures.get(name)?.until ?? 0;
    return Math.max(0, Math.ceil((until - this.clock.now()) / 1000));
  }

  failed(name: string): void {
    const count = (this.failures.get(name)?.count ?? 0) + 1;
    const wait = count < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (count - freeTries));
    this.failures.delete(name);
    this.failures.set(name, { count, until: this.clock.now() + wait });
    const oldest = this.failures.keys().next();
    if (this.failures.size > remembered && !oldest.done) this.failures.delete(oldest.value);
  }

  succeeded(name: string): void {
    this.failures.delete(name);
  }
}
