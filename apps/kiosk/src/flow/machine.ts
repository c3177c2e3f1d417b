/** Runs the flow: keeps the state, carries out its effects, watches the clock. Knows nothing of React or the network. */
import type { Paper, PaperId, TicketId } from '@giliran/protocol';
import type { PaperOutcome } from '../papers/press.ts';
import { freshState, type CheckIn, type Effect, type FlowState, type Order } from './place.ts';
import { restAfter, restRule, type Rest } from './rest.ts';
import { transition, type FlowEvent, type OrderAnswer, type ServerAnswer } from './transition.ts';

/** The world outside as the flow needs it. None of them ever rejects. */
export interface Doors {
  issue(order: Order): Promise<OrderAnswer>;
  checkIn(checkIn: CheckIn): Promise<ServerAnswer>;
  /** Gives the order's ticket back, if there is one; nobody waits for the answer. */
  withdraw(order: Order): void;
  /** Prints the paper once, however often it is asked for. Told again where an `unknown` is confirmed late. */
  print(paper: Paper, told: (outcome: PaperOutcome) => void): void;
  /** Another paper after `after`; null when it cannot be had now. */
  printAgain(ticketId: TicketId, after: PaperId | null): Promise<Paper | null>;
  /** The paper's owner has it; nobody waits for the answer. */
  tellTaken(paperId: PaperId): void;
  /** True when the ticket is cancelled. */
  giveBack(ticketId: TicketId, commandId: string): Promise<boolean>;
}

/** A clock that only runs forward, and a beat. Milliseconds. */
export interface RestClock {
  now(): number;
  /** Calls back every `ms` until the returned function is called. */
  every(ms: number, tick: () => void): () => void;
}

const BEAT_MS = 250;
const sameRest = (a: Rest, b: Rest): boolean =>
  a.show === b.show && ('seconds' in a ? a.seconds : 0) === ('seconds' in b ? b.seconds : 0);

export class FlowMachine {
  private readonly doors: Doors;
  private readonly clock: RestClock;
  private readonly listeners = new Set<() => void>();
  private current: FlowState = freshState;
  private currentRest: Rest = { show: 'nothing' };
  private touchedAt: number;
  private readonly stopBeat: () => void;

  constructor({ doors, clock }: { readonly doors: Doors; readonly clock: RestClock }) {
    this.doors = doors;
    this.clock = clock;
    this.touchedAt = clock.now();
    this.stopBeat = clock.every(BEAT_MS, () => this.beat());
  }

  state = (): FlowState => this.current;
  rest = (): Rest => this.currentRest;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Something happened. What people do counts as a touch; what the server says counts when it changes the screen. */
  dispatch = (event: FlowEvent): void => {
    const { state, effects } = transition(this.current, event);
    const moved = state !== this.current;
    this.current = state;
    if (moved) this.touchedAt = this.clock.now();
    this.judgeRest();
    this.tell();
    for (const effect of effects) this.carryOut(effect);
  };

  /** Somebody is there. */
  touched = (): void => {
    this.touchedAt = this.clock.now();
    if (this.judgeRest()) this.tell();
  };

  stop(): void {
    this.stopBeat();
    this.listeners.clear();
  }

  private beat(): void {
    if (!this.judgeRest()) return;
    if (this.currentRest.show === 'over') this.dispatch({ type: 'rested' });
    else this.tell();
  }

  /** True when what the screen shows of the rest has changed. */
  private judgeRest(): boolean {
    const rest = restAfter(restRule(this.current), this.clock.now() - this.touchedAt);
    if (sameRest(rest, this.currentRest)) return false;
    this.currentRest = rest;
    return true;
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private carryOut(effect: Effect): void {
    switch (effect.do) {
      case 'issue': {
        const { commandId } = effect.order;
        void this.doors
          .issue(effect.order)
          .then((answer) => this.dispatch({ type: 'answered', commandId, answer }));
        return;
      }
      case 'checkIn': {
        const { commandId } = effect.checkIn;
        void this.doors
          .checkIn(effect.checkIn)
          .then((answer) => this.dispatch({ type: 'checkInAnswered', commandId, answer }));
        return;
      }
      case 'withdraw':
        this.doors.withdraw(effect.order);
        return;
      case 'print': {
        const { id: paperId } = effect.paper;
        this.doors.print(effect.paper, (outcome) => this.dispatch({ type: 'paperDone', paperId, outcome }));
        return;
      }
      case 'printAgain': {
        const { ticketId, after } = effect;
        void this.doors
          .printAgain(ticketId, after)
          .then((paper) => this.dispatch({ type: 'paperQueued', ticketId, after, paper }));
        return;
      }
      case 'tellTaken':
        this.doors.tellTaken(effect.paperId);
        return;
      case 'giveBack': {
        const { ticketId, commandId } = effect;
        void this.doors
          .giveBack(ticketId, commandId)
          .then((done) => this.dispatch({ type: 'returnAnswered', ticketId, done }));
        return;
      }
    }
  }
}
