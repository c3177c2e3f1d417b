/** What differs between printers when one speaks with them, and how long one waits. */
import type { Question } from '../bytes/status.ts';

/** How this printer can be asked. */
export type Manners = {
  /** `always`: silence means that something is wrong. `perhaps`: it may be a printer that cannot answer. */
  readonly answers: 'always' | 'perhaps' | 'never';
  /** The questions of DLE EOT it knows. */
  readonly questions: readonly Question[];
  /** It reports changes by itself (GS a). */
  readonly reports: boolean;
  /** It answers GS r in its turn, so the answer proves that the paper is printed. */
  readonly tellsWhenPrinted: boolean;
  /** Millimetres of paper a second, rather too few than too many. */
  readonly speed: number;
};

/** Milliseconds. */
export type TimeLimits = {
  /** For one answer. */
  readonly answer: number;
  /** For one piece of a job, at most 4 kB. */
  readonly write: number;
  /** For the paper, beyond the time that printing takes. */
  readonly finish: number;
  /** A connection not used for so long is closed; null keeps it. */
  readonly idle: number | null;
};

export const TIME_LIMITS: TimeLimits = { answer: 3_000, write: 5_000, finish: 10_000, idle: null };
