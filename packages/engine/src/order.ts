/** Who is next: the one ordering rule, in minutes. */
import type { Counter, ServiceId, Ticket } from '@giliran/protocol';
import { counterInSeason } from './calendar.ts';
import { placeOf, type Place } from './waiting-line.ts';
import { rulesFor, type QueueState, type SiteIndex } from './state.ts';
import { minute } from './standing.ts';

/** A ticket as a counter sees it. */
export interface Candidate {
  readonly place: Place;
  readonly serviceId: ServiceId;
  /** Effective time plus the counter's offset: the smaller, the sooner. */
  readonly score: number;
  /** 0 is called before 1, whatever the score: priority where the site is strict. */
  readonly rank: 0 | 1;
}

/** Earlier first: rank, then score, then issue order. */
export const compareCandidates = (a: Candidate, b: Candidate): number =>
  a.rank - b.rank || a.score - b.score || a.place.issueOrder - b.place.issueOrder;

interface Stream {
  /** Null: each ticket of the line has its own. */
  readonly serviceId: ServiceId | null;
  readonly offset: number;
  readonly rank: 0 | 1;
  readonly line: { at(n: number): Place | undefined };
  next: number;
}

/**
 * How long the one in a service's lines who has waited longest has waited, in milliseconds; -1 when nobody
 * waits. That need not be the first: whoever comes from another service stands in an early place and has
 * only begun to wait.
 */
export function longestWait(state: QueueState, serviceId: ServiceId, now: number): number {
  const lines = state.lines.get(serviceId);
  let longest = -1;
  for (const line of lines ? [lines.priority, lines.ordinary] : []) {
    for (const { ticketId } of line) {
      const since = state.tickets.get(ticketId)?.waitingSince;
      if (since !== undefined) longest = Math.max(longest, now - since);
    }
  }
  return longest;
}

/**
 * Whether a counter takes a service's tickets now: a helper only while somebody has waited too long. The
 * wait is looked up for helpers only.
 */
export const helpsNow = (
  { whenWaitExceedsMinutes: limit }: Counter['services'][number],
  longestWaitMs: () => number,
): boolean => limit === null || longestWaitMs() > limit * minute;

function streamsOf(state: QueueState, index: SiteIndex, counter: Counter, now: number): Stream[] {
  const streams: Stream[] = [];
  const add = (
    serviceId: ServiceId | null,
    offset: number,
    strict: boolean,
    lines: { priority: Stream['line']; ordinary: Stream['line'] },
  ): void => {
    streams.push({ serviceId, offset, rank: strict ? 0 : 1, line: lines.priority, next: 0 });
    streams.push({ serviceId, offset, rank: 1, line: lines.ordinary, next: 0 });
  };
  for (const service of counter.services) {
    const lines = state.lines.get(service.serviceId);
    if (!lines || !helpsNow(service, () => longestWait(state, service.serviceId, now))) continue;
    const agencyId = index.services.get(service.serviceId)?.agencyId ?? counter.agencyId;
    const { strict } = rulesFor(index, agencyId).order;
    add(service.serviceId, service.offsetMinutes * minute, strict, lines);
  }
  const directed = state.directed.get(counter.id);
  if (directed) add(null, 0, rulesFor(index, counter.agencyId).order.strict, directed);
  return streams;
}

/** Those whom this counter would call at `now`, in order, at most `limit`. */
export function nextAt(
  state: QueueState,
  index: SiteIndex,
  counter: Counter,
  limit: number,
  now: number,
): Candidate[] {
  const streams = streamsOf(state, index, counter, now);
  const chosen: Candidate[] = [];
  while (chosen.length < limit) {
    let best: Candidate | undefined;
    let from: Stream | undefined;
    for (const stream of streams) {
      const place = stream.line.at(stream.next);
      const serviceId = stream.serviceId ?? (place && state.tickets.get(place.ticketId)?.serviceId);
      if (!place || !serviceId) continue;
      const candidate: Candidate = {
        place,
        serviceId,
        score: place.effectiveTime + stream.offset,
        rank: stream.rank,
      };
      if (!best || compareCandidates(candidate, best) < 0) {
        best = candidate;
        from = stream;
      }
    }
    if (!best || !from) break;
    chosen.push(best);
    from.next += 1;
  }
  return chosen;
}

/** How many of the same service would be called before this waiting ticket; 0 when it is not waiting. */
export function waitingAhead(state: QueueState, index: SiteIndex, ticket: Ticket): number {
  if (ticket.state !== 'waiting') return 0;
  const lines =
    ticket.onlyCounterId === null
      ? state.lines.get(ticket.serviceId)
      : state.directed.get(ticket.onlyCounterId);
  if (!lines) return 0;
  const place = placeOf(ticket);
  // Who waits for one counter alone is called by that counter's rule.
  const callingAgency =
    ticket.onlyCounterId === null ? undefined : index.counters.get(ticket.onlyCounterId)?.agencyId;
  if (rulesFor(index, callingAgency ?? ticket.agencyId).order.strict) {
    return ticket.priority === null
      ? lines.priority.length + lines.ordinary.countBefore(place)
      : lines.priority.countBefore(place);
  }
  return lines.priority.countBefore(place) + lines.ordinary.countBefore(place);
}

/** A wait in whole minutes from now. */
export interface Estimate {
  fromMinutes: number;
  toMinutes: number;
}

/**
 * How long until a newcomer behind `ahead` tickets is called, as a range: the service's usual minutes,
 * shared by the counters that are open for it, a third either way, in steps of five minutes once it is
 * long. Null while no counter is open for the service: then nothing can honestly be said.
 */
export function estimateWait(
  state: QueueState,
  index: SiteIndex,
  serviceId: ServiceId,
  ahead: number,
): Estimate | null {
  const service = index.services.get(serviceId);
  if (!service) return null;
  const counters = (index.countersOfService.get(serviceId) ?? []).filter(
    (counter) =>
      state.counters.get(counter.id)?.status === 'open' &&
      (state.day === null || counterInSeason(counter, state.day)),
  );
  if (counters.length === 0) return null;
  // A counter that serves several waiting services gives each its share.
  const share = counters.reduce((sum, counter) => {
    const busy = counter.services.filter((s) => {
      const lines = state.lines.get(s.serviceId);
      return (
        s.serviceId === serviceId ||
        (lines !== undefined && lines.priority.length + lines.ordinary.length > 0)
      );
    }).length;
    return sum + 1 / Math.max(1, busy);
  }, 0);
  const free = counters.some((counter) => (state.counters.get(counter.id)?.currentTicketId ?? null) === null);
  const expected = ((ahead + (free ? 0 : 0.5)) * service.usualMinutes) / share;
  const fromMinutes = inSteps(Math.floor, (expected * 2) / 3);
  return { fromMinutes, toMinutes: Math.max(fromMinutes + 1, inSteps(Math.ceil, (expected * 4) / 3)) };
}

/** Whole minutes up to ten, steps of five beyond. Rounded each by itself, so that a longer wait never reads shorter. */
const inSteps = (round: (n: number) => number, minutes: number): number =>
  minutes > 10 ? round(minutes / 5) * 5 : round(minutes);
