/** What the person at a counter does next, from what the counter's screen shows. No clock, no network. */
import type { CommandInput, CounterView, TicketId } from '@giliran/protocol';
import { dayMinutes } from './arrivals.ts';
import { logNormal, type Random } from './random.ts';
import type { Visit } from './visits.ts';

/** How one counter works this day. Minutes of the day count from its opening. */
export interface Habits {
  readonly opensAt: number;
  readonly breakFrom: number;
  readonly breakUntil: number;
  /** Multiplies the usual minutes of a service: below 1 is quick. */
  readonly pace: number;
  /** Has the next one called by itself. */
  readonly autoCall: boolean;
}

/** What is on the clerk's mind besides the screen. */
export interface Mind {
  /** Somebody whom this counter set aside and who is back. */
  readonly back: TicketId | null;
  /** Citizens of this counter will come back: it is not over yet. */
  readonly expects: boolean;
  /** Drawn anew after each visit, from 0 to 1: now and then something is done out of the ordinary. */
  readonly whim: number;
}
export const noMind: Mind = { back: null, expects: false, whim: 1 };

export type Step =
  | {
      readonly kind: 'send';
      readonly afterMinutes: number;
      readonly command: CommandInput;
      /** The visit as it is once that is done. */
      readonly becomes?: Visit;
    }
  /** Nothing to do until the screen changes, or this minute comes. */
  | { readonly kind: 'watch'; readonly untilMinute: number | null }
  | { readonly kind: 'done' };

/** Share of the open day that the busiest counter may be at work, so that the hall empties soon after closing. */
const fullDay = 0.72 * (dayMinutes - 50);

/** Habits for a counter to which the day brings `loadMinutes` of work; every other counter of a row takes its break later. */
export function habitsOf(random: Random, nth: number, loadMinutes: number): Habits {
  const breakFrom = (nth % 2 === 0 ? 250 : 300) + random.next() * 15;
  const own = logNormal(random, 1, 0.15);
  return {
    opensAt: Math.min(12, logNormal(random, 2, 0.8)),
    breakFrom,
    breakUntil: breakFrom + 40 + random.next() * 10,
    pace: Math.min(own, loadMinutes > 0 ? fullDay / loadMinutes : own),
    autoCall: nth % 5 === 1,
  };
}

/** Minutes between a visit's end and the next call. */
const breath = 0.2;
const secondLook = 1;
/** How often a clerk calls somebody out of turn, or serves somebody without a ticket. */
const odd = { chosen: 0.08, walkIn: 0.1 } as const;

const send = (command: CommandInput, afterMinutes = 0, becomes?: Visit): Step => ({
  kind: 'send',
  afterMinutes,
  command,
  ...(becomes ? { becomes } : {}),
});
const watch = (untilMinute: number | null = null): Step => ({ kind: 'watch', untilMinute });

/** The next step. `nobodyComes`: the kiosks have issued the last ticket of the day. */
export function nextStep(
  view: CounterView,
  habits: Habits,
  visit: Visit | null,
  minute: number,
  nobodyComes: boolean,
  mind: Mind = noMind,
): Step {
  const { id: counterId, status, revision: basedOn } = view.counter;
  if (view.current) return duringVisit(view, view.current, habits, visit);
  if (visit?.undoes && view.undo?.step === 'noShow' && view.undo.ticketId === visit.ticketId)
    return send({ type: 'counter.undo', counterId, basedOn }, 0, { ...visit, undoes: false });
  const over = nobodyComes && view.waitingCount === 0 && !mind.expects;
  if (over) return status === 'closed' ? { kind: 'done' } : send({ type: 'counter.close', counterId });
  const atWork = minute < dayMinutes || view.waitingCount > 0;
  if (minute < habits.opensAt) return watch(habits.opensAt);
  if (atWork && minute >= habits.breakFrom && minute < habits.breakUntil) {
    if (status === 'open') return send({ type: 'counter.pause', counterId, reason: 'Istirahat' });
    if (status === 'paused') return watch(habits.breakUntil);
  }
  if (status !== 'open') return send({ type: 'counter.open', counterId });
  if (habits.autoCall && !view.counter.autoCall)
    return send({ type: 'counter.autoCall', counterId, on: true });
  // While the central system is down nothing can be served: whoever is called would only stand there.
  if (view.condition?.kind === 'systemDown' && view.condition.issuing === 'stop' && minute < dayMinutes)
    return watch();
  return betweenVisits(view, minute, habits, mind);
}

