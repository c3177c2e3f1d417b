/** The call on this phone: sound and vibration, repeated until it is answered or has gone on long enough. */
export interface AlarmParts {
  /** Runs something again and again, every so many milliseconds, until the returned function is called. */
  readonly every: (milliseconds: number, run: () => void) => () => void;
  /** Milliseconds on, off, on …; an empty list stops it. */
  readonly vibrate: (pattern: number[]) => void;
  readonly ring: () => void;
  /** It has gone on long enough. */
  readonly onEnd: () => void;
}

/** One round lasts this long, in milliseconds; the sound and the vibration fit inside. */
export const roundMs = 3000;
export const rounds = 15;
/** Three long shakes: felt in a bag or a hand that holds a child. */
const shakes = [600, 200, 600, 200, 600];

export class Alarm {
  private readonly parts: AlarmParts;
  private stopRounds: (() => void) | null = null;

  constructor(parts: AlarmParts) {
    this.parts = parts;
  }

  /** Starts from the beginning, also when it runs already: a recall is a new call. */
  start(): void {
    this.stop();
    let done = 0;
    const round = () => {
      if (done === rounds) {
        this.stop();
        this.parts.onEnd();
        return;
      }
      done += 1;
      this.parts.vibrate([...shakes]);
      this.parts.ring();
    };
    this.stopRounds = this.parts.every(roundMs, round);
    round();
  }

  stop(): void {
    if (!this.stopRounds) return;
    this.stopRounds();
    this.stopRounds = null;
    this.parts.vibrate([]);
  }
}
