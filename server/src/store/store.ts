/** All SQL of the queue. A method is named for what it is for. */
import {
  accessEventTypes,
  Actor,
  CommandResult,
  type Appointment,
  Site,
  ServiceDay,
  type Call,
  type LoggedEvent,
  type Paper,
  type Ticket,
  type TicketId,
  type TicketToken,
} from '@giliran/protocol';
import type { StoredDay } from '@giliran/engine';
import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Db } from './database.ts';
import { logOf, mayTrail, type Batch } from './batch.ts';
import { DayRowWriter } from './day-row-writer.ts';
import { rowsToWrite, TrailingRows, type DayRows } from './day-rows.ts';
import { checkStoredChain, type ChainCheck } from './event-chain.ts';
import { FiguresStore } from './figures-store.ts';
import { KnownCommands } from './known-commands.ts';
import type { LogThread } from './log-thread.ts';
import type { LogAnswer } from './log-wishes.ts';
import { LogWriter } from './log-writer.ts';
import { keepPassedOver, readPassedOver } from './passed-over.ts';
import {
  appointmentFromRow,
  asideFromRow,
  asideToRow,
  appointmentToRow,
  callFromRow,
  callToRow,
  conditionFromRow,
  counterFromRow,
  dayRowSql,
  eventFromRow,
  hallFromRow,
  noticeFromRow,
  noticeToRow,
  paperFromRow,
  paperToRow,
  printerFromRow,
  sql,
  ticketFromRow,
  ticketToRow,
} from './rows.ts';

/** On so many days with tickets a paper's QR code still leads to how the visit ended: about two months. */
const daysByToken = 45;

const PresentRow = z.object({ day: ServiceDay.nullable(), seq: z.number() });
const SiteRow = z.object({ site: z.string().nullable() });
const ChangeRow = z.object({ seq: z.number(), at: z.number(), actor: z.string() });
const CommandRow = z.object({ fingerprint: z.string(), result: z.string() });

export class Store {
  /** The days in figures. */
  readonly figures: FiguresStore;
  private readonly db: Db;
  private readonly log: LogWriter;
  /** Writes the log, and rows, while there is much to do. */
  private readonly thread: LogThread | null;
  private readonly rows: DayRowWriter;
  private readonly known: KnownCommands;
  private readonly trailing = new TrailingRows();
  /** The newest event that is stored, and the day that was open after it, when this store knows of any that trail. */
  private newest: { readonly seq: number; readonly day: ServiceDay | null } | null = null;
  private readonly upsertTicket: Statement;
  private readonly upsertCall: Statement;
  private readonly upsertPaper: Statement;
  private readonly upsertAppointment: Statement;
  private readonly upsertNotice: Statement;
  private readonly upsertAside: Statement;
  private readonly upsertCondition: Statement;
  private readonly deleteCondition: Statement;
  private readonly findCommandRow: Statement;
  private readonly dayBefore: Statement;
  private readonly selectByToken: Statement;
  private readonly writeBatch: (batch: Batch) => void;
  private readonly writeTrailing: () => void;
  private readonly refused: string[] = [];

  constructor(db: Db, thread: LogThread | null = null) {
    this.db = db;
    this.thread = thread;
    this.figures = new FiguresStore(db);
    this.log = new LogWriter(db);
    this.known = new KnownCommands(db);
    this.upsertTicket = db.prepare(sql.upsertTicket);
    this.rows = new DayRowWriter(db, dayRowSql);
    this.upsertCall = db.prepare(sql.upsertCall);
    this.upsertPaper = db.prepare(sql.upsertPaper);
    this.upsertAppointment = db.prepare(sql.upsertAppointment);
    this.upsertAside = db.prepare(sql.upsertAside);
    this.upsertNotice = db.prepare(sql.upsertNotice);
    this.upsertCondition = db.prepare(
      `INSERT INTO conditions (agency_id, condition) VALUES (?, ?)
       ON CONFLICT (agency_id) DO UPDATE SET condition = excluded.condition`,
    );
    this.deleteCondition = db.prepare('DELETE FROM conditions WHERE agency_id = ?');
    this.findCommandRow = db.prepare(
      'SELECT fingerprint, result FROM answers WHERE command_id = ? AND actor = ?',
    );
    this.dayBefore = db.prepare('SELECT max(day) FROM tickets WHERE day < ?').pluck();
    this.selectByToken = db.prepare(`${sql.selectTickets} WHERE day = ? AND token = ?`);
    // Immediate: another thread may commit between what a transaction reads and what it writes.
    const writeBatch = db.transaction((batch: Batch) => this.write(batch));
    this.writeBatch = (batch) => writeBatch.immediate(batch);
    const writeTrailing = db.transaction(() => this.writeWhatTrails());
    this.writeTrailing = () => writeTrailing.immediate();
  }

