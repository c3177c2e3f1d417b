/** What the thread that writes the log is asked, and how it answers: one answer for each wish, in their order. */
import type { MessagePort } from 'node:worker_threads';
import type { DayRowSql, DayRowsToWrite } from './day-row-writer.ts';
import type { LogRows } from './log-writer.ts';

export type LogWish =
  /** Is it there? Answered when it has opened the file. */
  | { readonly kind: 'begin' }
  /** One commit. After one that failed every other is refused as well, until `mend`: they build on each other. */
  | { readonly kind: 'log'; readonly log: LogRows }
  | { readonly kind: 'mend' }
  /** Rows of the open day, as they are after event `seq`. One that fails keeps nothing else from being written. */
  | {
      readonly kind: 'rows';
      readonly rows: DayRowsToWrite;
      readonly seq: number;
      readonly day: string | null;
    }
  /** Copies the last pages of the write-ahead log, when they are few, so that it starts over. */
  | { readonly kind: 'checkpoint'; readonly mostPages: number }
  | { readonly kind: 'end' };

export type LogAnswer =
  | {
      readonly ok: true;
      /** How long the work took, milliseconds. */
      readonly ms: number;
      /** Rows that the schema would not take, in words. */
      readonly refused: readonly string[];
    }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** What the thread is given at its start. */
export interface LogThreadData {
  readonly file: string;
  readonly rowSql: DayRowSql;
  readonly port: MessagePort;
  /** Moves with every answer, for whoever waits without a turn of the event loop: [answers so far, 1 when ended]. */
  readonly signal: Int32Array;
}
