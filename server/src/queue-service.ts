/**
 * The one door to the queue. Every command of every client passes through `execute`: HTTP, sockets,
 * command line, import and tests alike.
 *
 * Commands that arrive together share one commit: each is decided and applied in turn, then the whole
 * batch is made durable, and only then is anybody answered or told. When the commit fails, the state is
 * read back from the store as it was, and every command of the batch is refused.
 */
import {
  counterState,
  decide,
  emptyState,
  endOfServiceDay,
  estimateWait,
  evolve,
  nothingTouched,
  serviceDayAt,
  storedHall,
  ticketOfPaper,
  waitingAhead,
  type QueueState,
  type Touched,
  type DecisionContext,
} from '@giliran/engine';
import {
  err,
  isAccessEvent,
  ok,
  rejection,
  type AccessEvent,
  type Actor,
  type Appointment,
  type Command,
  type CommandResult,
  type DomainEvent,
  type LoggedEvent,
  type Paper,
  type Rejection,
  type Result,
  type ServiceDay,
  type Site,
  type StorageState,
  type Ticket,
  type TicketAnswer,
  type TicketId,
  type TicketToken,
} from '@giliran/protocol';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import { actorKey, fingerprintOf } from './idempotency.ts';
import { newAppointmentCode, newAppointmentId, newTicketId, newTicketToken } from './identity/secrets.ts';
import { Promises } from './promises.ts';
import { figuresOf } from './reports/figures-of-state.ts';
import { siteVersion } from './site-version.ts';
import { readQueue } from './store/read-queue.ts';
import type { Batch, ClosedDay, CommandRecord, Store } from './store/store.ts';

export type Execution = Result<CommandResult, Rejection>;

/** What was changed by commands that are now durable. */
export interface Committed {
  readonly touched: Touched;
  readonly events: readonly LoggedEvent[];
}

export interface QueueServiceParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  /** At most so many commands share a commit, so that the first of them does not wait long for the last. */
  readonly commandsPerCommit?: number | undefined;
  /** Called within the commit that sets the site up anew: whoever is no longer in it is signed out. */
  readonly onSite?: (site: Site) => void;
}

/** What comes with a command besides itself. */
export interface Accompanied {
  /** From where it was asked, for the audit: a network address. */
  readonly origin?: string;
  /** Stored together with its events or not at all, and only the first time. */
  readonly alongside?: () => void;
  /** What else the log is told of it. */
  readonly also?: readonly AccessEvent[];
}

/** What the log is told that is no command: who came and went, what was given out. */
export interface Note {
  readonly events: readonly AccessEvent[];
  readonly alongside?: () => void;
}

/** Whether a thing was done now, or had been done before under the same id. */
export type Doing = Result<'now' | 'before', Rejection>;

interface Waiting {
  readonly actor: Actor;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly origin: string;
  /** Null for a note. */
  readonly command: Command | null;
  readonly decide: (now: number, draft: Draft) => Result<readonly DomainEvent[], Rejection>;
  readonly settle: (outcome: Execution, doing: 'now' | 'before') => void;
}

interface Asker {
  readonly actor: Actor;
  readonly commandId: string;
  readonly origin: string;
  readonly undoes?: number | undefined;
}

interface Draft {
  touched: Touched;
  /** Rows of a day that was closed in this batch, taken before the new day cleared them. */
  closed: ClosedDay | null;
  readonly events: LoggedEvent[];
  readonly records: Map<string, CommandRecord>;
  readonly alongside: (() => void)[];
}

type RowKind =
  | 'tickets'
  | 'counters'
  | 'calls'
  | 'papers'
  | 'printers'
  | 'appointments'
  | 'conditions'
  | 'notices'
  | 'offlineAside';

/** Commands that concern many tickets, none of them more than the others. */
const isForMany = ({ type }: Command): boolean => type.startsWith('agency.') || type === 'counter.serveAlso';

const usualCommandsPerCommit = 200;
/** What a note answers. */
const nothingMore: CommandResult = { ticket: null, paper: null, appointment: null, count: null };
/** What the audit shows, and therefore keeps from where. */
const isAudited = (event: DomainEvent): boolean =>
  isAccessEvent(event) ||
  event.type === 'siteConfigured' ||
  event.type === 'kioskPrinterSet' ||
  event.type === 'conditionChanged' ||
  event.type === 'emergencyDeclared' ||
  event.type === 'emergencyEnded' ||
  event.type === 'announcementMade' ||
  event.type === 'announcementEnded' ||
  event.type === 'counterServesAlso' ||
  event.type === 'alertAcknowledged';
