/**
 * The way of decided commands to the disk. With little to do they are committed here and now. In a busy hall another
 * thread commits them while this one decides the next; whoever was decided first is durable, and answered, first.
 */
import type { Rejection, Result, CommandResult } from '@giliran/protocol';
import type { LogAnswer } from '../store/log-wishes.ts';
import type { Batch, CommandRecord } from '../store/batch.ts';
import type { Store } from '../store/store.ts';
import type { RowSettler } from './row-settler.ts';
import type { StorageHealth } from './storage-health.ts';

export type Execution = Result<CommandResult, Rejection>;
type Doing = 'now' | 'before';

export interface Outcome {
  readonly outcome: Execution;
  readonly doing: Doing;
}

/** Whoever waits for a command's outcome. */
export interface Waits {
  readonly settle: (outcome: Execution, doing: Doing) => void;
}

/** Commands that were decided together, and what they leave behind; null: nothing. */
export interface Decided<Waiting extends Waits> {
  readonly taken: readonly Waiting[];
  readonly outcomes: readonly Outcome[];
  readonly batch: Batch | null;
}

export interface CommitsParts<Waiting extends Waits, Work extends Decided<Waiting>> {
  readonly store: Store;
  readonly health: StorageHealth;
  readonly rows: RowSettler;
  /** These are durable. Not called from within `finish`. */
  readonly done: (work: Work) => void;
  /** None of these is stored, and the state has to be read back. Perhaps called from within `finish`. */
  readonly lost: (error: unknown, taken: readonly Waiting[]) => void;
}

/** A commit failed, or what it was decided upon did. */
export class CommitLost extends Error {}

/**
 * One is committed while the next is decided. With more of them a slow disk (two milliseconds for a commit) gave a
 * seventh of the throughput.
 */
const mostUnderWay = 2;

export const keyOf = (actor: string, commandId: string): string => `${actor} ${commandId}`;

export class Commits<Waiting extends Waits, Work extends Decided<Waiting>> {
  private readonly parts: CommitsParts<Waiting, Work>;
  /** Sent and not answered, in order. The first has a batch; one without waits for what it was decided upon. */
  private readonly sent: Work[] = [];
  /** Durable, and not yet told. */
  private durable: Work[] = [];
  private readonly answers = new Map<string, CommandRecord>();
  private finishing = false;
  private losing = false;
  private telling = false;
  /** The last commit elsewhere that failed. */
  private loss: CommitLost | null = null;

  constructor(parts: CommitsParts<Waiting, Work>) {
    this.parts = parts;
  }

  /** Whether anything that was decided is not durable yet. */
  get underWay(): boolean {
    return this.sent.length > 0;
  }

  /** Whether whoever comes next had better gather: what is decided too far ahead becomes many small commits. */
  get full(): boolean {
    return this.sent.length >= mostUnderWay;
  }

  /** The answer to a command whose commit is under way. */
  answerUnderWay(actor: string, commandId: string): CommandRecord | undefined {
    return this.answers.get(keyOf(actor, commandId));
  }

  /** Makes it durable, now or soon, and then tells. */
  commit(work: Work): void {
    const { store } = this.parts;
    const { batch } = work;
    if (batch === null) {
      // Decided upon what is not durable yet: nobody may hear of it before.
      if (this.underWay) this.sent.push(work);
      else this.tell(work);
    } else if (store.maySend(batch)) {
      this.sent.push(work);
      for (const record of batch.commands) this.answers.set(keyOf(record.actor, record.commandId), record);
      store.send(batch, (answer) => this.heard(answer));
    } else this.commitHere(work, batch);
  }

  /** Waits until all that was decided is durable, or lost. Tells nobody yet. */
  finish(): void {
    if (!this.underWay) return;
    this.finishing = true;
    try {
      this.parts.store.finish();
    } finally {
      this.finishing = false;
    }
  }

  /** Tells what is durable. */
  tellAll(): void {
    for (const work of this.durable.splice(0)) this.parts.done(work);
  }

  private commitHere(work: Work, batch: Batch): void {
    const { store, health, rows, lost } = this.parts;
    this.loss = null;
    this.finish();
    if (this.loss) return lost(this.loss, work.taken);
    const began = performance.now();
    try {
      store.append(batch);
    } catch (error) {
      return lost(error, work.taken);
    }
    health.stored(performance.now() - began);
    rows.due();
    this.tell(work);
  }

  private heard(answer: LogAnswer): void {
    if (this.losing) return;
    if (!answer.ok) return this.underWay ? this.lose(answer) : undefined;
    this.parts.health.stored(answer.ms);
    const work = this.sent.shift();
    if (!work) return;
    for (const { actor, commandId } of work.batch?.commands ?? [])
      this.answers.delete(keyOf(actor, commandId));
    this.durable.push(work);
    while (this.sent[0]?.batch === null) this.durable.push(...this.sent.splice(0, 1));
    this.parts.rows.due();
    if (!this.finishing) this.tellAll();
    else if (!this.telling) {
      this.telling = true;
      setImmediate(() => {
        this.telling = false;
        this.tellAll();
      });
    }
  }

  /** What was sent after a batch that failed was decided upon it: it fails as well. */
  private lose({ code, message }: LogAnswer & { ok: false }): void {
    const { store, lost } = this.parts;
    this.losing = true;
    store.finish();
    this.losing = false;
    store.mend();
    this.answers.clear();
    this.loss = new CommitLost(`${code}: ${message}`);
    const taken = this.sent.splice(0).flatMap((work) => work.taken);
    lost(this.loss, taken);
  }

  private tell(work: Work): void {
    this.durable.push(work);
    this.tellAll();
  }
}
