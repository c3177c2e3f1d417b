/** A printer on the LAN: raw bytes over TCP, by custom on port 9100. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import type { Timers } from '../driver/timers.ts';
import type { Connection, OpenFailure, Transport, WriteFailure } from '../driver/transport.ts';
import { messageOf, openFailureOf } from './failures.ts';

export type NetworkAddress = { readonly host: string; readonly port: number };

/** Milliseconds. A printer on the same LAN answers in a few. */
const CONNECT_MS = 4_000;

/** The machine asks an idle peer now and then whether it is still there. */
const KEEP_ALIVE_MS = 10_000;

export function networkTransport({ host, port }: NetworkAddress, timers: Timers): Transport {
  return {
    name: `${host}:${port}`,
    answers: true,
    open: () => open(host, port, timers),
  };
}

function open(host: string, port: number, timers: Timers): Promise<Result<Connection, OpenFailure>> {
  const what = `${host}:${port}`;
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
    });
    const fail = (failure: OpenFailure): void => {
      cancel();
      socket.destroy();
      resolve(err(failure));
    };
    const cancel = timers.after(CONNECT_MS, () => fail({ kind: 'timedOut', detail: `${what}: no answer` }));
    // Stays for the socket's whole life: an error nobody listens to would end the process.
    socket.on('error', (error) => fail(openFailureOf(error, what)));
    socket.once('connect', () => {
      cancel();
      resolve(ok(new NetworkConnection(socket, timers)));
    });
  });
}

class NetworkConnection implements Connection {
  readonly #socket: Socket;
  readonly #timers: Timers;
  #lost: string | null = null;
  #onLost: (reason: string) => void = () => undefined;

  constructor(socket: Socket, timers: Timers) {
    this.#socket = socket;
    this.#timers = timers;
    socket.on('error', (error) => this.#lose(messageOf(error)));
    socket.on('end', () => this.#lose('the printer ended the connection'));
    socket.on('close', () => this.#lose('the connection is closed'));
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#socket.on('data', (bytes) => listener(typeof bytes === 'string' ? Buffer.from(bytes) : bytes));
  }

  onLost(listener: (reason: string) => void): void {
    this.#onLost = listener;
    if (this.#lost !== null) listener(this.#lost);
  }

  write(bytes: Uint8Array, limitMs: number): Promise<Result<void, WriteFailure>> {
    if (this.#lost !== null || !this.#socket.writable) {
      return Promise.resolve(err({ left: 'nothing', reason: this.#lost ?? 'the connection is closed' }));
    }
    return new Promise((resolve) => {
      const cancel = this.#timers.after(limitMs, () => {
        resolve(err({ left: 'perhaps', reason: 'the printer does not take the bytes' }));
        this.#socket.destroy();
      });
      this.#socket.write(bytes, (error) => {
        cancel();
        if (error) resolve(err({ left: 'perhaps', reason: this.#lost ?? error.message }));
        else resolve(ok(undefined));
      });
    });
  }

  /** Lets what was written go out first, but does not wait for a printer that keeps its side open. */
  close(): Promise<void> {
    this.#lost ??= 'closed';
    this.#socket.end();
    this.#socket.destroySoon();
    return Promise.resolve();
  }

  #lose(reason: string): void {
    if (this.#lost !== null) return;
    this.#lost = reason;
    this.#socket.destroy();
    this.#onLost(reason);
  }
}