/** A commit that takes so long is felt at a kiosk; the health page tells of it for a minute. */
const slowCommitMs = 500;
const slowIsNewsMs = 60_000;
/** How long rows may trail the log, and how many of them: a commit with more would be felt. */
const rowsTrailMs = 1_000;
const mostTrailing = 400;
const keepAnswersMs = 3 * 24 * 3_600_000;

export class QueueService {
  private readonly parts: QueueServiceParts;
  private readonly listeners = new Set<(committed: Committed) => void>();
  private queue: Waiting[] = [];
  private scheduled = false;
  private stopped = false;
  private seq: number;
  private current: QueueState;
  private readonly storageListeners = new Set<(storage: StorageState) => void>();
  private storageTold: StorageState = 'ok';
  private failing = false;
  /** When a commit last took long, on the server's clock. */
  private slowAt: number | null = null;
  private dayEnd: { day: ServiceDay; timeZone: string; at: number } | null = null;
  /** The stored day could not be read back: nothing is served until it can. */
  private unreadable = false;
  private promises: Promises;
  /** Calls off the writing of rows that is due. */
  private cancelRows: (() => void) | null = null;

  constructor(parts: QueueServiceParts) {
    this.parts = parts;
    this.current = emptyState();
    this.promises = new Promises(this.current);
    this.seq = 0;
    this.readBack();
  }

  /** The state as of the last applied command. Read only. */
  get state(): QueueState {
    return this.current;
  }

  /** Number of the newest event. */
  get lastSeq(): number {
    return this.seq;
  }

  /** True since the last commit failed. */
  get storageFailing(): boolean {
    return this.failing;
  }

  /** True while commits take so long that people notice: a disk that is dying, or busy with something else. */
  get storageSlow(): boolean {
    return this.slowAt !== null && this.parts.clock.now() - this.slowAt < slowIsNewsMs;
  }

  /** Whether what is commanded can be stored, as of the last try. */
  get storage(): StorageState {
    return this.failing ? 'failing' : this.storageSlow ? 'slow' : 'ok';
  }

  /** Hears when the disk fails, is slow, or is well again. */
  onStorage(listener: (storage: StorageState) => void): () => void {
    this.storageListeners.add(listener);
    return () => this.storageListeners.delete(listener);
  }

  /** Tries now whether anything can be stored; what could not be read is read again. */
  tryStorage(): StorageState {
    try {
      if (this.unreadable) this.readBack();
      this.parts.store.probe();
      this.failing = false;
    } catch (error) {
      if (!this.failing)
        this.parts.logger.error({ event: 'storageFailed', err: error }, 'nothing can be stored');
      this.failing = true;
    }
    this.tellStorage();
    return this.storage;
  }

  private tellStorage(): void {
    const { storage } = this;
    if (storage === this.storageTold) return;
    this.storageTold = storage;
    for (const listener of this.storageListeners) listener(storage);
  }

