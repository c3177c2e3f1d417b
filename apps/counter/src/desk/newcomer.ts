/** Who to ring the bell for: the first to join an empty queue while the counter is free. */
import type { CounterView, WaitingTicket } from '@giliran/protocol';
import { visitOf } from './visit.ts';

/** The ticket that came, or null. Nothing is rung for the first view: who waits then is no news. */
export function newcomer(before: CounterView | null, after: CounterView): WaitingTicket | null {
  if (before === null || before.counter.id !== after.counter.id) return null;
  if (after.counter.status !== 'open' || visitOf(after) !== null) return null;
  if (before.waitingCount > 0 || after.waitingCount === 0) return null;
  return after.waiting[0] ?? null;
}
