/**
 * A printer as a file: `/dev/usb/lp0` of the Linux driver usblp. Opened without blocking, so that a stuck
 * printer does not hold one of the few threads that Node has for files.
 */
import { constants, open } from 'node:fs/promises';
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import { pause } from '../driver/timers.ts';
import type { Timers } from '../driver/timers.ts';
import type { Connection, OpenFailure, Transport, WriteFailure } from '../driver/transport.ts';
import { codeOf, messageOf, openFailureOf } from './failures.ts';

/** What is needed of an open file. Both throw a system error; `EAGAIN` means: not now. */
type DeviceFile = {
  /** Resolves with how many bytes were taken. */
  write(bytes: Uint8Array): Promise<number>;
  /** Resolves with what has come, empty when nothing has. */
  read(): Promise<Uint8Array>;
  close(): Promise<void>;
};

export type OpenDevice = (path: string, direction: 'both' | 'out') => Promise<DeviceFile>;

export type DeviceFileDependencies = { readonly timers: Timers; readonly openDevice?: OpenDevice };

/** How often the file is looked at for an answer, and tried again when it takes nothing. */
const LOOK_MS = 40;

export function deviceFileTransport(
  path: string,
  { timers, openDevice = openRealDevice }: DeviceFileDependencies,
): Transport {
  return {
    name: path,
    answers: true,
    async open(): Promise<Result<Connection, OpenFailure>> {
      try {
        return ok(new DeviceConnection(await openDevice(path, 'both'), timers, true));
      } catch (error) {
        if (!REFUSES_READING.has(codeOf(error) ?? '')) return err(openFailureOf(error, path));
      }
      try {
        return ok(new DeviceConnection(await openDevice(path, 'out'), timers, false));
      } catch (error) {
        return err(openFailureOf(error, path));
      }
    },
  };
}

/** A device that only takes bytes says one of these to who wants to read it too. */
const REFUSES_READING: ReadonlySet<string> = new Set(['EACCES', 'EINVAL', 'EPERM']);

async function openRealDevice(path: string, direction: 'both' | 'out'): Promise<DeviceFile> {
  const access = direction === 'both' ? constants.O_RDWR : constants.O_WRONLY;
  const file = await open(path, access | constants.O_NONBLOCK);
  // Null position: a device has none.
  return {
    write: async (bytes) => (await file.write(bytes, 0, bytes.length, null)).bytesWritten,
    async read() {
      const { bytesRead, buffer } = await file.read(new Uint8Array(64), 0, 64, null);
      return buffer.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}

class DeviceConnection implements Connection {
  readonly #file: DeviceFile;
  readonly #timers: Timers;
  readonly #reads: boolean;
  #over: string | null = null;
  #onLost: (reason: string) => void = () => undefined;
  #cancelLook: () => void = () => undefined;

  constructor(file: DeviceFile, timers: Timers, reads: boolean) {
    this.#file = file;
    this.#timers = timers;
    this.#reads = reads;
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    if (this.#reads) void this.#look(listener);
  }

  onLost(listener: (reason: string) => void): void {
    this.#onLost = listener;
  }

  async write(bytes: Uint8Array, limitMs: number): Promise<Result<void, WriteFailure>> {
    if (this.#over !== null) return err({ left: 'nothing', reason: this.#over });
    const until = this.#timers.now() + limitMs;
    let taken = 0;
    while (taken < bytes.length) {
      try {
        // Each piece follows the one before.
        taken += await this.#file.write(bytes.subarray(taken));
        continue;
      } catch (error) {
        if (codeOf(error) !== 'EAGAIN') {
          this.#lose(messageOf(error));
          return err({ left: taken === 0 ? 'nothing' : 'perhaps', reason: messageOf(error) });
        }
      }
      if (this.#timers.now() >= until) {
        const reason = 'the printer does not take the bytes';
        return err({ left: taken === 0 ? 'nothing' : 'perhaps', reason });
      }
      await pause(this.#timers, LOOK_MS);
    }
    return ok(undefined);
  }

  async close(): Promise<void> {
    if (this.#over === 'closed') return;
    this.#over = 'closed';
    this.#cancelLook();
    await this.#file.close().catch(() => undefined);
  }

  async #look(listener: (bytes: Uint8Array) => void): Promise<void> {
    try {
      const bytes = await this.#file.read();
      if (this.#over !== null) return;
      if (bytes.length > 0) listener(bytes);
    } catch (error) {
      if (this.#over !== null) return;
      if (codeOf(error) !== 'EAGAIN') return this.#lose(messageOf(error));
    }
    this.#cancelLook = this.#timers.after(LOOK_MS, () => void this.#look(listener));
  }

  #lose(reason: string): void {
    if (this.#over !== null) return;
    this.#over = reason;
    this.#cancelLook();
    this.#onLost(reason);
    void this.#file.close().catch(() => undefined);
  }
}
