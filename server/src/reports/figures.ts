/** A day in figures: counted when it closes, so that a report over years need not look at each ticket. */
import { endOfServiceDay } from '@giliran/engine';
import type { AgencyId, ServiceDay, ServiceId, Ticket, Visit } from '@giliran/protocol';

/** Upper ends of the histogram's steps, in minutes; one more step takes what is longer. */
export const stepMinutes = [1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 45, 60, 90, 120, 180, 240] as const;
const stepMs = stepMinutes.map((minutes) => minutes * 60_000);

/** How durations are spread. */
export interface Spread {
  count: number;
  totalMs: number;
  /** How many fell into each step: `stepMinutes`, and one for the rest. */
  readonly steps: number[];
}

export interface Figures {
  issued: number;
  served: number;
  noShows: number;
  cancelled: number;
  expired: number;
  readonly wait: Spread;
  readonly service: Spread;
}

const emptySpread = (): Spread => ({ count: 0, totalMs: 0, steps: [...stepMs, 0].fill(0) });
export const noFigures = (): Figures => ({
  issued: 0,
  served: 0,
  noShows: 0,
  cancelled: 0,
  expired: 0,
  wait: emptySpread(),
  service: emptySpread(),
});

/** What is counted of a ticket. */
export type CountedTicket = Pick<
  Ticket,
  | 'agencyId'
  | 'serviceId'
  | 'firstServiceId'
  | 'state'
  | 'issuedAt'
  | 'waitingSince'
  | 'calledAt'
  | 'startedAt'
  | 'endedAt'
  | 'carriedFrom'
> & {
  /** Stops that are over, in order. */
  readonly visits: readonly Pick<Visit, 'serviceId' | 'waitedFrom' | 'calledAt' | 'startedAt' | 'endedAt'>[];
  /** When it was called first; null when it never was. */
  readonly firstCalledAt: number | null;
};

export interface ServiceFigures {
  readonly serviceId: ServiceId;
  readonly agencyId: AgencyId;
  readonly figures: Figures;
}
export interface HourFigures {
  readonly agencyId: AgencyId;
  /** When a ticket was issued or, at a further stop, joined the line; 0–23, on the wall of the hall. */
  readonly hour: number;
  readonly figures: Figures;
}
/** The hall's own: each ticket once, by the hour of its issue. */
export type HallFigures = Pick<HourFigures, 'hour' | 'figures'>;
/** Of services and of agencies' hours: every visit, a journey's stop like any other. Of the hall: every ticket. */
export interface DayFigures {
  readonly day: ServiceDay;
  readonly timeZone: string;
  /** In the order of their ids. */
  readonly services: readonly ServiceFigures[];
  /** In the order of agency and hour. */
  readonly hours: readonly HourFigures[];
  readonly hall: readonly HallFigures[];
}

function addDuration(spread: Spread, ms: number): void {
  // A clock that was set back makes no negative waits.
  const length = Math.max(0, ms);
  const step = stepMs.findIndex((end) => length < end);
  const place = step === -1 ? stepMs.length : step;
  spread.count += 1;
  spread.totalMs += length;
  spread.steps[place] = (spread.steps[place] ?? 0) + 1;
}

