/** A clock that stands still until it is moved. */
import type { Clock } from '@giliran/server';

export class SimulatedClock implements Clock {
  private time: number;
  private timers: { at: number; callback: () => void }[] = [];

  /** 10:00 on a Wednesday in Jakarta, unless said otherwise. */
  constructor(start: number | string = '2026-11-18T10:00:00+07:00') {
    this.time = typeof start === 'number' ? start : Date.parse(start);
  }

  now(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.time + Math.max(0, ms), callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((t) => t !== timer);
    };
  }

  /** Moves on, calling back what falls due on the way, in order. */
  advance(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const due = this.timers.filter((t) => t.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((t) => t !== due);
      this.time = Math.max(this.time, due.at);
      due.callback();
    }
    this.time = until;
  }

  /** Sets the clock, forward or back, as a person or a time server would: timers do not notice. */
  set(to: number | string): void {
    this.time = typeof to === 'number' ? to : Date.parse(to);
  }
}