  /**
   * Makes a batch durable: its events, its answers and what stands beside the log. Rows of the open day may trail: see
   * `settle`. Throws when it could not; then nothing of it is stored. Nothing may be under way elsewhere: see `finish`.
   */
  append(batch: Batch): void {
    // Rows that are under way elsewhere are older than those written here: they must not come after them.
    if (!mayTrail(batch)) this.finish();
    const trailing = this.trailing.all();
    this.remember(batch);
    try {
      this.writeBatch(batch);
    } catch (error) {
      this.log.forget();
      throw error;
    }
    if (!mayTrail(batch)) this.areWritten(trailing);
    else if (batch.events.length > 0) this.trail(batch, batch);
  }

  /** There is much to do: from now on there may be a thread to `send` to. */
  busy(): void {
    if (!this.thread) return;
    // From now on pages are written elsewhere: those kept here would only be read anew.
    if (this.thread.needed()) this.db.pragma('shrink_memory');
    this.known.learn();
  }

  /** Whether a batch can be made durable elsewhere while this thread goes on. */
  maySend(batch: Batch): boolean {
    return this.thread?.running === true && batch.alongside.length === 0 && mayTrail(batch);
  }

  /**
   * Has a batch made durable elsewhere: `heard` learns how it went, perhaps from within `finish`. After one that failed
   * all that were sent after it fail, until `mend`.
   */
  send(batch: Batch, heard: (answer: LogAnswer) => void): void {
    const log = logOf(batch);
    this.remember(batch);
    this.thread?.send({ kind: 'log', log }, (answer) => {
      if (answer.ok && batch.events.length > 0) this.trail(batch, batch);
      heard(answer);
    });
  }

  /** Waits until all that was sent is answered. */
  finish(): void {
    this.thread?.finish();
  }

  /** What failed has been taken back: what is sent from now on stands on what is stored. */
  mend(): void {
    if (this.thread?.running === true) this.thread.send({ kind: 'mend' }, () => {});
  }

  /** These rows, as they are after the event named, are to be written: the log has what made them. */
  trail(rows: DayRows, after: { readonly seq: number; readonly day: ServiceDay | null }): void {
    this.trailing.add(rows);
    this.newest = { seq: after.seq, day: after.day };
  }

  /** Rows that are not written yet. */
  get trailingRows(): number {
    return this.trailing.count;
  }

  /** Writes the rows that trail. Throws when nothing could be written; then they go on trailing. */
  settle(): void {
    this.finish();
    if (this.newest === null) return;
    const rows = this.trailing.all();
    this.writeTrailing();
    this.areWritten(rows);
  }

  /** As `settle`, elsewhere, where that can be: false when it cannot. `heard` learns how it went. */
  sendRows(heard: (answer: LogAnswer) => void): boolean {
    const { thread, newest } = this;
    if (thread?.running !== true || newest === null) return false;
    const rows = this.trailing.all();
    const { seq, day } = newest;
    thread.send({ kind: 'rows', rows: rowsToWrite(rows, day), seq, day }, (answer) => {
      if (answer.ok) {
        this.refused.push(...answer.refused);
        this.trailing.written(rows);
        if (this.newest?.seq === seq) this.newest = null;
      }
      heard(answer);
    });
    return true;
  }

  /** Rows that the schema would not take since this was last asked, in words: none, unless the program has a fault. */
  takeRefused(): readonly string[] {
    return this.refused.splice(0);
  }

  private remember({ commands }: Batch): void {
    for (const { commandId } of commands) this.known.add(commandId);
  }

  private areWritten(rows: DayRows): void {
    this.trailing.written(rows);
    this.newest = null;
  }

  private writeWhatTrails(): void {
    if (this.newest === null) return;
    const { seq, day } = this.newest;
    this.refused.push(...this.rows.write(rowsToWrite(this.trailing.all(), day)));
    this.rows.reached(seq, day);
  }

  /** Before rows are read. Where they cannot be written, readers see them as of `writtenSeq`. */
  private settleIfPossible(): void {
    try {
      this.settle();
    } catch {
      // Whoever has to know is told when the queue writes them.
    }
  }

  private write(batch: Batch): void {
    this.log.write(logOf(batch));
    for (const change of batch.alongside) change();
    if (mayTrail(batch)) return;
    this.writeWhatTrails();
    this.writeRows(batch);
    this.rows.reached(batch.seq, batch.day);
  }

