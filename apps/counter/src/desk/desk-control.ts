/**
 * The counter's hand: takes presses, sends one thing at a time and remembers what is under way.
 * Knows nothing of React and has no clock of its own.
 */
import type { CommandInput, CounterView } from '@giliran/protocol';
import type { SendFailure, SendOutcome } from '@giliran/client';
import { bigAction, intentOf, signatureOf } from './actions.ts';
import { CommandIds } from './command-ids.ts';
import { commandNow, endsVisit, type Dropped, type HeldBack } from './held-back.ts';
import { canWait, commandFor, movesCounter, type Intent } from './intents.ts';
import { visitOf } from './visit.ts';

/** How long an answer is waited for. A call must not come late, when nobody means it any more. */
export const giveUpAfterMs = 5_000;
/** A new big action takes no press this long: the second half of a double press was not meant for it. */
export const settleMs = 300;
/** How long it is said what was done. */
export const saidMs = 6_000;
/** How long the view may lag behind an answer before the next press is taken anyway. */
const viewLagMs = 1_000;

/** What a press began: shown as busy on its button. */
export type BusyWith = 'big' | 'held' | Intent['do'] | 'finishAndNext';

export interface DeskState {
  readonly busy: BusyWith | null;
  /** The big action has only just appeared: a press is not taken yet. */
  readonly settling: boolean;
  readonly problem: { readonly failure: SendFailure; readonly revision: number } | null;
  /** The last thing that was done, for a moment. */
  readonly did: { readonly intent: Intent; readonly number: string | null } | null;
  /** What waits for the connection, in order. */
  readonly held: readonly HeldBack[];
  /** What waited and was refused. */
  readonly dropped: Dropped | null;
  /** The next was called for, but nobody waits. */
  readonly nobodyCame: boolean;
  /** The server no longer knows the session: nothing more can be done here. */
  readonly sessionEnded: boolean;
}

/** What the hand sees. */
interface Seen {
  readonly view: CounterView | null;
  readonly fresh: boolean;
  /** The counter is worked from another window: this one only looks on. */
  readonly elsewhere: boolean;
}

export interface DeskParts {
  readonly send: (
    command: CommandInput,
    options: { commandId: string; giveUpAfterMs: number },
  ) => Promise<SendOutcome>;
  readonly watched: () => Seen;
  /** Calls back on every new view; the answer ends that. */
  readonly onView: (listener: () => void) => () => void;
  readonly newId: () => string;
  /** Calls back after some milliseconds; the answer calls it off. */
  readonly after: (ms: number, then: () => void) => () => void;
}

const initial: DeskState = {
  busy: null,
  settling: false,
  problem: null,
  did: null,
  held: [],
  dropped: null,
  nobodyCame: false,
  sessionEnded: false,
};

