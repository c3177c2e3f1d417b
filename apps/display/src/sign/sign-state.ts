/** What the small display says of its counter: one thing at a time. Pure. */
import type { SignView } from '@giliran/protocol';

export type SignState =
  /** Somebody is called, or called again: it flashes once for each `callId`. */
  | { readonly kind: 'called'; readonly number: string; readonly callId: string }
  | { readonly kind: 'serving'; readonly number: string }
  /** Free: the next is called soon. */
  | { readonly kind: 'open' }
  | { readonly kind: 'break'; readonly reason: string | null }
  | { readonly kind: 'closed' };

/** Whoever stands at the counter comes first, whatever else is. */
export function signState({ counter, current }: Pick<SignView, 'counter' | 'current'>): SignState {
  if (current)
    return current.state === 'called'
      ? { kind: 'called', number: current.number, callId: current.callId }
      : { kind: 'serving', number: current.number };
  switch (counter.status) {
    case 'open':
      return { kind: 'open' };
    case 'paused':
      return { kind: 'break', reason: counter.pauseReason };
    case 'closed':
      return { kind: 'closed' };
  }
}
