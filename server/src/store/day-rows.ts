/**
 * The rows of the open day that change with nearly every command: tickets, counters, calls, papers, printers.
 * They are projections of the log, so they need not be durable with the answer: they are gathered here, the newest
 * state of each, and written together a moment later. What a fall leaves unwritten is replayed from the log.
 */
import type {
  Call,
  CallId,
  CounterId,
  CounterState,
  KioskId,
  KnownPrinter,
  Paper,
  PaperId,
  ServiceDay,
  Ticket,
  TicketId,
  TicketToken,
} from '@giliran/protocol';
import type { DayRowsToWrite } from './day-row-writer.ts';
import {
  callToRow,
  counterToRow,
  paperToRow,
  printerToRow,
  ticketToRow,
  type StoredPrinter,
} from './rows.ts';

export interface DayRows {
  readonly tickets: readonly Ticket[];
  readonly counters: readonly CounterState[];
  readonly calls: readonly Call[];
  readonly papers: readonly Paper[];
  readonly printers: readonly StoredPrinter[];
}

/** As they are written. Counters, calls and papers are of a day: without one there are none. */
export function rowsToWrite(rows: DayRows, day: ServiceDay | null): DayRowsToWrite {
  return {
    tickets: rows.tickets.map(ticketToRow),
    counters: day === null ? [] : rows.counters.map((counter) => counterToRow(counter, day)),
    calls: day === null ? [] : rows.calls.map((call) => callToRow(call, day)),
    papers: day === null ? [] : rows.papers.map((paper) => paperToRow(paper, day)),
    printers: rows.printers.map(printerToRow),
  };
}

/** The newest state of each row that is not written yet, in the order of their first change. All of one day. */
export class TrailingRows {
  private readonly tickets = new Map<TicketId, Ticket>();
  private readonly counters = new Map<CounterId, CounterState>();
  private readonly calls = new Map<CallId, Call>();
  private readonly papers = new Map<PaperId, Paper>();
  private readonly printers = new Map<KioskId, KnownPrinter>();

  add(rows: DayRows): void {
    for (const ticket of rows.tickets) this.tickets.set(ticket.id, ticket);
    for (const counter of rows.counters) this.counters.set(counter.id, counter);
    for (const call of rows.calls) this.calls.set(call.callId, call);
    for (const paper of rows.papers) this.papers.set(paper.id, paper);
    for (const [kioskId, printer] of rows.printers) this.printers.set(kioskId, printer);
  }

  ticket(id: TicketId): Ticket | undefined {
    return this.tickets.get(id);
  }

  ticketByToken(token: TicketToken): Ticket | undefined {
    return this.tickets.values().find((ticket) => ticket.token === token);
  }

  get count(): number {
    const { tickets, counters, calls, papers, printers } = this;
    return tickets.size + counters.size + calls.size + papers.size + printers.size;
  }

  all(): DayRows {
    return {
      tickets: [...this.tickets.values()],
      counters: [...this.counters.values()],
      calls: [...this.calls.values()],
      papers: [...this.papers.values()],
      printers: [...this.printers],
    };
  }

  /** These are written: they trail no more, unless they have changed since. */
  written(rows: DayRows): void {
    const leave = <Key, Kept>(kept: Map<Key, Kept>, key: Key, asWritten: Kept): void => {
      if (kept.get(key) === asWritten) kept.delete(key);
    };
    for (const ticket of rows.tickets) leave(this.tickets, ticket.id, ticket);
    for (const counter of rows.counters) leave(this.counters, counter.id, counter);
    for (const call of rows.calls) leave(this.calls, call.callId, call);
    for (const paper of rows.papers) leave(this.papers, paper.id, paper);
    for (const [kioskId, printer] of rows.printers) leave(this.printers, kioskId, printer);
  }
}
