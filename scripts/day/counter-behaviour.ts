/** What the person at a counter does next, from what the counter's screen shows. No clock, no network. */
import type { CommandInput, CounterView, TicketId } from '@giliran/protocol';
import { dayMinutes } from './arrivals.ts';
import { logNormal, type Random } from './random.ts';

/** How one counter works this day. Minutes of the day count from its opening. */
export interface Habits {
  readonly opensAt: number;
  readonly breakFrom: number;
  readonly breakUntil: number;
  /** Multiplies the usual minutes of a service: below 1 is quick. */
  readonly pace: number;
}

/** How one visit will go; drawn when the ticket is first seen at the counter. */
export interface Visit {
  readonly ticketId: TicketId;
  readonly walkMinutes: number;
  readonly serveMinutes: number;
  readonly absent: boolean;
  /** Calls made again before giving up on somebody who is not there. */
  readonly recalls: number;
}

export type Step =
  | { readonly kind: 'send'; readonly afterMinutes: number; readonly command: CommandInput }
  /** Nothing to do until the screen changes, or this minute comes. */
  | { readonly kind: 'watch'; readonly untilMinute: number | null }
  | { readonly kind: 'done' };

/** Share of the open day that the busiest counter may be at work, so that the hall empties soon after closing. */
const fullDay = 0.78 * (dayMinutes - 50);

/** Habits for a counter to which the day brings `loadMinutes` of work; every other counter of a row takes its break later. */
export function habitsOf(random: Random, nth: number, loadMinutes: number): Habits {
  const breakFrom = (nth % 2 === 0 ? 250 : 300) + random.next() * 15;
  const own = logNormal(random, 1, 0.15);
  return {
    opensAt: Math.min(12, logNormal(random, 2, 0.8)),
    breakFrom,
    breakUntil: breakFrom + 40 + random.next() * 10,
    pace: Math.min(own, loadMinutes > 0 ? fullDay / loadMinutes : own),
  };
}

export function visitOf(random: Random, ticketId: TicketId, usualMinutes: number, absent: boolean): Visit {
  return {
    ticketId,
    walkMinutes: logNormal(random, 0.6, 0.4),
    serveMinutes: Math.min(logNormal(random, usualMinutes * 0.9, 0.45), usualMinutes * 4),
    absent,
    recalls: random.next() < 0.7 ? 2 : 1,
  };
}

/** Minutes between a visit's end and the next call. */
const breath = 0.2;
const secondLook = 1;

/** The next step. `nobodyComes`: the kiosks have issued the last ticket of the day. */
export function nextStep(
  view: CounterView,
  habits: Habits,
  visit: Visit | null,
  minute: number,
  nobodyComes: boolean,
): Step {
  const { id: counterId, status, revision: basedOn } = view.counter;
  const send = (command: CommandInput, afterMinutes = 0): Step => ({ kind: 'send', afterMinutes, command });
  const { current } = view;
  if (current) {
    const ticketId = current.id;
    if (!visit || visit.ticketId !== ticketId) return { kind: 'watch', untilMinute: null };
    if (current.state === 'serving')
      return send({ type: 'ticket.finish', ticketId, basedOn }, visit.serveMinutes * habits.pace);
    if (!visit.absent) return send({ type: 'ticket.start', ticketId, basedOn }, visit.walkMinutes);
    return current.calls <= visit.recalls
      ? send({ type: 'ticket.recall', ticketId, basedOn }, secondLook)
      : send({ type: 'ticket.noShow', ticketId, basedOn }, secondLook);
  }
  const atWork = minute < dayMinutes || view.waitingCount > 0;
  if (nobodyComes && view.waitingCount === 0)
    return status === 'closed' ? { kind: 'done' } : send({ type: 'counter.close', counterId });
  if (minute < habits.opensAt) return { kind: 'watch', untilMinute: habits.opensAt };
  if (atWork && minute >= habits.breakFrom && minute < habits.breakUntil) {
    if (status === 'open') return send({ type: 'counter.pause', counterId, reason: 'Istirahat' });
    if (status === 'paused') return { kind: 'watch', untilMinute: habits.breakUntil };
  }
  if (status !== 'open') return send({ type: 'counter.open', counterId });
  if (view.waitingCount > 0) return send({ type: 'counter.next', counterId, basedOn }, breath);
  return { kind: 'watch', untilMinute: minute < habits.breakFrom ? habits.breakFrom : null };
}
