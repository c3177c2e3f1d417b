/** A clock that moves only when told, for tests of whatever waits. */
import type { Instant } from '@giliran/protocol';
import type { Timers } from '../driver/timers.ts';

type Timer = { readonly at: number; readonly action: () => void };

export class SimulatedTimers implements Timers {
  #now: Instant;
  #timers: Timer[] = [];

  constructor(start: Instant = Date.UTC(2026, 10, 23, 1, 0, 0)) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer: Timer = { at: this.#now + Math.max(0, milliseconds), action };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Milliseconds until the next timer, or null when nothing waits. */
  get next(): number | null {
    if (this.#timers.length === 0) return null;
    return Math.min(...this.#timers.map((timer) => timer.at)) - this.#now;
  }

  /** Lets time pass, running what falls due in its order, and lets the work that follows from it run. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      // What a timer sets off may set the next one.
      await settled();
      const due = this.#timers.filter((timer) => timer.at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = due.at;
      due.action();
    }
    this.#now = until;
  }

  /** Lets time pass until the work is done. Only for work in memory: it cannot wait for a socket. */
  async until<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = work.finally(() => {
      done = true;
    });
    // The caller sees a rejection where it awaits.
    finished.catch(() => undefined);
    for (;;) {
      await settled();
      if (done) return finished;
      const { next } = this;
      if (next === null) throw new Error('the work waits for something that no timer brings');
      await this.advance(next);
    }
  }
}

/** Lets everything run that waits for no timer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
