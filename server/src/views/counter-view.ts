/** What the person at a counter sees. */
import { counterState, nextAt, waitingOfService, type QueueState, type SiteIndex } from '@giliran/engine';
import type { Counter, CounterView, WaitingTicket } from '@giliran/protocol';
import { listedTicket, oldestWaiting, siteFace } from './faces.ts';

const listed = 100;
const remembered = 30;

/** This counter's ended tickets, the newest first: a recalled ticket stands once. */
function historyOf(state: QueueState, counter: Counter): WaitingTicket[] {
  const seen = new Set<string>();
  const history: WaitingTicket[] = [];
  const calls = state.callsOfCounter.get(counter.id) ?? [];
  for (let n = calls.length - 1; n >= 0 && history.length < remembered; n -= 1) {
    const callId = calls[n];
    const call = callId === undefined ? undefined : state.calls.get(callId);
    const ticket = call && state.tickets.get(call.ticketId);
    if (!ticket || ticket.endedAt === null || seen.has(ticket.id)) continue;
    seen.add(ticket.id);
    history.push(listedTicket(ticket));
  }
  return history;
}

export function counterView(state: QueueState, index: SiteIndex, counter: Counter): CounterView {
  const now = counterState(state, counter.id);
  const agency = index.agencies.get(counter.agencyId);
  const staff = index.site.staff.find((s) => s.id === now.staffId);
  const current = now.currentTicketId === null ? undefined : state.tickets.get(now.currentTicketId);
  const services = counter.services.flatMap(({ serviceId, offsetMinutes }) => {
    const service = index.services.get(serviceId);
    if (!service) return [];
    const { id, name, prefix, usualMinutes } = service;
    return [{ id, name, prefix, usualMinutes, offsetMinutes, waiting: waitingOfService(state, id) }];
  });
  return {
    site: { ...siteFace(index), logo: null },
    counter: {
      id: counter.id,
      number: counter.number,
      agencyId: counter.agencyId,
      zoneId: counter.zoneId,
      status: now.status,
      pauseReason: now.pauseReason,
      revision: now.revision,
    },
    agency: agency
      ? { name: agency.name, shortName: agency.shortName, booth: agency.booth }
      : { name: { id: '–', en: '–' }, shortName: '–', booth: '–' },
    staff: staff ? { id: staff.id, name: staff.name } : null,
    services,
    priorityReasons: index.site.settings.priority.reasons,
    current: current ? listedTicket(current) : null,
    waiting: nextAt(state, index, counter, listed).flatMap((candidate) => {
      const ticket = state.tickets.get(candidate.place.ticketId);
      return ticket ? [listedTicket(ticket)] : [];
    }),
    waitingCount: services.reduce((sum, s) => sum + s.waiting, 0),
    oldestIssuedAt: oldestWaiting(
      state,
      services.map((s) => s.id),
    ),
    today: { served: now.served, noShows: now.noShows },
    history: historyOf(state, counter),
  };
}
