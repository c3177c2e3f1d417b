/** The emulator at the end of a function call: no sockets, no waiting. */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import type { Timers } from '../driver/timers.ts';
import type { Connection, OpenFailure, Transport, WriteFailure } from '../driver/transport.ts';
import type { Plug, PrinterEmulator } from './printer-emulator.ts';

export type MemoryTransport = Transport & {
  /** While set, the printer cannot be reached. */
  setOpenFailure(failure: OpenFailure | null): void;
  /** How often it was opened. */
  readonly opened: number;
};

/** A stalled emulator takes no bytes here: a write then ends at its time limit. */
export function memoryTransport(emulator: PrinterEmulator, timers: Timers): MemoryTransport {
  let failure: OpenFailure | null = null;
  let opened = 0;
  return {
    name: 'memory',
    answers: true,
    setOpenFailure: (now) => {
      failure = now;
    },
    get opened() {
      return opened;
    },
    open(): Promise<Result<Connection, OpenFailure>> {
      if (failure !== null) return Promise.resolve(err(failure));
      opened++;
      return Promise.resolve(ok(new MemoryConnection(emulator, timers)));
    },
  };
}

class MemoryConnection implements Connection {
  readonly #emulator: PrinterEmulator;
  readonly #timers: Timers;
  readonly #plug: Plug;
  #over = false;
  #onData: (bytes: Uint8Array) => void = () => undefined;
  #onLost: (reason: string) => void = () => undefined;

  constructor(emulator: PrinterEmulator, timers: Timers) {
    this.#emulator = emulator;
    this.#timers = timers;
    this.#plug = emulator.connect({
      // As on a wire: never before the call that caused it has returned.
      data: (bytes) => queueMicrotask(() => this.#over || this.#onData(bytes)),
      cut: () => {
        if (this.#over) return;
        this.#over = true;
        this.#onLost('the connection was cut');
      },
    });
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#onData = listener;
  }

  onLost(listener: (reason: string) => void): void {
    this.#onLost = listener;
  }

  write(bytes: Uint8Array, limitMs: number): Promise<Result<void, WriteFailure>> {
    if (this.#over) return Promise.resolve(err({ left: 'nothing', reason: 'the connection was cut' }));
    if (this.#emulator.condition.stalled && bytes.length > 16) {
      this.#plug.receive(bytes);
      return new Promise((resolve) => {
        this.#timers.after(limitMs, () =>
          resolve(err({ left: 'perhaps', reason: 'the printer does not take the bytes' })),
        );
      });
    }
    this.#plug.receive(bytes);
    return Promise.resolve(
      this.#over ? err({ left: 'perhaps', reason: 'the connection was cut' }) : ok(undefined),
    );
  }

  close(): Promise<void> {
    this.#over = true;
    this.#plug.unplug();
    return Promise.resolve();
  }
}