export class DeskControl {
  private readonly parts: DeskParts;
  private readonly ids: CommandIds;
  private readonly listeners = new Set<() => void>();
  private current = initial;
  private signature: string | null = null;
  private stopSaying: (() => void) | null = null;
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
      this.stopSaying?.();
    };
  }

  /** The big button. */
  pressBig(): void {
    const { view } = this.parts.watched();
    if (view === null || this.current.settling) return;
    void this.run('big', [intentOf(bigAction(view))]);
  }

  finishAndNext(): void {
    const { view } = this.parts.watched();
    const visit = view && visitOf(view);
    if (!view || visit?.state !== 'serving') return;
    const finish: Intent = { do: 'finish', ticketId: visit.ticket.id, outcome: null };
    // Where the next ends the visit by itself, one command does both or neither.
    const both: readonly Intent[] = view.work.nextFinishes ? [{ do: 'next' }] : [finish, { do: 'next' }];
    void this.run('finishAndNext', this.parts.watched().fresh ? both : [finish]);
  }

  /** Does one thing. Answers whether it was done, or waits for the connection. */
  do(intent: Intent): Promise<boolean> {
    return this.run(intent.do, [intent]);
  }

  /** Whether a press of this would be taken now. */
  takes(intent: Intent): boolean {
    const { view, fresh, elsewhere } = this.parts.watched();
    if (view === null || this.current.busy !== null) return false;
    if (elsewhere && intent.do !== 'takeOver') return false;
    return fresh || (canWait(intent, view) && !this.current.held.some((held) => endsVisit(held.intent)));
  }

  /** Calls off what waits for the connection. What has gone out already may have been done. */
  discardHeld(): void {
    if (this.current.busy !== 'held') this.set({ held: [] });
  }

  dismissProblem(): void {
    this.set({ problem: null, nobodyCame: false, dropped: null });
  }

  /** Sends intents one after the other; stops at the first that fails. Answers whether all were done. */
  private async run(busy: BusyWith, intents: readonly Intent[]): Promise<boolean> {
    const [first] = intents;
    if (first === undefined || !this.takes(first)) return false;
    this.set({ problem: null, nobodyCame: false, dropped: null });
    if (!this.parts.watched().fresh) return this.hold(first, null);
    this.set({ busy });
    let done = true;
    for (const intent of intents) {
      done = await this.sendOne(intent);
      if (!done) break;
    }
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
    const number = numberOf(intent, view);
    const commandId = this.ids.idFor(command, revision);
    const outcome = await this.parts.send(command, { commandId, giveUpAfterMs });
    if (!outcome.ok) {
      const { code } = outcome.error;
      if (code !== 'unreachable') this.ids.answered(command);
      else if (!this.parts.watched().fresh && canWait(intent, view)) return this.hold(intent, commandId);
      if (code === 'sessionExpired' || code === 'notSignedIn') this.set({ sessionEnded: true });
      else this.fail(outcome.error);
      return false;
    }
    this.ids.answered(command);
    if ((intent.do === 'next' || intent.do === 'call') && outcome.value.ticket === null) {
      this.set({ nobodyCame: true });
      return true;
    }
    this.say(intent, number ?? outcome.value.ticket?.number ?? null);
    if (movesCounter(intent, view)) await this.viewPast(revision);
    return true;
  }

  /** Puts an intent by until the connection is back. */
  private hold(intent: Intent, sentAs: string | null): boolean {
    const { view } = this.parts.watched();
    const command = view && commandFor(intent, view);
    const number = view && numberOf(intent, view);
    if (!view || !command || !number) return false;
    const commandId = sentAs ?? this.parts.newId();
    const entry: HeldBack = { intent, number, command, commandId, revision: view.counter.revision };
    const earlier = this.current.held.filter((held) => held.intent.do !== intent.do);
    this.set({ held: [...earlier, entry] });
    return true;
  }

  /** The connection is back: what waited is sent once, each under its id. */
  private async sendHeld(): Promise<void> {
    this.set({ busy: 'held' });
    let ownSteps = 0;
    for (const held of this.current.held) {
      const { view } = this.parts.watched();
      if (view === null) break;
      const before = view.counter.revision;
      const command = commandNow(held, view, ownSteps);
      const outcome = await this.parts.send(command, { commandId: held.commandId, giveUpAfterMs });
      if (!outcome.ok && outcome.error.code === 'unreachable') break;
      this.set({ held: this.current.held.filter((other) => other !== held) });
      if (!outcome.ok) {
        const { intent, number } = held;
        this.set({ dropped: { intent, number, failure: outcome.error }, held: [] });
        break;
      }
      this.say(held.intent, held.number);
      ownSteps += 1;
      await this.viewPast(before);
    }
    this.set({ busy: null });
    if (this.parts.watched().fresh && this.current.held.length > 0)
      // A silent server: not at once again.
      this.parts.after(giveUpAfterMs, () => this.onView());
    else this.onView();
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

  private say(intent: Intent, number: string | null): void {
    this.stopSaying?.();
    this.set({ did: { intent, number } });
    this.stopSaying = this.parts.after(saidMs, () => this.set({ did: null }));
  }

  private fail(failure: SendFailure): void {
    this.set({ problem: { failure, revision: this.parts.watched().view?.counter.revision ?? -1 } });
  }

  /** Follows the view: what is over is forgotten, and a new big action settles before it takes a press. */
  private onView(): void {
    const { view, fresh } = this.parts.watched();
    if (view === null) return;
    const { problem, nobodyCame, busy, held } = this.current;
    if (problem?.failure.code === 'unreachable' && problem.revision !== view.counter.revision) {
      this.set({ problem: null });
    }
    if (nobodyCame && view.waitingCount > 0) this.set({ nobodyCame: false });
    const signature = signatureOf(bigAction(view));
    if (this.signature !== null && signature !== this.signature) {
      this.stopSettling?.();
      this.set({ settling: true });
      this.stopSettling = this.parts.after(settleMs, () => this.set({ settling: false }));
    }
    this.signature = signature;
    if (fresh && busy === null && held.length > 0) void this.sendHeld();
  }

  private set(change: Partial<DeskState>): void {
    this.current = { ...this.current, ...change };
    for (const listener of [...this.listeners]) listener();
  }
}

/** The number of the ticket that an intent is about, wherever it stands. */
function numberOf(intent: Intent, view: CounterView): string | null {
  if (intent.do === 'undo') return view.undo?.number ?? null;
  if (!('ticketId' in intent)) return null;
  const known = [view.current, ...view.waiting, ...view.parked, ...view.history];
  return known.find((ticket) => ticket?.id === intent.ticketId)?.number ?? null;
}