function duringVisit(
  view: CounterView,
  current: NonNullable<CounterView['current']>,
  habits: Habits,
  visit: Visit | null,
): Step {
  const { revision: basedOn } = view.counter;
  const { id: ticketId } = current;
  if (!visit || visit.ticketId !== ticketId) return watch();
  if (current.state === 'called') {
    if (visit.slips)
      return send({ type: 'ticket.noShow', ticketId, basedOn }, 0.1, {
        ...visit,
        slips: false,
        undoes: true,
      });
    if (!visit.absent) return send({ type: 'ticket.start', ticketId, basedOn }, visit.walkMinutes);
    return current.recalls < visit.recalls
      ? send({ type: 'ticket.recall', ticketId, basedOn }, secondLook)
      : send({ type: 'ticket.noShow', ticketId, basedOn }, secondLook);
  }
  const serveMinutes = visit.serveMinutes * habits.pace;
  if (visit.priority !== null && current.priority === null)
    return send(
      { type: 'ticket.setPriority', ticketId, priority: visit.priority, reason: 'Terlihat di loket' },
      0.1,
      { ...visit, priority: null },
    );
  if (visit.stops.length > 0)
    return send({ type: 'ticket.setStops', ticketId, stops: [...visit.stops] }, 0.1, { ...visit, stops: [] });
  if (visit.sendTo !== null && visit.sendTo !== current.serviceId)
    return send(
      { type: 'ticket.transfer', ticketId, serviceId: visit.sendTo, note: 'Berkas sudah dicek', basedOn },
      serveMinutes * 0.3,
      { ...visit, sendTo: null },
    );
  if (visit.awayMinutes !== null)
    return send({ type: 'ticket.park', ticketId, reason: 'Fotokopi berkas', basedOn }, serveMinutes * 0.4);
  const outcome = view.outcomes[0]?.id ?? null;
  return send({ type: 'ticket.finish', ticketId, outcome, basedOn }, serveMinutes);
}

function betweenVisits(view: CounterView, minute: number, habits: Habits, mind: Mind): Step {
  const { id: counterId, revision: basedOn } = view.counter;
  const back = mind.back !== null && view.parked.some((t) => t.id === mind.back) ? mind.back : null;
  if (back !== null)
    return mind.whim < 0.5
      ? send({ type: 'counter.call', counterId, ticketId: back, basedOn }, breath)
      : send({ type: 'ticket.return', ticketId: back });
  const [service] = view.services;
  if (
    view.work.walkIns &&
    service &&
    mind.whim >= odd.chosen &&
    mind.whim < odd.walkIn &&
    minute < dayMinutes
  )
    return send({ type: 'counter.walkIn', counterId, serviceId: service.id, basedOn }, breath);
  const later = view.waiting[1];
  if (view.work.chooseTicket === 'everyone' && later && mind.whim < odd.chosen)
    return send(
      {
        type: 'counter.call',
        counterId,
        ticketId: later.id,
        reason: 'Ibu hamil, tidak kuat menunggu',
        basedOn,
      },
      breath,
    );
  if (view.waitingCount > 0 && !view.counter.autoCall)
    return send({ type: 'counter.next', counterId, basedOn }, breath);
  return watch(minute < habits.breakFrom ? habits.breakFrom : null);
}
