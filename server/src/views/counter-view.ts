/** What the person at a counter sees. */
import {
  counterState,
  nextAt,
  rulesFor,
  waitingOfService,
  type QueueState,
  type SiteIndex,
} from '@giliran/engine';
import type { Counter, CounterView, Ticket, WaitingTicket } from '@giliran/protocol';
import { conditionFace } from './condition-face.ts';
import { listedTicket, oldestWaiting, publicEmergency, siteFace } from './faces.ts';

const listed = 100;
const remembered = 30;
const setAside = 50;

/** Set aside here, or for a service of this counter: whoever comes back may go on here. The longest first. */
function parkedFor(state: QueueState, counter: Counter): WaitingTicket[] {
  const serves = new Set<string>(counter.services.map((s) => s.serviceId));
  return [...state.parked]
    .flatMap((id) => state.tickets.get(id) ?? [])
    .filter((ticket) => ticket.counterId === counter.id || serves.has(ticket.serviceId))
    .slice(0, setAside)
    .map((ticket) => listedTicket(ticket, counter.id));
}

/** Mean minutes of the last visits here. */
function meanMinutes(state: QueueState, counter: Counter): number | null {
  const minutes: number[] = [];
  const calls = state.callsOfCounter.get(counter.id) ?? [];
  for (let n = calls.length - 1; n >= 0 && minutes.length < remembered; n -= 1) {
    const callId = calls[n];
    const call = callId === undefined ? undefined : state.calls.get(callId);
    const visit =
      call && !call.recall
        ? state.tickets.get(call.ticketId)?.visits.findLast((v) => v.counterId === counter.id)
        : undefined;
    if (visit) minutes.push((visit.endedAt - visit.startedAt) / 60_000);
  }
  if (minutes.length === 0) return null;
  return Math.round((minutes.reduce((sum, m) => sum + m, 0) / minutes.length) * 10) / 10;
}

/** The last step, while it can be undone. */
function undoable(
  state: QueueState,
  now: ReturnType<typeof counterState>,
  undoSeconds: number,
  at: number,
): CounterView['undo'] {
  const { lastStep } = now;
  const ticket = lastStep && state.tickets.get(lastStep.before.id);
  if (!lastStep || !ticket || now.status !== 'open' || ticket.revision !== lastStep.revision) return null;
  if (now.currentTicketId !== null && now.currentTicketId !== ticket.id) return null;
  const until = lastStep.at + undoSeconds * 1000;
  return at > until ? null : { step: lastStep.step, ticketId: ticket.id, number: ticket.number, until };
}

/** This counter's tickets that are not before it any more, the newest first: a recalled ticket stands once. */
function historyOf(state: QueueState, counter: Counter): WaitingTicket[] {
  const seen = new Set<string>();
  const history: WaitingTicket[] = [];
  const calls = state.callsOfCounter.get(counter.id) ?? [];
  for (let n = calls.length - 1; n >= 0 && history.length < remembered; n -= 1) {
    const callId = calls[n];
    const call = callId === undefined ? undefined : state.calls.get(callId);
    const ticket = call && state.tickets.get(call.ticketId);
    if (!ticket || seen.has(ticket.id)) continue;
    seen.add(ticket.id);
    if (ticket.id !== counterState(state, counter.id).currentTicketId)
      history.push(listedTicket(ticket, counter.id));
  }
  return history;
}

/** The numbers of the call that brought the current ticket here; a recall has none of its own. */
function whyOf(state: QueueState, counter: Counter, current: Ticket): CounterView['why'] {
  const calls = state.callsOfCounter.get(counter.id) ?? [];
  for (let n = calls.length - 1; n >= 0; n -= 1) {
    const callId = calls[n];
    const call = callId === undefined ? undefined : state.calls.get(callId);
    if (call?.ticketId !== current.id) return null;
    if (!call.recall) return call.why;
  }
  return null;
}

export function counterView(
  state: QueueState,
  index: SiteIndex,
  counter: Counter,
  at: number,
  desk: CounterView['desk'],
): CounterView {
  const now = counterState(state, counter.id);
  const agency = index.agencies.get(counter.agencyId);
  const staff = index.site.staff.find((s) => s.id === now.staffId);
  const current = now.currentTicketId === null ? undefined : state.tickets.get(now.currentTicketId);
  const { work } = rulesFor(index, counter.agencyId);
  const services = counter.services.flatMap(({ serviceId, offsetMinutes }) => {
    const service = index.services.get(serviceId);
    if (!service) return [];
    const { id, name, prefix, usualMinutes } = service;
    return [{ id, name, prefix, usualMinutes, offsetMinutes, waiting: waitingOfService(state, id) }];
  });
  return {
    site: { ...siteFace(index), logo: null },
    emergency: publicEmergency(state),
    counter: {
      id: counter.id,
      number: counter.number,
      agencyId: counter.agencyId,
      zoneId: counter.zoneId,
      status: now.status,
      pauseReason: now.pauseReason,
      revision: now.revision,
      autoCall: now.autoCall,
      changedAt: now.changedAt,
    },
    work,
    outcomes: index.site.settings.outcomes,
    condition: conditionFace(state, index, counter.agencyId),
    undo: undoable(state, now, work.undoSeconds, at),
    why: current ? whyOf(state, counter, current) : null,
    agency: agency
      ? { name: agency.name, shortName: agency.shortName, booth: agency.booth }
      : { name: { id: '–', en: '–' }, shortName: '–', booth: '–' },
    staff: staff ? { id: staff.id, name: staff.name } : null,
    desk,
    services,
    priorityReasons: index.site.settings.priority.reasons,
    current: current ? listedTicket(current, counter.id) : null,
    waiting: nextAt(state, index, counter, listed, at).flatMap((candidate) => {
      const ticket = state.tickets.get(candidate.place.ticketId);
      return ticket ? [listedTicket(ticket, counter.id)] : [];
    }),
    waitingCount: services.reduce((sum, s) => sum + s.waiting, 0),
    oldestIssuedAt: oldestWaiting(
      state,
      services.map((s) => s.id),
    ),
    parked: parkedFor(state, counter),
    today: { served: now.served, noShows: now.noShows, meanMinutes: meanMinutes(state, counter) },
    history: historyOf(state, counter),
  };
}
