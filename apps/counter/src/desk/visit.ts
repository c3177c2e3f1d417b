/** The ticket that the person at the counter is busy with. */
import type { CounterView, WaitingTicket } from '@giliran/protocol';

/** The ticket in hand, or null: what is neither called nor served is in nobody's hand. */
export function visitOf(view: CounterView): { state: 'called' | 'serving'; ticket: WaitingTicket } | null {
  const ticket = view.current;
  if (ticket?.state !== 'called' && ticket?.state !== 'serving') return null;
  return { state: ticket.state, ticket };
}
