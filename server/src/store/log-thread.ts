/**
 * The other end of the thread that writes the log. It is there only while a hall is busy: it costs memory, and with
 * one command at a time there is nothing to do meanwhile. Wishes are answered in their order; whoever must know at
 * once can wait for all of them.
 */
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { LogAnswer, LogThreadData, LogWish } from './log-wishes.ts';
import { dayRowSql } from './rows.ts';

/** Without anything to do for so long, the thread's memory is given back. */
const restMs = 10_000;
/** A thread that is silent for so long has ended, or its disk has; milliseconds. */
const patienceMs = 60_000;
const lookEveryMs = 1_000;

/** When it is there: `busy`, while many commands come at once. */
export const logThreadUses = ['busy', 'always', 'never'] as const;
export type LogThreadUse = (typeof logThreadUses)[number];

type Hear = (answer: LogAnswer) => void;

interface Running {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signal: Int32Array<SharedArrayBuffer>;
  readonly ended: Promise<void>;
  /** Whoever waits for an answer, in the order of the wishes. */
  readonly hears: Hear[];
  ready: boolean;
}

export interface LogThreadParts {
  /** Path of the database file. */
  readonly file: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

export class LogThread {
  private readonly parts: LogThreadParts;
  private thread: Running | null = null;
  private cancelRest = (): void => {};
  /** Whether there was much to do since the last look. */
  private wanted = false;
  private stopped = false;

  constructor(parts: LogThreadParts) {
    this.parts = parts;
  }

  /** Whether it takes wishes now. */
  get running(): boolean {
    return this.thread?.ready === true;
  }

  /** There is much to do: the thread begins, or stays. True when it begins. */
  needed(): boolean {
    if (this.stopped) return false;
    this.wanted = true;
    if (this.thread !== null) return false;
    const thread = this.begin();
    this.thread = thread;
    this.restLater();
    this.ask(thread, { kind: 'begin' }, (answer) => {
      thread.ready = answer.ok;
    });
    return true;
  }

  private restLater(): void {
    this.wanted = false;
    this.cancelRest = this.parts.clock.after(restMs, () => {
      if (this.wanted) this.restLater();
      else void this.end();
    });
  }

  /** Only while `running`. `hear` may be called from within `finish`. */
  send(wish: LogWish, hear: Hear): void {
    const { thread } = this;
    if (!thread?.ready) return hear({ ok: false, code: 'THREAD_ENDED', message: 'the thread has ended' });
    this.ask(thread, wish, hear);
  }

  /** Waits, without a turn of the event loop, until all wishes are answered. */
  finish(): void {
    const { thread } = this;
    // Until it is there nothing is asked of it.
    if (!thread?.ready) return;
    let heardAt = performance.now();
    while (thread.hears.length > 0) {
      const seen = Atomics.load(thread.signal, 0);
      const message = receiveMessageOnPort(thread.port);
      if (message) {
        heardAt = performance.now();
        this.heard(thread, message.message);
      } else if (Atomics.load(thread.signal, 1) > 0 || performance.now() - heardAt > patienceMs) {
        this.lose(thread, 'the thread that writes the log has ended');
      } else Atomics.wait(thread.signal, 0, seen, lookEveryMs);
    }
  }

  /** Lets the thread go, once it has done what it was asked. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.end();
  }

  private async end(): Promise<void> {
    this.cancelRest();
    this.finish();
    const { thread } = this;
    if (thread === null) return;
    this.thread = null;
    this.ask(thread, { kind: 'end' }, () => {});
    await thread.ended;
  }

  private ask(thread: Running, wish: LogWish, hear: Hear): void {
    thread.hears.push(hear);
    thread.port.postMessage(wish);
  }

  private heard(thread: Running, answer: LogAnswer): void {
    thread.hears.shift()?.(answer);
  }

  /** Whoever still waits learns that nobody knows; the file does. */
  private lose(thread: Running, message: string): void {
    for (
      let message = receiveMessageOnPort(thread.port);
      message;
      message = receiveMessageOnPort(thread.port)
    )
      this.heard(thread, message.message);
    if (this.thread === thread) this.thread = null;
    thread.ready = false;
    for (const hear of thread.hears.splice(0)) hear({ ok: false, code: 'THREAD_ENDED', message });
    thread.port.close();
    void thread.worker.terminate();
  }

  private begin(): Running {
    const { file, logger } = this.parts;
    const { port1: port, port2 } = new MessageChannel();
    const signal = new Int32Array(new SharedArrayBuffer(8));
    const data: LogThreadData = { file, rowSql: dayRowSql, port: port2, signal };
    const worker = new Worker(new URL('./log-worker.ts', import.meta.url), {
      workerData: data,
      transferList: [port2],
      // What it is given dies with the commit.
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        this.lose(thread, 'the thread that writes the log has ended');
        resolve();
      });
    });
    const thread: Running = { worker, port, signal, ended, hears: [], ready: false };
    port.on('message', (answer: LogAnswer) => this.heard(thread, answer));
    worker.once('error', (error) =>
      logger.error({ event: 'logThreadFailed', err: error }, 'the log is written without its thread'),
    );
    return thread;
  }
}
