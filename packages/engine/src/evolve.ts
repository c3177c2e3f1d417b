/** What an event does to the state. The same for a live event and for one read back from the log. */
import {
  unreachable,
  type Call,
  type CallId,
  type CounterId,
  type CounterState,
  type DomainEvent,
  type ServiceId,
  type Ticket,
  type TicketId,
} from '@giliran/protocol';
import { counterState, indexSite, type QueueState, type ServiceLines, type ServiceTally } from './state.ts';
import { evolvePaper } from './evolve-paper.ts';
import { BrokenLog, must, type Touched } from './touched.ts';
import { placeOf, WaitingLine } from './waiting-line.ts';

const linesOf = (state: QueueState, id: ServiceId): ServiceLines => {
  let lines = state.lines.get(id);
  if (!lines) {
    lines = { priority: new WaitingLine(), ordinary: new WaitingLine() };
    state.lines.set(id, lines);
  }
  return lines;
};

const lineOf = (state: QueueState, ticket: Ticket): WaitingLine =>
  ticket.priority === null
    ? linesOf(state, ticket.serviceId).ordinary
    : linesOf(state, ticket.serviceId).priority;

export const tallyOf = (state: QueueState, id: ServiceId): ServiceTally => {
  let tally = state.tallies.get(id);
  if (!tally) {
    tally = { issued: 0, served: 0, noShows: 0 };
    state.tallies.set(id, tally);
  }
  return tally;
};

