/** The queue as the log has left it: the rows of the day, and what the log has since they were written. */
import { evolve, nothingTouched, restore, type QueueState, type Touched } from '@giliran/engine';
import type { Store } from './store.ts';

export interface ReadQueue {
  readonly state: QueueState;
  /** Number of the newest event. */
  readonly seq: number;
  /** What was replayed; null when the rows were complete. */
  readonly replayed: Touched | null;
}

export function readQueue(store: Store): ReadQueue {
  const state = restore(store.loadDay());
  const written = store.writtenSeq();
  const seq = store.lastSeq();
  if (seq === written) return { state, seq, replayed: null };
  const replayed = nothingTouched();
  for (const { event, at } of store.eventsAfter(written, seq - written)) evolve(state, event, at, replayed);
  return { state, seq, replayed };
}
