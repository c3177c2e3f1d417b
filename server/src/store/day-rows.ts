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
import type { Statement } from 'better-sqlite3';
import type { Db } from './database.ts';
import {
  callToRow,
  counterToRow,
  paperToRow,
  printerToRow,
  sql,
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

  clear(): void {
    for (const rows of [this.tickets, this.counters, this.calls, this.papers, this.printers]) rows.clear();
  }
}

const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
const atCounter = ({ state }: Ticket): boolean => state === 'called' || state === 'serving';

export class DayRowWriter {
  private readonly upsertTicket: Statement;
  private readonly deleteTicket: Statement;
  private readonly upsertCounter: Statement;
  private readonly upsertCall: Statement;
  private readonly upsertPaper: Statement;
  private readonly upsertPrinter: Statement;

  constructor(db: Db) {
    this.upsertTicket = db.prepare(sql.upsertTicket);
    this.deleteTicket = db.prepare('DELETE FROM tickets WHERE id = ?');
    this.upsertCounter = db.prepare(sql.upsertCounter);
    this.upsertCall = db.prepare(sql.upsertCall);
    this.upsertPaper = db.prepare(sql.upsertPaper);
    this.upsertPrinter = db.prepare(sql.upsertPrinter);
  }

  /**
   * Within a transaction. Gives what the constraints of the schema refused, in words: a fault of the program that the
   * log has by now; the other rows are written, and `verify` shows what is missing.
   */
  write(rows: DayRows, day: ServiceDay | null): string[] {
    const refused: string[] = [];
    const attempt = (what: string, work: () => unknown): void => {
      try {
        work();
      } catch (error) {
        if (!isConstraint(error)) throw error;
        refused.push(`${what}: ${String(error)}`);
      }
    };
    // Tickets that leave a counter are written before those that come to it, so that no counter holds two.
    for (const ticket of rows.tickets)
      if (!atCounter(ticket))
        attempt(`ticket ${ticket.id}`, () => this.upsertTicket.run(ticketToRow(ticket)));
    this.writeAtCounters(rows.tickets.filter(atCounter), attempt);
    if (day !== null) {
      for (const counter of rows.counters)
        attempt(`counter ${counter.id}`, () => this.upsertCounter.run(counterToRow(counter, day)));
      for (const call of rows.calls)
        attempt(`call ${call.callId}`, () => this.upsertCall.run(callToRow(call, day)));
      // In the order of their first change: a paper's end comes before the next one of its ticket.
      for (const paper of rows.papers)
        attempt(`paper ${paper.id}`, () => this.upsertPaper.run(paperToRow(paper, day)));
    }
    for (const printer of rows.printers)
      attempt(`printer of ${printer[0]}`, () => this.upsertPrinter.run(printerToRow(printer)));
    return refused;
  }

  /** Two counters may have exchanged their tickets between two writes: then both rows go before both come. */
  private writeAtCounters(
    tickets: readonly Ticket[],
    attempt: (what: string, work: () => unknown) => void,
  ): void {
    const crossing = tickets.filter((ticket) => {
      try {
        this.upsertTicket.run(ticketToRow(ticket));
        return false;
      } catch (error) {
        if (!isConstraint(error)) throw error;
        return true;
      }
    });
    if (crossing.length === 0) return;
    for (const ticket of tickets) this.deleteTicket.run(ticket.id);
    for (const ticket of tickets)
      attempt(`ticket ${ticket.id}`, () => this.upsertTicket.run(ticketToRow(ticket)));
  }
}
