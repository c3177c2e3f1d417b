/**
 * The counter's hand: takes presses, sends one thing at a time and remembers what is under way.
 * Knows nothing of React and has no clock of its own.
 */
import type { CommandInput, CounterView, TicketId } from '@giliran/protocol';
import type { SendFailure, SendOutcome } from '@giliran/client';
import {
  bigAction,
  commandFor,
  intentsOf,
  signatureOf,
  visitOf,
  type Intent,
  type SideAction,
} from './actions.ts';
import { CommandIds } from './command-ids.ts';

/** How long an answer is waited for. A call must not come late, when nobody means it any more. */
export const giveUpAfterMs = 5_000;
/** A no-show can be taken back this long; then it is sent. */
export const noShowDelayMs = 4_000;
/** A new big action takes no press this long: the second half of a double press was not meant for it. */
export const settleMs = 300;
/** How long the view may lag behind an answer before the next press is taken anyway. */
const viewLagMs = 1_000;

interface PendingNoShow {
  readonly ticketId: TicketId;
  readonly number: string;
  /** When it will be sent, by `parts.now()`. */
  readonly sendAt: number;
}

export type BusyWith = 'big' | SideAction;

export interface DeskState {
  readonly busy: BusyWith | null;
  /** The big action has only just appeared: a press is not taken yet. */
  readonly settling: boolean;
  readonly problem: { readonly failure: SendFailure; readonly revision: number } | null;
  readonly noShow: PendingNoShow | null;
  /** The next was called for, but nobody waits. */
  readonly nobodyCame: boolean;
  /** The server no longer knows the session: nothing more can be done here. */
  readonly sessionEnded: boolean;
}

export interface DeskParts {
  readonly send: (
    command: CommandInput,
    options: { commandId: string; giveUpAfterMs: number },
  ) => Promise<SendOutcome>;
  readonly watched: () => { readonly view: CounterView | null; readonly fresh: boolean };
  /** Calls back on every new view; the answer ends that. */
  readonly onView: (listener: () => void) => () => void;
  readonly newId: () => string;
  /** Milliseconds, for waiting only. */
  readonly now: () => number;
  /** Calls back after some milliseconds; the answer calls it off. */
  readonly after: (ms: number, then: () => void) => () => void;
}

const initial: DeskState = {
  busy: null,
  settling: false,
  problem: null,
  noShow: null,
  nobodyCame: false,
  sessionEnded: false,
};

export class DeskControl {
  private readonly parts: DeskParts;
  private readonly ids: CommandIds;
  private readonly listeners = new Set<() => void>();
  private current = initial;
  private signature: string | null = null;
  private stopNoShow: (() => void) | null = null;
  private stopSettling: (() => void) | null = null;
  private stopWatching: (() => void) | null = null;

  constructor(parts: DeskParts) {
    this.parts = parts;
    this.ids = new CommandIds(parts.newId);
  }

  state = (): DeskState => this.current;

  onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Begins to follow the view. The answer ends it and drops what has not been sent. */
  start(): () => void {
    this.stopWatching = this.parts.onView(() => this.onView());
    this.onView();
    return () => {
      this.stopWatching?.();
      this.stopSettling?.();
      this.dropNoShow();
    };
  }

  /** The big button. */
  pressBig(): void {
    const { view } = this.parts.watched();
    if (view === null || this.current.settling) return;
    const action = bigAction(view, this.current.noShow?.ticketId ?? null);
    void this.run('big', intentsOf(action));
  }

  finishAndNext(): void {
    const visit = this.visit();
    if (visit?.state !== 'serving') return;
    void this.run('finishAndNext', [{ do: 'finish', ticketId: visit.ticket.id }, { do: 'next' }]);
  }

  recall(): void {
    const visit = this.visit();
    if (visit?.state !== 'called' || this.current.noShow !== null) return;
    void this.run('recall', [{ do: 'recall', ticketId: visit.ticket.id }]);
  }

  pause(reason: string | null): void {
    void this.run('pause', [...this.pendingIntents(), { do: 'pause', reason }]);
  }

  /** Tells whether the counter is closed now. */
  close(): Promise<boolean> {
    return this.run('close', [...this.pendingIntents(), { do: 'close' }]);
  }

  cancel(ticketId: TicketId, reason: string | null): void {
    const first = this.current.noShow?.ticketId === ticketId ? [] : this.pendingIntents();
    void this.run('cancel', [...first, { do: 'cancel', ticketId, reason }]);
  }