  /** Hears of every commit, after it. */
  onCommitted(listener: (committed: Committed) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Does a command once. The same `commandId` of the same actor gives the first answer again. */
  execute(actor: Actor, commandId: string, command: Command, more: Accompanied = {}): Promise<Execution> {
    const { origin = 'server', alongside, also = [] } = more;
    return new Promise((settle) => {
      this.enter({
        ...{ actor, commandId, origin, command, settle },
        fingerprint: fingerprintOf(command),
        decide: (now, draft) => {
          const decided =
            this.outdated(command) ??
            this.handedInBefore(actor, command) ??
            this.apply({ actor, commandId, origin }, command, now, draft);
          if (!decided.ok) return decided;
          for (const event of also) this.happened({ actor, commandId, origin }, event, now, draft);
          if (alongside) draft.alongside.push(alongside);
          return decided;
        },
      });
    });
  }

  /**
   * Changes a part of the set-up, whatever else was changed meanwhile: `change` gets the site as it is when
   * its turn comes. `what` tells this request from another under the same id.
   */
  changeSite(
    actor: Actor,
    commandId: string,
    what: unknown,
    change: (site: Site) => Result<Site, Rejection>,
    more: Accompanied & { readonly undoes?: number } = {},
  ): Promise<Doing> {
    const { origin = 'server', alongside, undoes, also = [] } = more;
    return this.settled({
      ...{ actor, commandId, origin, command: null },
      fingerprint: fingerprintOf(what),
      decide: (now, draft) => {
        const site = this.current.index?.site;
        if (!site) return err(rejection('unknownSite'));
        const wished = change(site);
        if (!wished.ok) return wished;
        const command: Command = { type: 'site.configure', site: wished.value };
        const decided = this.apply({ actor, commandId, origin, undoes }, command, now, draft);
        if (!decided.ok) return decided;
        for (const event of also) this.happened({ actor, commandId, origin }, event, now, draft);
        if (alongside) draft.alongside.push(alongside);
        return decided;
      },
    });
  }

  /** What another set-up would be refused for now; null when it would stand. Nothing happens. */
  refusalOfSite(actor: Actor, site: Site): Rejection | null {
    const now = this.parts.clock.now();
    const decided = decide(this.current, { type: 'site.configure', site }, this.contextOf({ actor }, now));
    return decided.ok ? null : decided.error;
  }

  /** Writes into the log what is no command. `decide` is asked when its turn comes. */
  note(
    actor: Actor,
    commandId: string,
    what: unknown,
    decide: () => Result<Note, Rejection>,
    origin = 'server',
  ): Promise<Doing> {
    return this.settled({
      ...{ actor, commandId, origin, command: null },
      fingerprint: fingerprintOf(what),
      decide: (now, draft) => {
        const decided = decide();
        if (!decided.ok) return decided;
        for (const event of decided.value.events)
          this.happened({ actor, commandId, origin }, event, now, draft);
        if (decided.value.alongside) draft.alongside.push(decided.value.alongside);
        return ok(decided.value.events);
      },
    });
  }

  private settled(waiting: Omit<Waiting, 'settle'>): Promise<Doing> {
    return new Promise((settle) => {
      this.enter({
        ...waiting,
        settle: (outcome, doing) => settle(outcome.ok ? ok(doing) : outcome),
      });
    });
  }

  private enter(waiting: Waiting): void {
    if (this.stopped) return waiting.settle(err(rejection('shuttingDown')), 'now');
    this.queue.push(waiting);
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  /** Finishes what was accepted, then takes nothing more. */
  stop(): void {
    this.stopped = true;
    while (this.queue.length > 0) this.flush();
    this.settle();
  }

  /**
   * Writes the rows that trail the log. For those who are about to read tables from elsewhere, and at the end.
   * False when they could not be written; then they are tried again, and a start would replay them.
   */
  settle(): boolean {
    this.cancelRows?.();
    this.cancelRows = null;
    const { store } = this.parts;
    const some = store.trailingRows > 0;
    try {
      store.settle();
      if (some) this.failing = false;
      const refused = store.takeRefused();
      if (refused.length > 0)
        this.parts.logger.error({ event: 'rowsRefused', refused }, 'rows do not fit the schema: run verify');
      return true;
    } catch (error) {
      this.parts.logger.error({ event: 'storageFailed', err: error }, 'rows could not be written');
      this.failing = true;
      this.rowsDue();
      return false;
    }
  }

  /** Rows are written when many have gathered, after the answers have gone out, and within a moment in any case. */
  private rowsDue(): void {
    const { store, clock } = this.parts;
    if (store.trailingRows >= mostTrailing && !this.failing) {
      this.cancelRows?.();
      const soon = setImmediate(() => this.settle());
      this.cancelRows = () => clearImmediate(soon);
    } else this.cancelRows ??= clock.after(rowsTrailMs, () => this.settle());
  }

  /** Turns the day when the calendar has. Harmless at any time. */
  async rollOver(): Promise<void> {
    const day = this.dueDay();
    if (day === null) return;
    await this.execute({ kind: 'system' }, `roll-over-${day}`, { type: 'day.rollOver' });
    try {
      this.parts.store.forgetCommandsBefore(this.parts.clock.now() - keepAnswersMs);
    } catch (error) {
      this.parts.logger.warn({ event: 'forgettingFailed', err: error }, 'old answers are kept for now');
    }
  }

  /** A ticket with its place in the queue. */
  answer(ticket: Ticket): TicketAnswer {
    const { current } = this;
    if (!current.index || ticket.state !== 'waiting') return { ...ticket, waitingAhead: 0, estimate: null };
    const ahead = waitingAhead(current, current.index, ticket);
    return {
      ...ticket,
      waitingAhead: ahead,
      estimate: estimateWait(current, current.index, ticket.serviceId, ahead),
    };
  }

  /** A ticket of today or of an earlier day. */
  findTicket(id: TicketId): Ticket | null {
    return this.current.tickets.get(id) ?? this.parts.store.findTicket(id);
  }

  /** The newest ticket with this token: today's, or how that of an earlier day ended. */
  findTicketByToken(token: TicketToken): Ticket | null {
    const id = this.current.byToken.get(token);
    return (id && this.current.tickets.get(id)) ?? this.parts.store.findTicketByToken(token);
  }

  /** The day that the calendar shows, when it is later than the one that is open; else null. */
  private dueDay(): ServiceDay | null {
    const { index, day } = this.current;
    if (!index) return null;
    const now = this.parts.clock.now();
    const { timeZone } = index.site.settings;
    if (day !== null && now < this.endOf(day, timeZone)) return null;
    const today = serviceDayAt(timeZone, now);
    return day === null || today > day ? today : null;
  }

  /** When a day ends. Asked before every command, worked out once a day: calendar work is slow. */
  private endOf(day: ServiceDay, timeZone: string): number {
    if (this.dayEnd?.day !== day || this.dayEnd.timeZone !== timeZone)
      this.dayEnd = { day, timeZone, at: endOfServiceDay(timeZone, day) };
    return this.dayEnd.at;
  }

  private flush(): void {
    this.scheduled = false;
    const taken = this.queue.splice(0, this.parts.commandsPerCommit ?? usualCommandsPerCommit);
    if (this.queue.length > 0 && !this.scheduled) {
      this.scheduled = true;
      setImmediate(() => this.flush());
    }
    if (taken.length === 0) return;
    const draft: Draft = {
      touched: nothingTouched(),
      closed: null,
      events: [],
      records: new Map(),
      alongside: [],
    };
    const outcomes: { outcome: Execution; doing: 'now' | 'before' }[] = [];
    try {
      if (this.unreadable) this.readBack();
      for (const waiting of taken) outcomes.push(this.perform(waiting, draft));
      if (draft.events.length > 0 || draft.records.size > 0) {
        const began = performance.now();
        this.parts.store.append(this.batchOf(draft));
        this.failing = false;
        if (performance.now() - began >= slowCommitMs) this.slowAt = this.parts.clock.now();
        this.rowsDue();
      }
    } catch (error) {
      this.takeBack(error, taken);
      return;
    }
    taken.forEach((waiting, n) => {
      const { outcome, doing } = outcomes[n] ?? { outcome: err(rejection('internal')), doing: 'now' };
      waiting.settle(outcome, doing);
    });
    if (draft.events.length > 0) this.tell({ touched: draft.touched, events: draft.events });
    this.tellStorage();
  }

  /** What is done stays done, whatever a listener makes of it. */
  private tell(committed: Committed): void {
    for (const listener of this.listeners) {
      try {
        listener(committed);
      } catch (error) {
        this.parts.logger.error({ event: 'listenerFailed', err: error }, 'news of a commit went astray');
      }
    }
  }

  /** The state as it is stored. Throws when it cannot be read. */
  private readBack(): void {
    const { store } = this.parts;
    const { state, seq, replayed } = readQueue(store);
    this.current = state;
    this.seq = seq;
    this.promises = new Promises(state);
    this.unreadable = false;
    if (replayed === null) return;
    store.trail(this.rowsTouched(replayed), { seq, day: state.day });
    this.rowsDue();
  }

  /** Nothing of a failed batch happened. */
  private takeBack(error: unknown, taken: readonly Waiting[]): void {
    const sqlite = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE');
    this.parts.logger.error(
      { event: sqlite ? 'storageFailed' : 'commandFailed', err: error },
      'a batch of commands was taken back',
    );
    this.failing = this.failing || sqlite;
    try {
      this.readBack();
    } catch (cause) {
      // The file cannot even be read. Nothing is known, so nothing is served until it can.
      this.parts.logger.fatal({ event: 'storageUnreadable', err: cause }, 'the stored day cannot be read');
      this.failing = true;
      this.unreadable = true;
      this.current = emptyState();
    }
    const refusal = err(rejection(sqlite || this.unreadable ? 'storageUnavailable' : 'internal'));
    for (const waiting of taken) waiting.settle(refusal, 'now');
    this.tellStorage();
  }

  private perform(waiting: Waiting, draft: Draft): { outcome: Execution; doing: 'now' | 'before' } {
    const { actor, commandId, command, fingerprint } = waiting;
    const asker = actorKey(actor);
    const key = `${asker} ${commandId}`;
    const done = draft.records.get(key) ?? this.parts.store.findCommand(asker, commandId);
    if (done) {
      const same = done.fingerprint === fingerprint;
      return {
        outcome: same ? ok(done.result) : err(rejection('idempotencyKeyReused', commandId)),
        doing: 'before',
      };
    }
    const now = this.parts.clock.now();
    if (command?.type !== 'day.rollOver' && this.dueDay() !== null) {
      const system = {
        actor: { kind: 'system' as const },
        commandId: `before ${commandId}`,
        origin: 'server',
      };
      this.apply(system, { type: 'day.rollOver' }, now, draft);
    }
    const decided = waiting.decide(now, draft);
    if (!decided.ok) return { outcome: (command && this.olderTicket(command)) ?? decided, doing: 'now' };
    const result = command ? this.resultOf(command, decided.value) : nothingMore;
    // Also an answer that changed nothing ("nobody waits") is given again: the first answer counts.
    draft.records.set(key, { actor: asker, commandId, fingerprint, at: now, result });
    return { outcome: ok(result), doing: 'now' };
  }

  private resultOf(command: Command, events: readonly DomainEvent[]): CommandResult {
    const paper = this.paperConcerned(command, events);
    return {
      ticket: this.ticketConcerned(command, events, paper),
      paper,
      appointment: this.appointmentConcerned(command, events),
      count: isForMany(command) ? events.length : null,
    };
  }

  /** A set-up made from another one than now stands would undo what somebody else has changed. */
  private outdated(command: Command): { readonly ok: false; readonly error: Rejection } | null {
    if (command.type !== 'site.configure' || command.basedOn === undefined) return null;
    const site = this.current.index?.site;
    const same = site !== undefined && siteVersion(site) === command.basedOn;
    return same ? null : { ok: false, error: rejection('siteChanged') };
  }

  /** A kiosk hands a ticket in that entered on an earlier day, or was looked after: nothing is left to do. */
  private handedInBefore(actor: Actor, command: Command): Result<readonly DomainEvent[], Rejection> | null {
    if (command.type !== 'ticket.enterOffline' || actor.kind !== 'kiosk') return null;
    if (this.current.tickets.has(command.ticketId)) return null;
    return this.parts.store.wasHandedIn(command.ticketId) ? ok([]) : null;
  }

  /** Decides, applies and numbers the events of one command. */
  private apply(
    asker: Asker,
    command: Command,
    now: number,
    draft: Draft,
  ): Result<readonly DomainEvent[], Rejection> {
    const decided = decide(this.current, command, this.contextOf(asker, now));
    if (!decided.ok) return decided;
    for (const event of decided.value) this.happened(asker, event, now, draft);
    return decided;
  }

  private contextOf({ actor, undoes }: Pick<Asker, 'actor' | 'undoes'>, now: number): DecisionContext {
    return {
      ...{ now, actor },
      ...(undoes === undefined ? {} : { undoes }),
      newTicketId: () => newTicketId(now),
      newToken: newTicketToken,
      newAppointment: { id: newAppointmentId, code: newAppointmentCode },
    };
  }

  /** Lets one event happen: the state is as after it, and it has its place in the log. */
  private happened({ actor, commandId, origin }: Asker, event: DomainEvent, now: number, draft: Draft): void {
    if (event.type === 'dayOpened') this.closeDay(draft);
    this.promises.check(this.current, event);
    evolve(this.current, event, now, draft.touched);
    this.seq += 1;
    draft.events.push({
      ...{ seq: this.seq, at: now, day: this.dayOf(now), actor, commandId },
      ...(isAudited(event) ? { origin } : {}),
      event,
    });
  }

  /** The day an event is noted under: the open one; before the first is open, the calendar's. */
  private dayOf(now: number): ServiceDay {
    const { index, day } = this.current;
    return day ?? serviceDayAt(index?.site.settings.timeZone ?? 'UTC', now);
  }

  /** A ticket of an earlier day is known, but its day is over. */
  private olderTicket(command: Command): Execution | null {
    const ticketId =
      'ticketId' in command
        ? command.ticketId
        : 'paperId' in command
          ? ticketOfPaper(command.paperId)
          : undefined;
    if (ticketId === undefined || this.current.tickets.has(ticketId)) return null;
    return this.parts.store.findTicket(ticketId) ? err(rejection('notOnThisDay', ticketId)) : null;
  }

  private paperConcerned(command: Command, events: readonly DomainEvent[]): Paper | null {
    const queued = events.find((event) => event.type === 'paperQueued')?.paperId;
    const id = 'paperId' in command ? command.paperId : queued;
    return (id === undefined ? undefined : this.current.papers.get(id)) ?? null;
  }

  private appointmentConcerned(command: Command, events: readonly DomainEvent[]): Appointment | null {
    const booked = events.find((event) => event.type === 'appointmentBooked')?.appointment.id;
    const { appointments, appointmentByCode } = this.current;
    const named =
      command.type === 'appointment.checkIn'
        ? appointmentByCode.get(command.code)
        : command.type === 'appointment.cancel'
          ? command.appointmentId
          : booked;
    return (named === undefined ? undefined : appointments.get(named)) ?? null;
  }

  private ticketConcerned(
    command: Command,
    events: readonly DomainEvent[],
    paper: Paper | null,
  ): TicketAnswer | null {
    const named = 'ticketId' in command ? command.ticketId : paper?.ticketId;
    const fromEvents = events.flatMap((event) => ('ticketId' in event ? [event.ticketId] : [])).at(-1);
    const many = command.type === 'day.rollOver' || isForMany(command);
    const id = many ? undefined : (named ?? fromEvents);
    const ticket = id === undefined ? undefined : this.current.tickets.get(id);
    return ticket ? this.answer(ticket) : null;
  }

  private closeDay(draft: Draft): void {
    const { day } = this.current;
    if (day === null) return;
    const { tickets, calls, papers, appointments } = this.rowsTouched(draft.touched);
    const figures = figuresOf(this.current, day);
    draft.closed = { day, tickets, calls, papers, appointments, figures };
    const { site, printers, conditions, offlineAside, hall, emergency, announcements } = draft.touched;
    const kept = { site, printers, conditions, offlineAside, hall, emergency, announcements };
    draft.touched = { ...nothingTouched(), ...kept };
  }

  private rowsTouched(touched: Touched): Pick<Batch, RowKind> {
    const { current } = this;
    return {
      tickets: [...touched.tickets].flatMap((id) => current.tickets.get(id) ?? []),
      counters: [...touched.counters].map((id) => counterState(current, id)),
      calls: [...touched.calls].flatMap((id) => current.calls.get(id) ?? []),
      papers: [...touched.papers].flatMap((id) => current.papers.get(id) ?? []),
      printers: [...touched.printers].flatMap((id) => {
        const report = current.printers.get(id);
        return report ? [[id, report] as const] : [];
      }),
      appointments: [...touched.appointments].flatMap((id) => current.appointments.get(id) ?? []),
      conditions: [...touched.conditions].map((id) => [id, current.conditions.get(id) ?? null] as const),
      notices: [...touched.conditions].map((id) => [id, current.notices.get(id) ?? null] as const),
      offlineAside: [...touched.offlineAside].map(
        (id) => [id, current.offlineAside.get(id) ?? null] as const,
      ),
    };
  }

  private batchOf(draft: Draft): Batch {
    const { current } = this;
    const { touched } = draft;
    const site = touched.site ? (current.index?.site ?? null) : null;
    const { onSite } = this.parts;
    return {
      seq: this.seq,
      events: draft.events,
      alongside: [...(site && onSite ? [() => onSite(site)] : []), ...draft.alongside],
      day: current.day,
      closed: draft.closed,
      ...this.rowsTouched(touched),
      site,
      passedOver: touched.passedOver ? current.passedOver : null,
      hall: touched.hall ? storedHall(current.hall) : null,
      dayOpened: touched.day,
      commands: [...draft.records.values()],
    };
  }
}
