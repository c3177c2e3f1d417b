/** A day in figures: counted when it closes, so that a report over years need not look at each ticket. */
import { endOfServiceDay } from '@giliran/engine';
import type { AgencyId, ServiceDay, ServiceId, Ticket } from '@giliran/protocol';

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
  'agencyId' | 'serviceId' | 'state' | 'issuedAt' | 'startedAt' | 'endedAt' | 'carriedFrom'
> & {
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
  /** Of issue, 0–23, on the wall of the hall. */
  readonly hour: number;
  readonly figures: Figures;
}
export interface DayFigures {
  readonly day: ServiceDay;
  readonly timeZone: string;
  /** In the order of their ids. */
  readonly services: readonly ServiceFigures[];
  /** In the order of agency and hour. */
  readonly hours: readonly HourFigures[];
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

function addTicket(to: Figures, ticket: CountedTicket, dayEnd: number): void {
  to.issued += 1;
  if (ticket.state === 'completed') to.served += 1;
  if (ticket.state === 'no_show') to.noShows += 1;
  if (ticket.state === 'cancelled') to.cancelled += 1;
  if (ticket.state === 'expired') to.expired += 1;
  // A ticket of an earlier day was not waited with from midnight on.
  if (ticket.firstCalledAt !== null && ticket.carriedFrom === null)
    addDuration(to.wait, ticket.firstCalledAt - ticket.issuedAt);
  const { startedAt, endedAt } = ticket;
  // What the turn of the day ended was over long before.
  if (ticket.state === 'completed' && startedAt !== null && endedAt !== null && endedAt < dayEnd)
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

/** Counts the tickets of one day. */
export function countDay(day: ServiceDay, timeZone: string, tickets: Iterable<CountedTicket>): DayFigures {
  const dayEnd = endOfServiceDay(timeZone, day);
  const hourOf = hourReader(timeZone);
  const services = new Map<string, ServiceFigures>();
  const hours = new Map<string, HourFigures>();
  for (const ticket of tickets) {
    const { serviceId, agencyId } = ticket;
    let ofService = services.get(serviceId);
    if (!ofService) services.set(serviceId, (ofService = { serviceId, agencyId, figures: noFigures() }));
    addTicket(ofService.figures, ticket, dayEnd);
    const hour = hourOf(ticket.issuedAt);
    const key = `${agencyId} ${String(hour).padStart(2, '0')}`;
    let ofHour = hours.get(key);
    if (!ofHour) hours.set(key, (ofHour = { agencyId, hour, figures: noFigures() }));
    addTicket(ofHour.figures, ticket, dayEnd);
  }
  return { day, timeZone, services: inOrder(services), hours: inOrder(hours) };
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