  /** Marks the called one as a no-show; it is sent after a moment, or at once with the next action. */
  markNoShow(): void {
    const visit = this.visit();
    if (visit?.state !== 'called' || this.current.noShow !== null || !this.mayPress()) return;
    const { id: ticketId, number } = visit.ticket;
    this.set({ noShow: { ticketId, number, sendAt: this.parts.now() + noShowDelayMs }, problem: null });
    this.stopNoShow = this.parts.after(noShowDelayMs, () => void this.run('noShow', this.pendingIntents()));
    this.onView();
  }

  undoNoShow(): void {
    if (this.current.noShow === null || this.current.busy !== null) return;
    this.dropNoShow();
    this.onView();
  }

  /** Milliseconds until the no-show is sent. */
  noShowLeftMs(): number {
    return Math.max(0, (this.current.noShow?.sendAt ?? 0) - this.parts.now());
  }

  dismissProblem(): void {
    this.set({ problem: null, nobodyCame: false });
  }

  private visit() {
    const { view } = this.parts.watched();
    return view && visitOf(view);
  }

  private mayPress(): boolean {
    return this.current.busy === null && this.parts.watched().fresh;
  }

  private pendingIntents(): Intent[] {
    const pending = this.current.noShow;
    return pending === null ? [] : [{ do: 'noShow', ticketId: pending.ticketId }];
  }

  /** Sends intents one after the other; stops at the first that fails. Answers whether all were done. */
  private async run(busy: BusyWith, intents: readonly Intent[]): Promise<boolean> {
    // A no-show whose time has come is sent even without a connection, so that its failure is seen.
    if (this.current.busy !== null || (busy !== 'noShow' && !this.mayPress())) return false;
    if (intents.length === 0) return false;
    this.stopNoShow?.();
    this.set({ busy, problem: null, nobodyCame: false });
    let done = true;
    for (const intent of intents) {
      done = await this.sendOne(intent);
      if (!done) break;
    }
    this.dropNoShow();
    this.set({ busy: null });
    this.onView();
    return done;
  }

  private async sendOne(intent: Intent): Promise<boolean> {
    const { view } = this.parts.watched();
    const command = view && commandFor(intent, view);
    if (view === null || command === null) {
      this.fail({ code: 'counterChanged' });
      return false;
    }
    const { revision } = view.counter;
    const commandId = this.ids.idFor(command, revision);
    const outcome = await this.parts.send(command, { commandId, giveUpAfterMs });
    if (!outcome.ok) {
      const { code } = outcome.error;
      if (code !== 'unreachable') this.ids.answered(command);
      if (code === 'sessionExpired' || code === 'notSignedIn') this.set({ sessionEnded: true });
      else this.fail(outcome.error);
      return false;
    }
    this.ids.answered(command);
    if (intent.do === 'next' && outcome.value.ticket === null) {
      this.set({ nobodyCame: true });
      return true;
    }
    await this.viewPast(revision);
    return true;
  }

  /** The view follows its answer within milliseconds; until then a press would mean the past. */
  private viewPast(revision: number): Promise<void> {
    const arrived = () => (this.parts.watched().view?.counter.revision ?? -1) !== revision;
    if (arrived()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        stopWatching();
        stopTimer();
        resolve();
      };
      const stopWatching = this.parts.onView(() => arrived() && end());
      const stopTimer = this.parts.after(viewLagMs, end);
    });
  }

  private fail(failure: SendFailure): void {
    this.set({ problem: { failure, revision: this.parts.watched().view?.counter.revision ?? -1 } });
  }

  private dropNoShow(): void {
    this.stopNoShow?.();
    this.stopNoShow = null;
    if (this.current.noShow !== null) this.set({ noShow: null });
  }

  /** Follows the view: what is over is forgotten, and a new big action settles before it takes a press. */
  private onView(): void {
    const { view } = this.parts.watched();
    if (view === null) return;
    const { noShow, problem, nobodyCame, busy } = this.current;
    const visit = visitOf(view);
    if (
      noShow !== null &&
      busy === null &&
      (visit?.state !== 'called' || visit.ticket.id !== noShow.ticketId)
    ) {
      this.dropNoShow();
    }
    if (problem?.failure.code === 'unreachable' && problem.revision !== view.counter.revision) {
      this.set({ problem: null });
    }
    if (nobodyCame && view.waitingCount > 0) this.set({ nobodyCame: false });
    const signature = signatureOf(bigAction(view, this.current.noShow?.ticketId ?? null));
    if (this.signature !== null && signature !== this.signature) {
      this.stopSettling?.();
      this.set({ settling: true });
      this.stopSettling = this.parts.after(settleMs, () => this.set({ settling: false }));
    }
    this.signature = signature;
  }

  private set(change: Partial<DeskState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}
