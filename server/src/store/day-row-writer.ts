/**
 * Writes the rows of the open day. Used by the thread that serves and by the one that writes for it: knows rows
 * only, and reads no schema.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { Row } from './row.ts';

/** Rows of one day, each with its key first. */
export interface DayRowsToWrite {
  readonly tickets: readonly Row[];
  readonly counters: readonly Row[];
  readonly calls: readonly Row[];
  readonly papers: readonly Row[];
  readonly printers: readonly Row[];
}

/** How they are written. */
export interface DayRowSql {
  readonly upsertTicket: string;
  readonly upsertCounter: string;
  readonly upsertCall: string;
  readonly upsertPaper: string;
  readonly upsertPrinter: string;
  /** Where a ticket's row has its state. */
  readonly ticketStateAt: number;
}

const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');

export class DayRowWriter {
  private readonly stateAt: number;
  private readonly upsertTicket: Statement;
  private readonly deleteTicket: Statement;
  private readonly upsertCounter: Statement;
  private readonly upsertCall: Statement;
  private readonly upsertPaper: Statement;
  private readonly upsertPrinter: Statement;
  private readonly setSeq: Statement;

  constructor(db: Database, sql: DayRowSql) {
    this.stateAt = sql.ticketStateAt;
    this.upsertTicket = db.prepare(sql.upsertTicket);
    this.deleteTicket = db.prepare('DELETE FROM tickets WHERE id = ?');
    this.upsertCounter = db.prepare(sql.upsertCounter);
    this.upsertCall = db.prepare(sql.upsertCall);
    this.upsertPaper = db.prepare(sql.upsertPaper);
    this.upsertPrinter = db.prepare(sql.upsertPrinter);
    this.setSeq = db.prepare('UPDATE present SET seq = ?, day = ? WHERE id = 1');
  }

  /** Within a transaction: the rows are now as they are after this event; `day` is the one that was open then. */
  reached(seq: number, day: string | null): void {
    this.setSeq.run(seq, day);
  }

  /**
   * Within a transaction. Gives what the constraints of the schema refused, in words: a fault of the program that the
   * log has by now; the other rows are written, and `verify` shows what is missing.
   */
  write(rows: DayRowsToWrite): string[] {
    const refused: string[] = [];
    const attempt = (what: string, row: Row, statement: Statement): void => {
      try {
        statement.run(...row);
      } catch (error) {
        if (!isConstraint(error)) throw error;
        refused.push(`${what} ${String(row[0])}: ${String(error)}`);
      }
    };
    // Tickets that leave a counter are written before those that come to it, so that no counter holds two.
    const atCounters: Row[] = [];
    for (const ticket of rows.tickets) {
      if (this.isAtCounter(ticket)) atCounters.push(ticket);
      else attempt('ticket', ticket, this.upsertTicket);
    }
    this.writeAtCounters(atCounters, (ticket) => attempt('ticket', ticket, this.upsertTicket));
    for (const counter of rows.counters) attempt('counter', counter, this.upsertCounter);
    for (const call of rows.calls) attempt('call', call, this.upsertCall);
    // In the order of their first change: a paper's end comes before the next one of its ticket.
    for (const paper of rows.papers) attempt('paper', paper, this.upsertPaper);
    for (const printer of rows.printers) attempt('printer of', printer, this.upsertPrinter);
    return refused;
  }

  private isAtCounter(ticket: Row): boolean {
    const state = ticket[this.stateAt];
    return state === 'called' || state === 'serving';
  }

  /** Two counters may have exchanged their tickets between two writes: then both rows go before both come. */
  private writeAtCounters(tickets: readonly Row[], attempt: (ticket: Row) => void): void {
    const crossing = tickets.filter((ticket) => {
      try {
        this.upsertTicket.run(...ticket);
        return false;
      } catch (error) {
        if (!isConstraint(error)) throw error;
        return true;
      }
    });
    if (crossing.length === 0) return;
    for (const ticket of tickets) this.deleteTicket.run(ticket[0]);
    for (const ticket of tickets) attempt(ticket);
  }
}