/** Applies one event that happened at `at` (epoch milliseconds), in place, and notes what it touched. */
export function evolve(state: QueueState, event: DomainEvent, at: number, touched: Touched): void {
  const setTicket = (id: TicketId, change: Partial<Ticket>): Ticket => {
    const before = must(state.tickets.get(id), 'ticket');
    const after: Ticket = { ...before, ...change };
    state.tickets.set(id, after);
    touched.tickets.add(id);
    return after;
  };
  const setCounter = (id: CounterId, change: Partial<CounterState>): void => {
    const before = counterState(state, id);
    state.counters.set(id, { ...before, ...change, revision: before.revision + 1 });
    touched.counters.add(id);
  };
  const leaveLine = (ticket: Ticket): void => {
    if (!lineOf(state, ticket).remove(placeOf(ticket))) throw new BrokenLog(`${ticket.number} does not wait`);
    touched.lines.add(ticket.serviceId);
  };
  const addCall = (ticket: Ticket, callId: CallId, counterId: CounterId, recall: boolean): void => {
    const counter = must(state.index?.counters.get(counterId), 'counter');
    const call: Call = {
      callId,
      ticketId: ticket.id,
      number: ticket.number,
      agencyId: ticket.agencyId,
      serviceId: ticket.serviceId,
      counterId,
      counterNumber: counter.number,
      zoneId: counter.zoneId,
      calledAt: at,
      recall,
      announcedAt: null,
      announcedBy: null,
    };
    state.calls.set(callId, call);
    const earlier = state.callsOfCounter.get(counterId);
    if (earlier) earlier.push(callId);
    else state.callsOfCounter.set(counterId, [callId]);
    touched.calls.add(callId);
  };
  const endVisit = (
    id: TicketId,
    counterId: CounterId | null,
    to: 'completed' | 'no_show' | 'cancelled' | 'expired',
  ): void => {
    const before = must(state.tickets.get(id), 'ticket');
    if (before.state === 'waiting') leaveLine(before);
    const after = setTicket(id, { state: to, endedAt: at });
    if (to === 'completed') tallyOf(state, after.serviceId).served += 1;
    if (to === 'no_show') tallyOf(state, after.serviceId).noShows += 1;
    if (counterId === null) return;
    const counter = counterState(state, counterId);
    setCounter(counterId, {
      currentTicketId: null,
      served: counter.served + (to === 'completed' ? 1 : 0),
      noShows: counter.noShows + (to === 'no_show' ? 1 : 0),
    });
  };

  switch (event.type) {
    case 'siteConfigured':
      state.index = indexSite(event.site);
      touched.site = true;
      return;
    case 'kioskPrinterSet': {
      const { site } = must(state.index, 'site');
      const kiosks = site.kiosks.map((kiosk) =>
        kiosk.id === event.kioskId ? { ...kiosk, printer: event.printer } : kiosk,
      );
      state.index = indexSite({ ...site, kiosks });
      touched.site = true;
      return;
    }
    case 'dayOpened':
      openDay(state, event.day);
      touched.day = true;
      return;
    case 'ticketIssued': {
      const { type: _, ticketId, ...issued } = event;
      addTicket(state, {
        ...issued,
        id: ticketId,
        day: must(state.day, 'day'),
        state: 'waiting',
        issuedAt: at,
        calledAt: null,
        startedAt: null,
        endedAt: null,
        counterId: null,
        staffId: null,
        calls: 0,
      });
      touched.tickets.add(ticketId);
      touched.lines.add(event.serviceId);
      return;
    }
    case 'ticketCalled': {
      const before = must(state.tickets.get(event.ticketId), 'ticket');
      leaveLine(before);
      const after = setTicket(event.ticketId, {
        state: 'called',
        calledAt: at,
        counterId: event.counterId,
        staffId: event.staffId,
        calls: before.calls + 1,
      });
      setCounter(event.counterId, { currentTicketId: event.ticketId });
      addCall(after, event.callId, event.counterId, false);
      return;
    }
    case 'ticketRecalled': {
      const before = must(state.tickets.get(event.ticketId), 'ticket');
      const after = setTicket(event.ticketId, { calledAt: at, calls: before.calls + 1 });
      setCounter(event.counterId, {});
      addCall(after, event.callId, event.counterId, true);
      return;
    }
    case 'callAnnounced': {
      const call = must(state.calls.get(event.callId), 'call');
      state.calls.set(event.callId, { ...call, announcedAt: at, announcedBy: event.displayId });
      touched.calls.add(event.callId);
      return;
    }
    case 'serviceStarted':
      setTicket(event.ticketId, { state: 'serving', startedAt: at });
      setCounter(event.counterId, {});
      return;
    case 'serviceFinished':
      endVisit(event.ticketId, event.counterId, 'completed');
      return;
    case 'ticketNoShow':
      endVisit(event.ticketId, event.counterId, 'no_show');
      return;
    case 'ticketCancelled':
      endVisit(event.ticketId, event.counterId, 'cancelled');
      return;
    case 'ticketExpired':
      endVisit(event.ticketId, event.counterId, 'expired');
      return;
    case 'counterOpened':
      setCounter(event.counterId, { status: 'open', staffId: event.staffId, pauseReason: null });
      return;
    case 'counterPaused':
      setCounter(event.counterId, { status: 'paused', pauseReason: event.reason });
      return;
    case 'counterClosed':
      setCounter(event.counterId, { status: 'closed', staffId: null, pauseReason: null });
      return;
    case 'paperQueued':
    case 'paperSent':
    case 'paperConfirmed':
    case 'paperFailed':
    case 'paperUnknown':
    case 'printerChanged':
      evolvePaper(state, event, at, touched);
      return;
    default:
      unreachable(event);
  }
}

/** Puts a ticket of today into the state: its line if it waits, its number, its tallies of issue. */
export function addTicket(state: QueueState, ticket: Ticket): void {
  state.tickets.set(ticket.id, ticket);
  state.byToken.set(ticket.token, ticket.id);
  state.sequences.set(ticket.prefix, Math.max(state.sequences.get(ticket.prefix) ?? 0, ticket.sequence));
  state.issueOrder = Math.max(state.issueOrder, ticket.issueOrder);
  tallyOf(state, ticket.serviceId).issued += 1;
  if (ticket.state === 'waiting') lineOf(state, ticket).insert(placeOf(ticket));
}

function openDay(state: QueueState, day: QueueState['day']): void {
  state.day = day;
  state.tickets.clear();
  state.byToken.clear();
  state.lines.clear();
  state.counters.clear();
  state.sequences.clear();
  state.tallies.clear();
  state.calls.clear();
  state.callsOfCounter.clear();
  state.papers.clear();
  state.papersOfTicket.clear();
  state.unconfirmedPapers.clear();
  state.issueOrder = 0;
}