/** One of the things that are counted: a ticket as a whole, or one stop of it. */
interface Countable {
  readonly state: Ticket['state'];
  /** From when it was waited, and when it was called first; null when it never was, or when the wait tells nothing. */
  readonly waitedFrom: number | null;
  readonly calledAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

function count(
  to: Figures,
  { state, waitedFrom, calledAt, startedAt, endedAt }: Countable,
  dayEnd: number,
): void {
  to.issued += 1;
  if (state === 'completed') to.served += 1;
  if (state === 'no_show') to.noShows += 1;
  if (state === 'cancelled') to.cancelled += 1;
  if (state === 'expired') to.expired += 1;
  if (waitedFrom !== null && calledAt !== null) addDuration(to.wait, calledAt - waitedFrom);
  // What the turn of the day ended was over long before.
  if (state === 'completed' && startedAt !== null && endedAt !== null && endedAt < dayEnd)
    addDuration(to.service, endedAt - startedAt);
}

/** One stop of a ticket's way through the hall. */
interface Stop extends Countable {
  readonly serviceId: ServiceId;
  /** When it joined the line. */
  readonly cameAt: number;
}

/**
 * A ticket's stops: those that are over, and the one that it is at or ended at without being served. At the service
 * that it was taken for it waited from its issue to its first call; elsewhere from when it joined that line.
 */
function stopsOf(ticket: CountedTicket): Stop[] {
  const { visits, state, serviceId, firstServiceId, issuedAt, firstCalledAt } = ticket;
  const { waitingSince, startedAt, endedAt } = ticket;
  const arrival = (
    n: number,
    at: ServiceId,
    joinedAt: number,
    calledAt: number | null,
  ): Pick<Stop, 'cameAt' | 'waitedFrom' | 'calledAt'> => {
    if (n > 0 || at !== firstServiceId) return { cameAt: joinedAt, waitedFrom: joinedAt, calledAt };
    // A ticket of an earlier day was not waited with from midnight on.
    const waitedFrom = ticket.carriedFrom === null ? issuedAt : null;
    return { cameAt: issuedAt, waitedFrom, calledAt: firstCalledAt };
  };
  const over = visits.map((visit, n): Stop => ({
    serviceId: visit.serviceId,
    state: 'completed',
    ...arrival(n, visit.serviceId, visit.waitedFrom, visit.calledAt),
    startedAt: visit.startedAt,
    endedAt: visit.endedAt,
  }));
  if (state === 'completed' && visits.length > 0) return over;
  const called = laterThan(ticket.calledAt, waitingSince);
  const last = arrival(visits.length, serviceId, waitingSince, called);
  return [...over, { serviceId, state, ...last, startedAt, endedAt }];
}

/** The call of an earlier stop is not one of this stop. */
const laterThan = (at: number | null, since: number): number | null =>
  at !== null && at >= since ? at : null;

/** The whole way of a ticket: it waited until its first call, and was served at each of its stops. */
function countTicket(to: Figures, ticket: CountedTicket, dayEnd: number): void {
  const { issuedAt, firstCalledAt, carriedFrom, state } = ticket;
  const waitedFrom = carriedFrom === null ? issuedAt : null;
  count(to, { state, waitedFrom, calledAt: firstCalledAt, startedAt: null, endedAt: null }, dayEnd);
  for (const { startedAt, endedAt } of stopsOf(ticket).filter((stop) => stop.state === 'completed'))
    if (startedAt !== null && endedAt !== null && endedAt < dayEnd)
      addDuration(to.service, endedAt - startedAt);
}

const quarterMs = 15 * 60_000;
/** The wall's hour of a moment. Zones differ by quarters of an hour, so each quarter is worked out once. */
function hourReader(timeZone: string): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / quarterMs);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const { hour } = Temporal.Instant.fromEpochMilliseconds(quarter * quarterMs).toZonedDateTimeISO(timeZone);
    known.set(quarter, hour);
    return hour;
  };
}

const inOrder = <T>(entries: Map<string, T>): T[] =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);

/** What is found under a key, made when it is not there yet. */
function foundIn<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/** Counts the tickets of one day. `agencyOf`: whose a service is; a stop at a service that is gone counts for the ticket's agency. */
export function countDay(
  day: ServiceDay,
  timeZone: string,
  tickets: Iterable<CountedTicket>,
  agencyOf: (serviceId: ServiceId) => AgencyId | null,
): DayFigures {
  const dayEnd = endOfServiceDay(timeZone, day);
  const hourOf = hourReader(timeZone);
  const services = new Map<string, ServiceFigures>();
  const hours = new Map<string, HourFigures>();
  const hall = new Map<string, HallFigures>();
  const two = (hour: number): string => String(hour).padStart(2, '0');
  for (const ticket of tickets) {
    const issued = hourOf(ticket.issuedAt);
    const ofHall = foundIn(hall, two(issued), () => ({ hour: issued, figures: noFigures() }));
    countTicket(ofHall.figures, ticket, dayEnd);
    for (const stop of stopsOf(ticket)) {
      const { serviceId } = stop;
      const agencyId =
        serviceId === ticket.serviceId ? ticket.agencyId : (agencyOf(serviceId) ?? ticket.agencyId);
      const ofService = foundIn(services, serviceId, () => ({ serviceId, agencyId, figures: noFigures() }));
      count(ofService.figures, stop, dayEnd);
      const hour = hourOf(stop.cameAt);
      const key = `${agencyId} ${two(hour)}`;
      const ofHour = foundIn(hours, key, () => ({ agencyId, hour, figures: noFigures() }));
      count(ofHour.figures, stop, dayEnd);
    }
  }
  return { day, timeZone, services: inOrder(services), hours: inOrder(hours), hall: inOrder(hall) };
}

function addSpread(to: Spread, more: Spread): void {
  to.count += more.count;
  to.totalMs += more.totalMs;
  for (const [n, count] of more.steps.entries()) to.steps[n] = (to.steps[n] ?? 0) + count;
}

/** Adds one sum to another, in place. */
export function addFigures(to: Figures, more: Figures): void {
  to.issued += more.issued;
  to.served += more.served;
  to.noShows += more.noShows;
  to.cancelled += more.cancelled;
  to.expired += more.expired;
  addSpread(to.wait, more.wait);
  addSpread(to.service, more.service);
}

/** The length below which `share` (0–1) of the durations lie, in seconds; evenly spread within a step. */
export function percentile({ count, steps }: Spread, share: number): number | null {
  if (count === 0) return null;
  let left = share * count;
  for (const [n, inStep] of steps.entries()) {
    if (left > inStep || inStep === 0) {
      left -= inStep;
      continue;
    }
    const from = stepMinutes[n - 1] ?? 0;
    const to = stepMinutes[n] ?? from;
    return Math.round((from + ((to - from) * left) / inStep) * 60);
  }
  return stepMinutes[stepMinutes.length - 1]! * 60;
}
