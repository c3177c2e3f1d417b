/** Hands in what was issued without the server: in order, one at a time, until the server has all of it. */
import type { LiveClient, SendFailure } from '@giliran/client';
import type { TicketId } from '@giliran/protocol';
import type { OfflineEntry } from '@giliran/shell/bridge';
import { enterCommand } from './local-ticket.ts';

const GIVE_UP_MS = 10_000;

/** Failures after which the rest has to wait, too: nothing is wrong with the ticket. */
const passing: ReadonlySet<SendFailure['code']> = new Set([
  'unreachable',
  'shuttingDown',
  'storageUnavailable',
  'tooManyRequests',
  'internal',
  'notSignedIn',
  'unknownSite',
  'unknownKiosk',
]);

export interface HandInParts {
  readonly send: LiveClient['send'];
  readonly newCommandId: () => string;
  readonly online: () => boolean;
  /** What is to be handed in now, the first taken first. */
  readonly waiting: () => readonly OfflineEntry[];
  /** The server has it. */
  readonly done: (ticketId: TicketId) => Promise<void>;
}

export class HandIn {
  private readonly parts: HandInParts;
  private readonly before = new Set<Promise<unknown>>();
  private readonly underWay = new Set<TicketId>();
  /** Refused for good by this server: kept on the disk, and tried again when the program starts anew. */
  private readonly refused = new Set<TicketId>();
  private round: Promise<void> | null = null;

  constructor(parts: HandInParts) {
    this.parts = parts;
  }

  /** Has to be over before anything is handed in. */
  first(work: Promise<unknown>): void {
    const waited = work.catch(() => null).finally(() => this.before.delete(waited));
    this.before.add(waited);
  }

  sending = (ticketId: TicketId): boolean => this.underWay.has(ticketId);

  /** One round; whoever asks while one is under way waits for that. */
  run(): Promise<void> {
    this.round ??= this.handInAll().finally(() => {
      this.round = null;
    });
    return this.round;
  }

  private async handInAll(): Promise<void> {
    if (this.parts.waiting().length === 0) return;
    await Promise.all(this.before);
    for (;;) {
      const next = this.parts.waiting().find(({ ticketId }) => !this.refused.has(ticketId));
      if (!next || !this.parts.online()) return;
      if (!(await this.handInOne(next))) return;
    }
  }

  /** False when the rest has to wait. */
  private async handInOne(entry: OfflineEntry): Promise<boolean> {
    const { ticketId } = entry;
    this.underWay.add(ticketId);
    // A name of its own each time: the server knows the ticket by its id, and its papers may be known better by now.
    const outcome = await this.parts.send(enterCommand(entry), {
      commandId: this.parts.newCommandId(),
      giveUpAfterMs: GIVE_UP_MS,
    });
    if (outcome.ok) await this.parts.done(ticketId);
    this.underWay.delete(ticketId);
    if (outcome.ok) return true;
    if (passing.has(outcome.error.code)) return false;
    console.error(`a ticket that was issued without the server was refused: ${outcome.error.code}`, ticketId);
    this.refused.add(ticketId);
    return true;
  }
}
