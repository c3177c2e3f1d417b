/**
 * What can be done at a counter, read off its view: the one big action and those beside it.
 * Pure. The server decides again; here it is only decided what is offered and what is sent.
 */
import {
  unreachable,
  type CommandInput,
  type CounterView,
  type TicketId,
  type WaitingTicket,
} from '@giliran/protocol';

/** One thing to ask of the server. */
export type Intent =
  | { readonly do: 'open' | 'close' | 'next' }
  | { readonly do: 'recall' | 'start' | 'finish' | 'noShow'; readonly ticketId: TicketId }
  | { readonly do: 'pause'; readonly reason: string | null }
  | { readonly do: 'cancel'; readonly ticketId: TicketId; readonly reason: string | null };

/** The big button. `next` with `nobody` may still be pressed: a count can arrive later than a citizen. */
export type BigAction =
  | { readonly kind: 'open' | 'resume' }
  | { readonly kind: 'next'; readonly nobody: boolean }
  | { readonly kind: 'start' | 'finish'; readonly ticket: WaitingTicket }
  /** The called one did not come: that is recorded, then the next is called. */
  | { readonly kind: 'noShowAndNext'; readonly ticket: WaitingTicket };

/** The actions beside the big one. */
export type SideAction = 'finishAndNext' | 'recall' | 'noShow' | 'cancel' | 'pause' | 'close';

/** The ticket that the person at the counter is busy with, or null. */
export function visitOf(view: CounterView): { state: 'called' | 'serving'; ticket: WaitingTicket } | null {
  const ticket = view.current;
  if (ticket?.state !== 'called' && ticket?.state !== 'serving') return null;
  return { state: ticket.state, ticket };
}

/** `noShow` is the ticket that is about to be recorded as a no-show, if any. */
export function bigAction(view: CounterView, noShow: TicketId | null): BigAction {
  const visit = visitOf(view);
  if (visit?.state === 'serving') return { kind: 'finish', ticket: visit.ticket };
  if (visit?.state === 'called') {
    return { kind: visit.ticket.id === noShow ? 'noShowAndNext' : 'start', ticket: visit.ticket };
  }
  switch (view.counter.status) {
    case 'closed':
      return { kind: 'open' };
    case 'paused':
      return { kind: 'resume' };
    case 'open':
      return { kind: 'next', nobody: view.waitingCount === 0 };
    default:
      return unreachable(view.counter.status);
  }
}

/** What the big action asks of the server, in order. */
export function intentsOf(action: BigAction): readonly Intent[] {
  switch (action.kind) {
    case 'open':
    case 'resume':
      return [{ do: 'open' }];
    case 'next':
      return [{ do: 'next' }];
    case 'start':
    case 'finish':
      return [{ do: action.kind, ticketId: action.ticket.id }];
    case 'noShowAndNext':
      return [{ do: 'noShow', ticketId: action.ticket.id }, { do: 'next' }];
    default:
      return unreachable(action);
  }
}

/** Changes exactly when another big action stands there: a press must not hit what has only just appeared. */
export const signatureOf = (action: BigAction): string =>
  'ticket' in action ? `${action.kind}:${action.ticket.id}` : action.kind;

/** What is offered beside the big action, in the order of the buttons. */
export function sideActions(view: CounterView, noShow: TicketId | null): readonly SideAction[] {
  const action = bigAction(view, noShow);
  switch (action.kind) {
    case 'finish':
      return ['finishAndNext'];
    case 'start':
      return ['recall', 'noShow', 'cancel'];
    case 'noShowAndNext':
    case 'next':
      return ['pause', 'close'];
    case 'resume':
      return ['close'];
    case 'open':
      return [];
    default:
      return unreachable(action);
  }
}

/**
 * The command that an intent is in this state of the counter, or null when it can no longer be meant.
 * It names the revision it was decided on, so that the server refuses what a stale screen wanted.
 */
export function commandFor(intent: Intent, view: CounterView): CommandInput | null {
  const counterId = view.counter.id;
  const basedOn = view.counter.revision;
  const visit = visitOf(view);
  switch (intent.do) {
    case 'open':
      return visit === null ? { type: 'counter.open', counterId } : null;
    case 'close':
      return visit === null ? { type: 'counter.close', counterId } : null;
    case 'pause':
      return visit === null && view.counter.status !== 'closed'
        ? { type: 'counter.pause', counterId, reason: intent.reason }
        : null;
    case 'next':
      return visit === null ? { type: 'counter.next', counterId, basedOn } : null;
    case 'cancel': {
      if (visit?.state === 'serving' && visit.ticket.id === intent.ticketId) return null;
      return { type: 'ticket.cancel', ticketId: intent.ticketId, reason: intent.reason };
    }
    case 'start':
    case 'recall':
    case 'noShow':
      return visit?.state === 'called' && visit.ticket.id === intent.ticketId
        ? { type: `ticket.${intent.do}`, ticketId: intent.ticketId, basedOn }
        : null;
    case 'finish':
      return visit?.state === 'serving' && visit.ticket.id === intent.ticketId
        ? { type: 'ticket.finish', ticketId: intent.ticketId, basedOn }
        : null;
    default:
      return unreachable(intent);
  }
}