  private writeRows(batch: Batch): void {
    for (const ticket of batch.closed?.tickets ?? []) this.upsertTicket.run(ticketToRow(ticket));
    if (batch.closed) {
      for (const call of batch.closed.calls) this.upsertCall.run(callToRow(call, batch.closed.day));
      for (const paper of batch.closed.papers) this.upsertPaper.run(paperToRow(paper, batch.closed.day));
      this.figures.keep(batch.closed.figures);
    }
    if (batch.dayOpened) {
      this.db.prepare('DELETE FROM counters').run();
      this.db.prepare('DELETE FROM passed_over').run();
    }
    if (batch.passedOver) keepPassedOver(this.db, batch.passedOver);
    const [refused] = this.rows.write(rowsToWrite(batch, batch.day));
    if (refused !== undefined) throw new Error(`the schema refuses ${refused}`);
    for (const appointment of [...(batch.closed?.appointments ?? []), ...batch.appointments])
      this.upsertAppointment.run(appointmentToRow(appointment));
    for (const [agencyId, condition] of batch.conditions) {
      if (condition === null) this.deleteCondition.run(agencyId);
      else this.upsertCondition.run(agencyId, JSON.stringify(condition));
    }
    for (const [agencyId, notice] of batch.notices) {
      if (notice === null) this.db.prepare('DELETE FROM notices WHERE agency_id = ?').run(agencyId);
      else this.upsertNotice.run(noticeToRow(notice));
    }
    for (const [ticketId, aside] of batch.offlineAside) {
      if (aside === null)
        this.db.prepare('UPDATE offline_aside SET settled = 1 WHERE ticket_id = ?').run(ticketId);
      else this.upsertAside.run(asideToRow(aside));
    }
    if (batch.hall) this.db.prepare('UPDATE hall SET kept = ? WHERE id = 1').run(JSON.stringify(batch.hall));
    if (batch.site)
      this.db.prepare('UPDATE present_site SET site = ? WHERE id = 1').run(JSON.stringify(batch.site));
  }

  /** The answer once given to this command, or null. */
  findCommand(actor: string, commandId: string): { fingerprint: string; result: CommandResult } | null {
    if (!this.known.has(commandId)) return null;
    const row = this.findCommandRow.get(commandId, actor);
    if (row === undefined) return null;
    const { fingerprint, result } = CommandRow.parse(row);
    return { fingerprint, result: CommandResult.parse(JSON.parse(result)) };
  }

  /** Number of the newest event, 0 in an empty log. */
  lastSeq(): number {
    const newest = z.number().nullable().parse(this.db.prepare('SELECT max(seq) FROM events').pluck().get());
    return Math.max(newest ?? 0, this.present().seq);
  }

  /** The event up to which the rows of the open day are written. */
  writtenSeq(): number {
    return this.present().seq;
  }

  /** All of the service day that is open, from its rows: as it was after event `writtenSeq`. */
  loadDay(): StoredDay {
    this.settleIfPossible();
    const { day } = this.present();
    const { site } = SiteRow.parse(this.db.prepare('SELECT site FROM present_site WHERE id = 1').get());
    return {
      site: site === null ? null : Site.parse(JSON.parse(site)),
      day,
      tickets: day === null ? [] : this.ticketsOf(day),
      counters: this.db.prepare(sql.selectCounters).all().map(counterFromRow),
      calls: day === null ? [] : this.callsOf(day),
      papers: day === null ? [] : this.papersOf(day),
      printers: this.db.prepare(sql.selectPrinters).all().map(printerFromRow),
      conditions: this.db.prepare('SELECT * FROM conditions').all().map(conditionFromRow),
      notices: this.db.prepare(sql.selectNotices).all().map(noticeFromRow),
      appointments: day === null ? [] : this.appointmentsFrom(day),
      passedOver: readPassedOver(this.db),
      offlineAside: this.db
        .prepare(`${sql.selectAside} WHERE settled = 0 ORDER BY at, taken_at`)
        .all()
        .map(asideFromRow),
      hall: hallFromRow(this.db.prepare('SELECT kept FROM hall WHERE id = 1').pluck().get()),
    };
  }

  /** A day's tickets in issue order. */
  ticketsOf(day: ServiceDay): Ticket[] {
    this.settleIfPossible();
    return this.db
      .prepare(`${sql.selectTickets} WHERE day = ? ORDER BY issue_order`)
      .all(day)
      .map(ticketFromRow);
  }

  /** A day's calls in the order in which they were made. */
  callsOf(day: ServiceDay): Call[] {
    this.settleIfPossible();
    return this.db.prepare(`${sql.selectCalls} WHERE day = ? ORDER BY call_order`).all(day).map(callFromRow);
  }

