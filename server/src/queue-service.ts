/**
 * The one door to the queue. Every command of every client passes through `execute`: HTTP, sockets,
 * command line, import and tests alike.
 *
 * Commands that arrive together share one commit: each is decided and applied in turn, then the whole
 * batch is made durable, and only then is anybody answered or told. In a busy hall the next are decided meanwhile.
 * When a commit fails, the state is read back from the store as it was, and every command that was decided upon
 * what is lost is refused.
 */
import {
  decide,
  emptyState,
  evolve,
  serviceDayAt,
  ticketOfPaper,
  type QueueState,
  type Touched,
  type DecisionContext,
} from '@giliran/engine';
import {
  err,
  ok,
  rejection,
  type Actor,
  type Command,
  type DomainEvent,
  type LoggedEvent,
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
import { nothingMore, resultOf, ticketAnswer } from './queue/answers.ts';
import {
  isAudited,
  type Accompanied,
  type Asker,
  type Doing,
  type Note,
  type Waiting,
} from './queue/asked.ts';
import { batchOf, closeDay, emptyDraft, rowsTouched, type Draft } from './queue/batch.ts';
import { CommitLost, Commits, keyOf, type Decided, type Execution, type Outcome } from './queue/commits.ts';
import { DayEnd } from './queue/day-end.ts';
import { RowSettler } from './queue/row-settler.ts';
import { StorageHealth } from './queue/storage-health.ts';
import { siteVersion } from './site-version.ts';
import { readQueue } from './store/read-queue.ts';
import type { LogThreadUse } from './store/log-thread.ts';
import type { Store } from './store/store.ts';

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
  /** Whether another thread commits, where the store has one: while many commands come at once, unless said otherwise. */
  readonly logThread?: LogThreadUse | undefined;
  /** Called within the commit that sets the site up anew: whoever is no longer in it is signed out. */
  readonly onSite?: (site: Site) => void;
}

interface Work extends Decided<Waiting> {
  readonly committed: Committed;
}

const usualCommandsPerCommit = 200;
/** With so many commands at once, the wait for the disk is worth a thread. */
const busyFrom: Record<LogThreadUse, number> = { busy: 8, always: 0, never: Number.POSITIVE_INFINITY };
const keepAnswersMs = 3 * 24 * 3_600_000;

export class QueueService {
  private readonly parts: QueueServiceParts;
  private readonly listeners = new Set<(committed: Committed) => void>();
  private queue: Waiting[] = [];
  private scheduled = false;
  private stopped = false;
  private seq: number;
  private current: QueueState;
  private readonly health: StorageHealth;
  private readonly rows: RowSettler;
  private readonly commits: Commits<Waiting, Work>;
  private readonly dayEnd = new DayEnd();
  /** The stored day could not be read back: nothing is served until it can. */
  private unreadable = false;
  /** Commands are being decided: what they read is what the ones before them left. */
  private deciding = false;
  private promises: Promises;

  constructor(parts: QueueServiceParts) {
    this.parts = parts;
    const { store, clock, logger } = parts;
    this.health = new StorageHealth(clock);
    this.rows = new RowSettler({ store, clock, logger, health: this.health });
    this.commits = new Commits({
      ...{ store, health: this.health, rows: this.rows },
      done: (work: Work) => this.done(work),
      lost: (error, taken: readonly Waiting[]) => this.takeBack(error, taken),
    });
    this.current = emptyState();
    this.promises = new Promises(this.current);
    this.seq = 0;
    this.readBack();
  }

  /** The state as of the last command; all of it is durable, which is waited for. Read only. */
  get state(): QueueState {
    if (!this.deciding) this.commits.finish();
    return this.current;
  }

  /**
   * The state as of the last command, though that may not be durable yet: to look up what an id belongs to, or to
   * decide what comes after it. Never to be shown. Read only.
   */
  get newest(): QueueState {
    return this.current;
  }

  /** Number of the newest event. */
  get lastSeq(): number {
    this.commits.finish();
    return this.seq;
  }

  /** Whether what is commanded can be stored, as of the last try. */
  get storage(): StorageState {
    return this.health.now;
  }

  /** Hears when the disk fails, is slow, or is well again. */
  onStorage(listener: (storage: StorageState) => void): () => void {
    return this.health.onChange(listener);
  }

  /** Tries now whether anything can be stored; what could not be read is read again. */
  tryStorage(): StorageState {
    try {
      this.commits.finish();
      if (this.unreadable) this.readBack();
      this.parts.store.probe();
      this.health.failing = false;
    } catch (error) {
      if (!this.health.failing)
        this.parts.logger.error({ event: 'storageFailed', err: error }, 'nothing can be stored');
      this.health.failing = true;
    }
    this.health.tell();
    return this.storage;
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
        ...{ actor, commandId, origin, command, settle, besides: alongside !== undefined },
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
      ...{ actor, commandId, origin, command: null, besides: true },
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
    const decided = decide(this.state, { type: 'site.configure', site }, this.contextOf({ actor }, now));
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
      ...{ actor, commandId, origin, command: null, besides: true },
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
    this.flushSoon();
  }

