/**
 * The way every command of the day takes: one id each, kept until it is answered, tried again under the
 * same id when the server could not store it. Notes how long answers took and what was promised.
 */
import { randomUUID } from 'node:crypto';
import type { LiveClient, SendOptions, SendOutcome } from '@giliran/client';
import type { CommandInput, CommandType, TicketId } from '@giliran/protocol';
import { pause } from './day-time.ts';
import { quantile } from './statistics.ts';

/** An answer the server gave: after it, the log must hold what it says. */
export interface Promised {
  readonly commandId: string;
  readonly type: CommandType;
  readonly ticketId: TicketId | null;
}

/** Nothing was changed; the same command may succeed soon. */
const passing = new Set<string>(['storageUnavailable', 'tooManyRequests', 'shuttingDown']);
/** What may be refused on a day on which all is well: closed services, and somebody else having been quicker. */
const ordinary = new Set<string>([
  'serviceClosed',
  'quotaReached',
  'wouldNotReach',
  'serviceNotOffered',
  'counterChanged',
  'counterBusy',
  'counterNotOpen',
  'wrongTicketState',
  'notOnThisDay',
  'systemDown',
  'wrongCounter',
  'nothingToUndo',
  'tooLateToUndo',
  'returnLimitReached',
  'slotFull',
  'slotNotOffered',
  'tooEarlyToCheckIn',
  'tooLateToCheckIn',
  'unreachable',
]);
const windowMs = 5_000;

export class Road {
  readonly promised: Promised[] = [];
  /** Refusals that should not happen, and how often. */
  readonly unexpected = new Map<string, number>();
  private answers: { at: number; ms: number }[] = [];
  private readonly latencies: number[] = [];
  private readonly now: () => number;
  private readonly signal: AbortSignal;

  constructor(parts: { now: () => number; signal: AbortSignal }) {
    this.now = parts.now;
    this.signal = parts.signal;
  }

  async send(
    client: LiveClient,
    command: CommandInput,
    options: Pick<SendOptions, 'giveUpAfterMs'> = {},
  ): Promise<SendOutcome> {
    const commandId = randomUUID();
    for (;;) {
      const began = this.now();
      const outcome = await client.send(command, { ...options, commandId });
      const at = this.now();
      this.latencies.push(at - began);
      this.answers.push({ at, ms: at - began });
      if (outcome.ok) {
        this.promised.push({ commandId, type: command.type, ticketId: outcome.value.ticket?.id ?? null });
        return outcome;
      }
      const { code } = outcome.error;
      if (passing.has(code) && !this.signal.aborted) {
        await pause(300, this.signal);
        continue;
      }
      if (!ordinary.has(code)) {
        const what = `${command.type}: ${code}`;
        this.unexpected.set(what, (this.unexpected.get(what) ?? 0) + 1);
      }
      return outcome;
    }
  }

  /** Answers of the last seconds: how many a second, and how long they took, in milliseconds. */
  recent(): { perSecond: number; p50: number; p99: number } {
    const from = this.now() - windowMs;
    this.answers = this.answers.filter((a) => a.at >= from);
    const ms = this.answers.map((a) => a.ms);
    return { perSecond: ms.length / (windowMs / 1000), p50: quantile(ms, 0.5), p99: quantile(ms, 0.99) };
  }

  /** All answers of the day. */
  overall(): { commands: number; p50: number; p99: number } {
    return {
      commands: this.latencies.length,
      p50: quantile(this.latencies, 0.5),
      p99: quantile(this.latencies, 0.99),
    };
  }
}