  /** Bookings of this day and later, in the order in which they were made. */
  appointmentsFrom(day: ServiceDay): Appointment[] {
    return this.db
      .prepare(`${sql.selectAppointments} WHERE day >= ? ORDER BY appointment_order`)
      .all(day)
      .map(appointmentFromRow);
  }

  /** A day's papers in the order in which they were queued. */
  papersOf(day: ServiceDay): Paper[] {
    this.settleIfPossible();
    return this.db
      .prepare(`${sql.selectPapers} WHERE day = ? ORDER BY paper_order`)
      .all(day)
      .map(paperFromRow);
  }

  /** When a paper of the newest day that has any last came out, epoch milliseconds; null: none ever did. */
  lastPaperAt(): number | null {
    this.settleIfPossible();
    const row = this.db
      .prepare(
        "SELECT changed_at AS at FROM papers WHERE day > '' AND state IN ('sent', 'confirmed') ORDER BY day DESC LIMIT 1",
      )
      .get();
    return row === undefined ? null : z.object({ at: z.int() }).parse(row).at;
  }

  findTicket(id: TicketId): Ticket | null {
    const trailing = this.trailing.ticket(id);
    if (trailing) return trailing;
    const row = this.db.prepare(`${sql.selectTickets} WHERE id = ?`).get(id);
    return row === undefined ? null : ticketFromRow(row);
  }

  /** Whether a ticket that a kiosk made without the server was handed in before, on whatever day. */
  wasHandedIn(id: TicketId): boolean {
    return (
      this.findTicket(id) !== null ||
      this.db.prepare('SELECT 1 FROM offline_aside WHERE ticket_id = ?').get(id) !== undefined
    );
  }

  /** The newest ticket with this token, of the last days on which there were any. */
  findTicketByToken(token: TicketToken): Ticket | null {
    const trailing = this.trailing.ticketByToken(token);
    if (trailing) return trailing;
    let before = '~';
    for (let n = 0; n < daysByToken; n += 1) {
      const day = this.dayBefore.get(before);
      if (typeof day !== 'string') return null;
      const row = this.selectByToken.get(day, token);
      if (row !== undefined) return ticketFromRow(row);
      before = day;
    }
    return null;
  }

  /** Events after `seq`, at most `limit`, in order. */
  eventsAfter(seq: number, limit: number): LoggedEvent[] {
    return this.db
      .prepare('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?')
      .all(seq, limit)
      .map(eventFromRow);
  }

  /** As `eventsAfter`, without what is of the audit alone. */
  queueEventsAfter(seq: number, limit: number): LoggedEvent[] {
    return this.db
      .prepare(
        `SELECT * FROM events
         WHERE seq > ? AND (origin IS NULL OR type NOT IN (${accessEventTypes.map(() => '?').join(', ')}))
         ORDER BY seq LIMIT ?`,
      )
      .all(seq, ...accessEventTypes, limit)
      .map(eventFromRow);
  }

  /** The chain of the log, followed from its first row. */
  checkChain(): ChainCheck {
    return checkStoredChain(this.db);
  }

  /** The newest changes of the set-up, the last one first, without what they changed. */
  siteChanges(limit: number): { seq: number; at: number; actor: Actor }[] {
    return this.db
      .prepare("SELECT seq, at, actor FROM events WHERE type = 'siteConfigured' ORDER BY seq DESC LIMIT ?")
      .all(limit)
      .map((row) => {
        const { seq, at, actor } = ChangeRow.parse(row);
        return { seq, at, actor: Actor.parse(JSON.parse(actor)) };
      });
  }

  /** Every event, one at a time. */
  *allEvents(): Generator<LoggedEvent> {
    for (const row of this.db.prepare('SELECT * FROM events ORDER BY seq').iterate()) yield eventFromRow(row);
  }

  /** Answers older than `at` are no longer needed: no client keeps a command that long. */
  forgetCommandsBefore(at: number): void {
    // They lie in the order in which they were given: only the old ones are looked at.
    this.db
      .prepare(
        `DELETE FROM answers WHERE answer_order <
           coalesce((SELECT answer_order FROM answers WHERE at >= ? ORDER BY answer_order LIMIT 1), ?)`,
      )
      .run(at, Number.MAX_SAFE_INTEGER);
  }

  /** Writes nothing, but fails when nothing can be written: for the health page. */
  probe(): void {
    this.db.transaction(() => this.db.prepare('UPDATE present SET id = 1 WHERE id = 1').run()).immediate();
  }

  private present(): z.infer<typeof PresentRow> {
    return PresentRow.parse(this.db.prepare('SELECT day, seq FROM present WHERE id = 1').get());
  }
}
