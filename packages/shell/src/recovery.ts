/** Brings a broken window back: one reload at a time, each a little later than the last. */
import { afterFailure, noFailures } from './back-off.ts';
import type { Log } from './log-file.ts';

/** How long a window may hang before its renderer is ended, ms. */
export const patience = 10_000;

export interface RecoveryParts {
  readonly now: () => number;
  /** Runs `task` after `delay` ms; the answer takes that back. */
  readonly later: (delay: number, task: () => void) => () => void;
  /** Loads the document anew. */
  readonly load: () => void;
  /** Ends a hanging renderer; its end arrives as another failure. */
  readonly endRenderer: () => void;
  readonly log: Log;
}

export interface Recovery {
  /** The renderer has gone or the document did not load. */
  failed(why: string): void;
  hangs(): void;
  answersAgain(): void;
  /** No more reloads: the window is being closed. */
  stop(): void;
}

/** A window's recovery. Failures while a reload is pending change nothing. */
export function windowRecovery(parts: RecoveryParts): Recovery {
  let failures = noFailures;
  let cancelReload: (() => void) | null = null;
  let cancelPatience: (() => void) | null = null;
  let stopped = false;

  const calm = (): void => {
    cancelPatience?.();
    cancelPatience = null;
  };
  return {
    failed(why) {
      calm();
      if (stopped || cancelReload !== null) return;
      const next = afterFailure(failures, parts.now());
      failures = next.failures;
      parts.log.error('window.failed', { why, failure: failures.count, reloadInMs: next.delay });
      cancelReload = parts.later(next.delay, () => {
        cancelReload = null;
        parts.load();
      });
    },
    hangs() {
      if (stopped || cancelPatience !== null || cancelReload !== null) return;
      parts.log.error('window.hangs', { endedInMs: patience });
      cancelPatience = parts.later(patience, () => {
        cancelPatience = null;
        parts.endRenderer();
      });
    },
    answersAgain() {
      if (cancelPatience !== null) parts.log.info('window.answersAgain');
      calm();
    },
    stop() {
      stopped = true;
      calm();
      cancelReload?.();
      cancelReload = null;
    },
  };
}