  private flushSoon(): void {
    if (this.scheduled || this.queue.length === 0) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  /** Finishes what was accepted, then takes nothing more. */
  stop(): void {
    this.stopped = true;
    do {
      this.commits.finish();
      this.flush();
    } while (this.queue.length > 0 || this.commits.underWay);
    this.commits.tellAll();
    this.settle();
  }

  /**
   * Writes the rows that trail the log. For those who are about to read tables from elsewhere, and at the end.
   * False when they could not be written; then they are tried again, and a start would replay them.
   */
  settle(): boolean {
    this.commits.finish();
    return this.rows.settle();
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
    return ticketAnswer(this.state, ticket);
  }

  /** A ticket of today or of an earlier day. */
  findTicket(id: TicketId): Ticket | null {
    return this.state.tickets.get(id) ?? this.parts.store.findTicket(id);
  }

  /** The newest ticket with this token: today's, or how that of an earlier day ended. */
  findTicketByToken(token: TicketToken): Ticket | null {
    const { byToken, tickets } = this.state;
    const id = byToken.get(token);
    return (id && tickets.get(id)) ?? this.parts.store.findTicketByToken(token);
  }

  private dueDay(): ServiceDay | null {
    return this.dayEnd.dueDay(this.current, this.parts.clock.now());
  }

  private flush(): void {
    this.scheduled = false;
    // Comes back when one of them is done.
    if (this.commits.full) return;
    const { store, commandsPerCommit = usualCommandsPerCommit, logThread = 'busy' } = this.parts;
    if (this.queue.length >= busyFrom[logThread]) store.busy();
    const taken = this.queue.splice(0, commandsPerCommit);
    this.flushSoon();
    if (taken.length === 0) return;
    if (taken.some(({ besides }) => besides)) this.commits.finish();
    const draft = emptyDraft();
    const outcomes: Outcome[] = [];
    this.deciding = true;
    try {
      if (this.unreadable) this.readBack();
      for (const waiting of taken) outcomes.push(this.perform(waiting, draft));
    } catch (error) {
      // What was sent before stands, or is lost: either way the state is read back as it is stored.
      this.commits.finish();
      this.takeBack(error, taken);
      return;
    } finally {
      this.deciding = false;
    }
    const some = draft.events.length > 0 || draft.records.size > 0;
    const batch = some ? batchOf(draft, this.current, this.seq, this.parts.onSite) : null;
    const committed = { touched: draft.touched, events: draft.events };
    this.commits.commit({ taken, outcomes, batch, committed });
  }

  /** It is durable: whoever waits is answered, whoever watches is told. */
  private done({ taken, outcomes, committed }: Work): void {
    taken.forEach((waiting, n) => {
      const { outcome, doing } = outcomes[n] ?? { outcome: err(rejection('internal')), doing: 'now' };
      waiting.settle(outcome, doing);
    });
    if (committed.events.length > 0) this.tell(committed);
    this.health.tell();
    this.flushSoon();
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
    store.trail(rowsTouched(state, replayed), { seq, day: state.day });
    this.rows.due();
  }

  /** Nothing of a failed batch happened. */
  private takeBack(error: unknown, taken: readonly Waiting[]): void {
    const sqlite = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE');
    const unstored = sqlite || error instanceof CommitLost;
    this.parts.logger.error(
      { event: unstored ? 'storageFailed' : 'commandFailed', err: error },
      'a batch of commands was taken back',
    );
    if (unstored) this.health.failing = true;
    try {
      this.readBack();
    } catch (cause) {
      // The file cannot even be read. Nothing is known, so nothing is served until it can.
      this.parts.logger.fatal({ event: 'storageUnreadable', err: cause }, 'the stored day cannot be read');
      this.health.failing = true;
      this.unreadable = true;
      this.current = emptyState();
    }
    const refusal = err(rejection(unstored || this.unreadable ? 'storageUnavailable' : 'internal'));
    for (const waiting of taken) waiting.settle(refusal, 'now');
    this.health.tell();
    this.flushSoon();
  }

  private perform(waiting: Waiting, draft: Draft): Outcome {
    const { actor, commandId, command, fingerprint } = waiting;
    const asker = actorKey(actor);
    const key = keyOf(asker, commandId);
    const done =
      draft.records.get(key) ??
      this.commits.answerUnderWay(asker, commandId) ??
      this.parts.store.findCommand(asker, commandId);
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
    const result = command ? resultOf(this.current, command, decided.value) : nothingMore;
    // Also an answer that changed nothing ("nobody waits") is given again: the first answer counts.
    draft.records.set(key, { actor: asker, commandId, fingerprint, at: now, result });
    return { outcome: ok(result), doing: 'now' };
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
    if (event.type === 'dayOpened') closeDay(this.current, draft);
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
}
