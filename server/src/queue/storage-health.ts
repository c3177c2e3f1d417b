/** Whether what is commanded can be stored, as of the last try, and who is told when that changes. */
import type { StorageState } from '@giliran/protocol';
import type { Clock } from '../clock.ts';

/** A commit that takes so long is felt at a kiosk; the health page tells of it for a minute. */
const slowCommitMs = 500;
const slowIsNewsMs = 60_000;

export class StorageHealth {
  /** True since the last try failed. */
  failing = false;
  private readonly clock: Clock;
  private readonly listeners = new Set<(storage: StorageState) => void>();
  private told: StorageState = 'ok';
  /** When a commit last took long, on the server's clock. */
  private slowAt: number | null = null;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get now(): StorageState {
    if (this.failing) return 'failing';
    return this.slowAt !== null && this.clock.now() - this.slowAt < slowIsNewsMs ? 'slow' : 'ok';
  }

  /** Something was made durable, after so many milliseconds. */
  stored(afterMs: number): void {
    this.failing = false;
    if (afterMs >= slowCommitMs) this.slowAt = this.clock.now();
  }

  onChange(listener: (storage: StorageState) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells those who listen, when it is news. */
  tell(): void {
    const { now } = this;
    if (now === this.told) return;
    this.told = now;
    for (const listener of this.listeners) listener(now);
  }
}
