/** What a person at the counter can want, and the command that it is in a state of the counter. Pure. */
import {
  unreachable,
  type CommandInput,
  type CommandOf,
  type CounterId,
  type CounterView,
  type OutcomeId,
  type Priority,
  type ServiceId,
  type TicketId,
} from '@giliran/protocol';
import { visitOf } from './visit.ts';

/** One thing to ask of the server. */
export type Intent =
  | { readonly do: 'open' | 'takeOver' | 'close' | 'next' | 'undo' }
  | { readonly do: 'recall' | 'start' | 'noShow'; readonly ticketId: TicketId }
  | { readonly do: 'finish'; readonly ticketId: TicketId; readonly outcome: OutcomeId | null }
  | { readonly do: 'pause'; readonly reason: string | null }
  | { readonly do: 'park'; readonly ticketId: TicketId; readonly reason: string }
  | {
      readonly do: 'cancel' | 'carryOver' | 'call';
      readonly ticketId: TicketId;
      readonly reason: string | null;
    }
  | { readonly do: 'return'; readonly ticketId: TicketId }
  | {
      readonly do: 'transfer';
      readonly ticketId: TicketId;
      readonly serviceId: ServiceId | null;
      readonly counterId: CounterId | null;
      readonly note: string | null;
      readonly place: 'kept' | 'end';
    }
  | { readonly do: 'setStops'; readonly ticketId: TicketId; readonly stops: readonly ServiceId[] }
  | { readonly do: 'setPriority'; readonly ticketId: TicketId; readonly priority: Priority }
  | { readonly do: 'setNote'; readonly ticketId: TicketId; readonly note: string | null }
  | { readonly do: 'walkIn'; readonly serviceId: ServiceId; readonly priority: Priority }
  | { readonly do: 'autoCall'; readonly on: boolean }
  | { readonly do: 'setCondition'; readonly condition: CommandOf<'agency.setCondition'>['condition'] };

/** Whether an intent concerns the ticket in hand. */
const inHand = (intent: Intent, view: CounterView): boolean =>
  'ticketId' in intent && visitOf(view)?.ticket.id === intent.ticketId;

/**
 * Whether an intent may wait for the connection and be sent then. Its effect cannot surprise: it ends the
 * visit of the ticket in hand, or writes a note on it, and it names the state it was meant in. A call never waits.
 */
export const canWait = (intent: Intent, view: CounterView): boolean =>
  inHand(intent, view) &&
  (intent.do === 'finish' || intent.do === 'noShow' || intent.do === 'park' || intent.do === 'setNote') &&
  commandFor(intent, view) !== null;

/** Whether the counter's revision moves when this is done. */
export function movesCounter(intent: Intent, view: CounterView): boolean {
  switch (intent.do) {
    case 'setCondition':
    case 'return':
      return false;
    case 'cancel':
    case 'carryOver':
    case 'transfer':
    case 'setStops':
    case 'setPriority':
    case 'setNote':
      return inHand(intent, view);
    default:
      return true;
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
  const hand = inHand(intent, view);
  const free = visit === null || view.work.nextFinishes;
  const based = hand ? { basedOn } : {};
  switch (intent.do) {
    case 'open':
      return visit === null ? { type: 'counter.open', counterId } : null;
    case 'takeOver':
      return { type: 'counter.open', counterId, takeOver: true };
    case 'close':
      return visit === null ? { type: 'counter.close', counterId } : null;
    case 'pause':
      return visit === null && view.counter.status !== 'closed'
        ? { type: 'counter.pause', counterId, reason: intent.reason }
        : null;
    case 'next':
      return free ? { type: 'counter.next', counterId, basedOn } : null;
    case 'call':
      return free
        ? { type: 'counter.call', counterId, ticketId: intent.ticketId, reason: intent.reason, basedOn }
        : null;
    case 'walkIn':
      return free
        ? {
            type: 'counter.walkIn',
            counterId,
            serviceId: intent.serviceId,
            priority: intent.priority,
            basedOn,
          }
        : null;
    case 'autoCall':
      return view.counter.status === 'closed' ? null : { type: 'counter.autoCall', counterId, on: intent.on };
    case 'undo':
      return view.undo === null ? null : { type: 'counter.undo', counterId, basedOn };
    case 'start':
    case 'recall':
    case 'noShow':
      return hand && visit?.state === 'called'
        ? { type: `ticket.${intent.do}`, ticketId: intent.ticketId, basedOn }
        : null;
    case 'finish':
      return hand && visit?.state === 'serving'
        ? { type: 'ticket.finish', ticketId: intent.ticketId, outcome: intent.outcome, basedOn }
        : null;
    case 'park':
      return hand ? { type: 'ticket.park', ticketId: intent.ticketId, reason: intent.reason, basedOn } : null;
    case 'cancel':
    case 'carryOver':
      return hand && visit?.state === 'serving'
        ? null
        : { type: `ticket.${intent.do}`, ticketId: intent.ticketId, reason: intent.reason };
    case 'return':
      return { type: 'ticket.return', ticketId: intent.ticketId };
    case 'transfer': {
      const { ticketId, serviceId, note, place } = intent;
      return {
        type: 'ticket.transfer',
        ticketId,
        serviceId,
        counterId: intent.counterId,
        note,
        place,
        ...based,
      };
    }
    case 'setStops':
      return { type: 'ticket.setStops', ticketId: intent.ticketId, stops: [...intent.stops] };
    case 'setPriority':
      return { type: 'ticket.setPriority', ticketId: intent.ticketId, priority: intent.priority };
    case 'setNote':
      return { type: 'ticket.setNote', ticketId: intent.ticketId, note: intent.note };
    case 'setCondition':
      return {
        type: 'agency.setCondition',
        agencyId: view.counter.agencyId,
        condition: intent.condition,
      };
    default:
      return unreachable(intent);
  }
}
