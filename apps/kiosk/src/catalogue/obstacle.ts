/** Why no number can be had, as one of a few kinds that each have their own screen. */
import { unreachable, type ErrorCode, type OpenStatus } from '@giliran/protocol';
import type { LocalCode } from '../flow/place.ts';

/**
 * `closed`: at this time. `systemDown`, `closedEarly`: what has come over the agency. `quota`: used up today. `notReached`: the queue is longer than the day.
 * `notOffered`: not at this kiosk. `priority`: the reason chosen is gone. `refused`: this device may not.
 * `numbersUsedUp`, `notKept`: the kiosk is without its server and has no number left, or cannot keep it.
 * `trouble`: the server could not, nothing was changed.
 */
export type Obstacle =
  | 'closed'
  | 'systemDown'
  | 'closedEarly'
  | 'quota'
  | 'notReached'
  | 'notOffered'
  | 'priority'
  | 'refused'
  | LocalCode
  | 'trouble';

/** What stands in the way of a service that is not open. */
export function obstacleOfStatus(status: Extract<OpenStatus, { open: false }>): Obstacle {
  switch (status.why) {
    case 'quotaReached':
      return 'quota';
    case 'wouldNotReach':
      return 'notReached';
    case 'closedToday':
    case 'notYetOpen':
    case 'break':
    case 'closedForToday':
    case 'lastTicketPassed':
    case 'holiday':
    case 'closure':
    case 'notHereYet':
    case 'noLongerHere':
    case 'outOfService':
      return 'closed';
    case 'systemDown':
    case 'closedEarly':
      return status.why;
    default:
      return unreachable(status.why);
  }
}

/** What stands in the way when the server refused an order. Codes that no order meets count as trouble. */
export function obstacleOfCode(code: ErrorCode | LocalCode): Obstacle {
  switch (code) {
    case 'numbersUsedUp':
    case 'notKept':
      return code;
    case 'serviceClosed':
      return 'closed';
    case 'systemDown':
      return 'systemDown';
    case 'quotaReached':
      return 'quota';
    case 'wouldNotReach':
      return 'notReached';
    case 'serviceNotOffered':
    case 'unknownService':
    case 'unknownAgency':
      return 'notOffered';
    case 'unknownPriority':
      return 'priority';
    case 'notSignedIn':
    case 'forbidden':
    case 'sessionExpired':
    case 'wrongCredentials':
    case 'unknownKiosk':
      return 'refused';
    default:
      return 'trouble';
  }
}
