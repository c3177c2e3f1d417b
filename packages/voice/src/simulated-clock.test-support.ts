import type { Clock } from './clock.ts';

/** Time that passes only when told to; between two timers everything promised is settled. */
export class SimulatedClock implements Clock {
  #now = 0;
  #timers: { readonly at: number; readonly order: number; readonly action: () => void }[] = [];
  #made = 0;

  now(): number {
    return this.#now;
  }

  after(ms: number, action: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#made++, action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((t) => t !== timer);
    };
  }

  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const [next] = this.#timers.toSorted((a, b) => a.at - b.at || a.order - b.order);
      if (!next || next.at > end) break;
      this.#timers = this.#timers.filter((t) => t !== next);
      this.#now = next.at;
      next.action();
      await settle();
    }
    this.#now = end;
  }
}

/** Lets chains of promises run to their end. */
async function settle(): Promise<void> {
  for (let n = 0; n < 20; n++) await Promise.resolve();
}
