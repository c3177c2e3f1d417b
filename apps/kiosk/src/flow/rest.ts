/** When the kiosk returns to the start by itself, and what it shows before. Pure; times in milliseconds. */
import { isFresh, type FlowState } from './place.ts';

/** Untouched for this long, the kiosk returns to the start. */
export const REST_MS = 45_000;
/** The last part of it is counted down in sight. */
const WARN_MS = 15_000;
/** How long a printed ticket stays on the screen. */
export const SHOWN_MS = 20_000;
/** How long "your number was given back" stays. */
const RETURNED_MS = 12_000;

/** `warn`: asks whether somebody is still there in the last `WARN_MS`. `shown`: counts quietly from the beginning. */
export type RestRule =
  | { readonly rule: 'none' }
  | { readonly rule: 'warn'; readonly after: number }
  | { readonly rule: 'shown'; readonly after: number };

const none: RestRule = { rule: 'none' };
const warn: RestRule = { rule: 'warn', after: REST_MS };

export function restRule(state: FlowState): RestRule {
  if (isFresh(state)) return none;
  const { place } = state;
  switch (place.at) {
    case 'start':
    case 'search':
    case 'agency':
    case 'service':
    case 'priority':
    case 'unreachable':
    case 'refused':
    case 'checkIn':
    case 'checkInUnanswered':
    case 'checkInRefused':
      return warn;
    case 'issuing':
    case 'checkingIn':
      // Ends by itself: answered or given up after a few seconds.
      return none;
    case 'ticket':
      if (place.giveBack !== 'no')
        return place.giveBack === 'sending' || place.paper.state !== 'printed' ? none : warn;
      // Without paper the number stays until somebody has taken it.
      return place.paper.state === 'printed' ? { rule: 'shown', after: SHOWN_MS } : none;
    case 'returned':
      return { rule: 'shown', after: RETURNED_MS };
  }
}

/** What the screen shows of it. `seconds` are left, of `total`. */
export type Rest =
  | { readonly show: 'nothing' }
  | { readonly show: 'question'; readonly seconds: number; readonly total: number }
  | { readonly show: 'countdown'; readonly seconds: number; readonly total: number }
  | { readonly show: 'over' };

const seconds = (ms: number): number => Math.ceil(ms / 1000);

/** The rest after `elapsed` milliseconds without a touch. */
export function restAfter(rule: RestRule, elapsed: number): Rest {
  if (rule.rule === 'none') return { show: 'nothing' };
  const left = rule.after - elapsed;
  if (left <= 0) return { show: 'over' };
  if (rule.rule === 'shown') return { show: 'countdown', seconds: seconds(left), total: seconds(rule.after) };
  return left <= WARN_MS
    ? { show: 'question', seconds: seconds(left), total: seconds(WARN_MS) }
    : { show: 'nothing' };
}
