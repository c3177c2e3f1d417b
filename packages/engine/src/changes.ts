/** The few ways in which an event changes the state, each noting what it touched. */
import {
  formatNumber,
  type Call,
  type CallId,
  type CallReason,
  type CounterId,
  type CounterState,
  type LastStep,
  type ServiceId,
  type Ticket,
  type TicketId,
} from '@giliran/protocol';
import { counterState, type QueueState, type ServiceLines, type ServiceTally } from './state.ts';
import { BrokenLog, must, type Touched } from './touched.ts';
import { placeOf, WaitingLine } from './waiting-line.ts';

function linesIn<K>(map: Map<K, ServiceLines>, key: K): ServiceLines {
  let lines = map.get(key);
  if (!lines) {
    lines = { priority: new WaitingLine(), ordinary: new WaitingLine() };
    map.set(key, lines);
  }
  return lines;
}

/** The line that a ticket waits in, or would. */
function lineOf(state: QueueState, ticket: Ticket): WaitingLine {
  const lines =
    ticket.onlyCounterId === null
      ? linesIn(state.lines, ticket.serviceId)
      : linesIn(state.directed, ticket.onlyCounterId);
  return ticket.priority === null ? lines.ordinary : lines.priority;
}

export const tallyOf = (state: QueueState, id: ServiceId): ServiceTally => {
  let tally = state.tallies.get(id);
  if (!tally) {
    tally = { issued: 0, served: 0, noShows: 0 };
    state.tallies.set(id, tally);
  }
  return tally;
};

/** Puts a ticket of today into the state: its line if it waits, its number, its tallies. */
export function addTicket(state: QueueState, ticket: Ticket): void {
  state.tickets.set(ticket.id, ticket);
  state.byToken.set(ticket.token, ticket.id);
  if (ticket.carriedFrom === null && ticket.channel !== 'offline')
    state.sequences.set(ticket.prefix, Math.max(state.sequences.get(ticket.prefix) ?? 0, ticket.sequence));
  else state.heldNumbers.add(formatNumber(ticket.prefix, ticket.sequence));
  state.issueOrder = Math.max(state.issueOrder, ticket.issueOrder);
  tallyOf(state, ticket.firstServiceId).issued += 1;
  for (const visit of ticket.visits) tallyOf(state, visit.serviceId).served += 1;
  if (ticket.state === 'no_show') tallyOf(state, ticket.serviceId).noShows += 1;
  if (ticket.state === 'waiting') lineOf(state, ticket).insert(placeOf(ticket));
  if (ticket.state === 'parked') state.parked.add(ticket.id);
}

export class Changes {
  readonly state: QueueState;
  /** When it happened, epoch milliseconds. */
  readonly at: number;
  readonly touched: Touched;

  constructor(state: QueueState, at: number, touched: Touched) {
    this.state = state;
    this.at = at;
    this.touched = touched;
  }

  ticket(id: TicketId): Ticket {
    return must(this.state.tickets.get(id), 'ticket');
  }

  setTicket(id: TicketId, change: Partial<Ticket>): Ticket {
    const before = this.ticket(id);
    const after: Ticket = { ...before, ...change, revision: before.revision + 1 };
    this.state.tickets.set(id, after);
    if (after.state === 'parked') this.state.parked.add(id);
    else this.state.parked.delete(id);
    this.touched.tickets.add(id);
    return after;
  }

  setCounter(id: CounterId, change: Partial<CounterState>): void {
    const before = counterState(this.state, id);
    const moved = 'currentTicketId' in change || 'status' in change;
    this.state.counters.set(id, {
      ...before,
      ...change,
      changedAt: moved ? this.at : before.changedAt,
      revision: before.revision + 1,
    });
    this.touched.counters.add(id);
  }

  /** What was done, for undoing it: the ticket as it was, and the revision it has now. */
  step(step: LastStep['step'], before: Ticket, after: Ticket): LastStep {
    return { step, at: this.at, before, revision: after.revision };
  }

  joinLine(ticket: Ticket): void {
    lineOf(this.state, ticket).insert(placeOf(ticket));
    this.touched.lines.add(ticket.serviceId);
  }

  leaveLine(ticket: Ticket): void {
    if (!lineOf(this.state, ticket).remove(placeOf(ticket)))
      throw new BrokenLog(`${ticket.number} does not wait`);
    if (ticket.onlyCounterId !== null) {
      const lines = this.state.directed.get(ticket.onlyCounterId);
      if (lines?.priority.length === 0 && lines.ordinary.length === 0)
        this.state.directed.delete(ticket.onlyCounterId);
    }
    this.touched.lines.add(ticket.serviceId);
  }

  addCall(
    ticket: Ticket,
    callId: CallId,
    counterId: CounterId,
    how: { recall: boolean; why: CallReason | null; spoken: boolean },
  ): void {
    const counter = must(this.state.index?.counters.get(counterId), 'counter');
    const call: Call = {
      callId,
      ticketId: ticket.id,
      number: ticket.number,
      agencyId: ticket.agencyId,
      serviceId: ticket.serviceId,
      counterId,
      counterNumber: counter.number,
      zoneId: counter.zoneId,
      calledAt: this.at,
      recall: how.recall,
      announcedAt: how.spoken ? this.at : null,
      announcedBy: null,
      why: how.why,
    };
    this.state.callOrder.set(callId, this.state.calls.size);
    this.state.calls.set(callId, call);
    const earlier = this.state.callsOfCounter.get(counterId);
    if (earlier) earlier.push(callId);
    else this.state.callsOfCounter.set(counterId, [callId]);
    this.touched.calls.add(callId);
  }
}
