/** The live connection of one ticket: its view in, "cancel" out. Finds its own way back after a loss. */
import type { ClientToServer, ServerToClient } from '@giliran/protocol';
import { io, type Socket } from 'socket.io-client';
import { readPush, type TicketPicture } from './ticket-picture.ts';

/** `refused`: the server knows no such ticket today. */
export type Link = 'connecting' | 'online' | 'offline' | 'refused';

export type CancelOutcome = 'done' | 'unreachable' | 'refused';

export interface TicketLineParts {
  readonly token: string;
  /** This phone's clock, epoch milliseconds. */
  readonly now: () => number;
  readonly onLink: (link: Link) => void;
  /** A newer state of the ticket. */
  readonly onTicket: (picture: TicketPicture) => void;
}

/** An answer that does not come within this is taken for lost, in milliseconds. */
const answerWithin = 6000;
const retryAfter = 3000;

export class TicketLine {
  private readonly parts: TicketLineParts;
  private readonly socket: Socket<ServerToClient, ClientToServer>;
  private readonly scope: { readonly kind: 'ticket'; readonly token: string };
  private newest: { readonly epoch: string; readonly version: number } | null = null;
  /** Server clock minus ours, in milliseconds. */
  private skew = 0;

  constructor(parts: TicketLineParts) {
    this.parts = parts;
    this.scope = { kind: 'ticket', token: parts.token };
    this.socket = io({
      auth: { ticketToken: parts.token },
      transports: ['websocket'],
      timeout: 8000,
      reconnectionDelay: 400,
      reconnectionDelayMax: 3000,
    });
    this.socket.on('connect', () => this.look());
    this.socket.on('view', (push) => this.take(push));
    this.socket.on('disconnect', (reason) => {
      if (reason === 'io client disconnect') return;
      parts.onLink('offline');
      // The server hung up by itself; the library does not come back from that on its own.
      if (reason === 'io server disconnect') this.connectLater();
    });
    this.socket.on('connect_error', (error) => {
      const code = refusalOf(error);
      if (code === null) return parts.onLink('offline');
      if (
        code === 'unknownTicket' ||
        code === 'invalidRequest' ||
        code === 'forbidden' ||
        code === 'notOnThisDay'
      )
        return parts.onLink('refused');
      parts.onLink('offline');
      return this.connectLater();
    });
  }

  /** The server's clock now, as far as it is known. */
  serverNow = (): number => this.parts.now() + this.skew;

  /** The phone was woken or found its network again: look at once, do not wait for a time-out. */
  wake(): void {
    if (this.socket.connected) this.look();
    else this.reconnect();
  }

  /** Gives the ticket back. The same `commandId` may be sent again when nothing came back. */
  cancel(ticketId: string, commandId: string): Promise<CancelOutcome> {
    if (!this.socket.connected) return Promise.resolve('unreachable');
    const envelope = {
      commandId,
      command: { type: 'ticket.cancel', ticketId },
    };
    return new Promise((resolve) => {
      this.socket.timeout(answerWithin).emit('command', envelope, (lost, answer) => {
        if (lost) resolve('unreachable');
        else if (answer.ok) resolve('done');
        else resolve(answer.error.code === 'shuttingDown' ? 'unreachable' : 'refused');
      });
    });
  }

  private look(): void {
    this.socket.timeout(answerWithin).emit('watch', this.scope, (lost, answer) => {
      if (lost) return this.reconnect();
      if (!answer.ok) return this.parts.onLink('refused');
      this.parts.onLink('online');
      return this.take(answer.value);
    });
  }

  private take(given: unknown): void {
    const push = readPush(given);
    if (!push) return;
    const { newest } = this;
    if (newest && newest.epoch === push.epoch && push.version < newest.version) return;
    this.newest = { epoch: push.epoch, version: push.version };
    this.skew = push.at - this.parts.now();
    this.parts.onTicket(push.view);
  }

  private reconnect(): void {
    this.socket.disconnect();
    this.socket.connect();
  }

  private connectLater(): void {
    setTimeout(() => {
      if (!this.socket.connected) this.socket.connect();
    }, retryAfter);
  }
}

/** The code with which the server refused the connection, or null when it was not reached at all. */
function refusalOf(error: Error & { data?: unknown }): string | null {
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('code' in data)) return null;
  return typeof data.code === 'string' ? data.code : null;
}
