/**
 * What is offered at a counter, read off its view: the one big action and those beside it. Pure. The
 * server decides again.
 */
import {
  hasRight,
  unreachable,
  type CounterView,
  type Instant,
  type StaffRole,
  type WaitingTicket,
} from '@giliran/protocol';
import type { Intent } from './intents.ts';
import { visitOf } from './visit.ts';

/** The big button. `next` with `nobody` may still be pressed: a count can arrive later than a citizen. */
export type BigAction =
  | { readonly kind: 'open' | 'resume' }
  | { readonly kind: 'next'; readonly nobody: boolean }
  | { readonly kind: 'start' | 'finish'; readonly ticket: WaitingTicket };

/** The actions beside the big one, in the order of the list of keys. */
export const sideActionNames = [
  'finishAndNext',
  'recall',
  'noShow',
  'park',
  'transfer',
  'note',
  'stops',
  'priority',
  'cancel',
  'carryOver',
  'walkIn',
  'autoCall',
  'pause',
  'close',
  'condition',
  'why',
] as const;
export type SideAction = (typeof sideActionNames)[number];

export function bigAction(view: CounterView): BigAction {
  const visit = visitOf(view);
  if (visit !== null) return { kind: visit.state === 'serving' ? 'finish' : 'start', ticket: visit.ticket };
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

/** What the big action asks of the server. */
export function intentOf(action: BigAction): Intent {
  switch (action.kind) {
    case 'open':
    case 'resume':
      return { do: 'open' };
    case 'next':
      return { do: 'next' };
    case 'start':
      return { do: 'start', ticketId: action.ticket.id };
    case 'finish':
      return { do: 'finish', ticketId: action.ticket.id, outcome: null };
    default:
      return unreachable(action);
  }
}

/** Changes exactly when another big action stands there: a press must not hit what has only just appeared. */
export const signatureOf = (action: BigAction): string =>
  'ticket' in action ? `${action.kind}:${action.ticket.id}` : action.kind;

/** What is offered beside the big action, in the order of the buttons: those of every visit, then the rarer ones. */
export interface Sides {
  readonly main: readonly SideAction[];
  readonly more: readonly SideAction[];
}

export function sideActions(view: CounterView): Sides {
  const action = bigAction(view);
  const why: readonly SideAction[] = view.why === null ? [] : ['why'];
  switch (action.kind) {
    case 'finish':
      return {
        main: ['finishAndNext', 'park', 'transfer'],
        more: ['note', 'stops', 'priority', ...why],
      };
    case 'start':
      return {
        main: ['recall', 'noShow', 'park', 'transfer'],
        more: ['note', 'stops', 'priority', 'cancel', 'carryOver', ...why],
      };
    case 'next':
      return {
        main: [...(view.work.walkIns ? (['walkIn'] as const) : []), 'pause', 'close'],
        more: ['autoCall', 'condition'],
      };
    case 'resume':
      return { main: ['close'], more: ['condition'] };
    case 'open':
      return { main: [], more: ['condition'] };
    default:
      return unreachable(action);
  }
}

export const offers = (sides: Sides, action: SideAction): boolean =>
  sides.main.includes(action) || sides.more.includes(action);

/** Whether the called ticket may be called again, as the agency limits it. */
export interface RecallLeave {
  readonly allowed: boolean;
  /** Recalls that are left; null where there is no limit. */
  readonly left: number | null;
  /** Seconds until the next one is allowed; 0 when that is no matter of time. */
  readonly waitSeconds: number;
}

export function recallLeave(view: CounterView, now: Instant): RecallLeave {
  const visit = visitOf(view);
  if (visit?.state !== 'called') return { allowed: false, left: null, waitSeconds: 0 };
  const { maxRecalls, recallIntervalSeconds } = view.work;
  const left = maxRecalls === null ? null : Math.max(0, maxRecalls - visit.ticket.recalls);
  const since = now - (visit.ticket.calledAt ?? 0);
  const waitSeconds = left === 0 ? 0 : Math.max(0, Math.ceil(recallIntervalSeconds - since / 1000));
  return { allowed: left !== 0 && waitSeconds === 0, left, waitSeconds };
}

/** Whether the person may call a certain ticket out of turn here. */
export function mayChoose(view: CounterView, role: StaffRole): boolean {
  const { chooseTicket } = view.work;
  if (!hasRight({ kind: 'staff', role }, 'queue:write')) return false;
  return role === 'counterStaff' ? chooseTicket === 'everyone' : chooseTicket !== 'nobody';
}

/** Seconds left in which the last step can be undone; 0 when it cannot. */
export const undoSeconds = (view: CounterView, now: Instant): number =>
  view.undo === null ? 0 : Math.max(0, Math.ceil((view.undo.until - now) / 1000));
