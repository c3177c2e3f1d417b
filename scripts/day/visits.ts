/** How one visit will go at a counter, drawn when its ticket is first seen there. */
import type { ServiceId, TicketId, PriorityReasonId } from '@giliran/protocol';
import { choose, logNormal, type Random } from './random.ts';

/** What a citizen may turn out to need besides, from where this counter stands. */
export interface Elsewhere {
  /** Services of the same agency, and of others. */
  readonly services: readonly ServiceId[];
  readonly priorityReasons: readonly PriorityReasonId[];
}

export interface Visit {
  readonly ticketId: TicketId;
  readonly walkMinutes: number;
  readonly serveMinutes: number;
  readonly absent: boolean;
  /** Calls made again before giving up on somebody who is not there. */
  readonly recalls: number;
  /** So long after the no-show they stand there after all; null: never. */
  readonly returnsAfter: number | null;
  /** Fetches something and is back after so many minutes; null: has everything along. */
  readonly awayMinutes: number | null;
  /** Has come to the wrong service. */
  readonly sendTo: ServiceId | null;
  /** Needs these as well, on the same ticket. */
  readonly stops: readonly ServiceId[];
  /** The clerk sees what the kiosk was not told. */
  readonly priority: PriorityReasonId | null;
  /** The clerk presses the wrong key, and takes it back. */
  readonly slips: boolean;
  /** The wrong key has been pressed. */
  readonly undoes: boolean;
}

const share = {
  returns: 0.45,
  away: 0.06,
  sent: 0.04,
  journey: 0.06,
  priority: 0.03,
  slip: 0.03,
} as const;

/** `first`: nobody has seen this ticket before; only then do visits take turns of their own. */
export function visitOf(
  random: Random,
  ticketId: TicketId,
  usualMinutes: number,
  absent: boolean,
  elsewhere: Elsewhere = { services: [], priorityReasons: [] },
  first = false,
): Visit {
  const plain = {
    ticketId,
    walkMinutes: logNormal(random, 0.6, 0.4),
    serveMinutes: Math.min(logNormal(random, usualMinutes * 0.9, 0.45), usualMinutes * 4),
    absent,
    recalls: random.next() < 0.7 ? 2 : 1,
  };
  const happens = (probability: number): boolean => random.next() < probability && first;
  const another = (): ServiceId | undefined => choose(random, elsewhere.services, () => 1);
  const stops = happens(share.journey) ? [another(), another()].flatMap((id) => id ?? []) : [];
  return {
    ...plain,
    returnsAfter: absent && random.next() < share.returns ? logNormal(random, 12, 0.5) : null,
    awayMinutes: happens(share.away) ? logNormal(random, 15, 0.5) : null,
    sendTo: happens(share.sent) ? (another() ?? null) : null,
    stops: stops.slice(0, random.next() < 0.5 ? 1 : 2),
    priority: happens(share.priority) ? (choose(random, elsewhere.priorityReasons, () => 1) ?? null) : null,
    slips: happens(share.slip) && !absent,
    undoes: false,
  };
}
