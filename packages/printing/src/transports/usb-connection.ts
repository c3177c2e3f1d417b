/** An open USB printer: bytes out through `escpos-usb`, bytes in by polling the IN endpoint. */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import type EscPosUsb from 'escpos-usb';
import type { Device, Endpoint, InEndpoint, Interface, Usb } from 'usb';
import { within } from '../driver/timers.ts';
import type { Timers } from '../driver/timers.ts';
import type { Connection, WriteFailure } from '../driver/transport.ts';
import { messageOf } from './failures.ts';

export type UsbConnectionParts = {
  readonly usb: Usb;
  readonly device: Device;
  readonly adapter: EscPosUsb;
  readonly printing: Interface;
  readonly out: Endpoint;
  /** A printer without one cannot answer. */
  readonly input: InEndpoint | undefined;
  readonly timers: Timers;
  /** Takes away the adapter's listener. */
  readonly forget: () => void;
};

/** A transfer is cut off this much after our own limit: it is libusb's to clean up. */
const LIBUSB_GRACE_MS = 200;

/** For a poll to stop and an interface to be let go of. */
const CLOSE_MS = 1_000;

export class UsbConnection implements Connection {
  readonly #parts: UsbConnectionParts;
  #over: string | null = null;
  #onLost: (reason: string) => void = () => undefined;
  #polling = false;
  #transfer: Promise<unknown> = Promise.resolve();
  readonly #whenDetached = (device: Device): void => {
    if (device === this.#parts.device) this.#lose('the printer was unplugged');
  };

  constructor(parts: UsbConnectionParts) {
    this.#parts = parts;
    parts.usb.on('detach', this.#whenDetached);
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    const { input } = this.#parts;
    if (input === undefined || this.#polling) return;
    input.on('data', (bytes) => {
      if (bytes.length > 0) listener(new Uint8Array(bytes));
    });
    // A printer that ends the poll can no longer answer; whether it still prints, the next write tells.
    input.on('error', () => {
      this.#polling = false;
    });
    this.#polling = true;
    input.startPoll(1, input.descriptor.wMaxPacketSize);
  }

  onLost(listener: (reason: string) => void): void {
    this.#onLost = listener;
    if (this.#over !== null) listener(this.#over);
  }

  write(bytes: Uint8Array, limitMs: number): Promise<Result<void, WriteFailure>> {
    if (this.#over !== null) return Promise.resolve(err({ left: 'nothing', reason: this.#over }));
    this.#parts.out.timeout = limitMs + LIBUSB_GRACE_MS;
    const transfer = this.#handOver(bytes);
    this.#transfer = transfer;
    return within(this.#parts.timers, limitMs, transfer, () =>
      err({ left: 'perhaps' as const, reason: 'the printer does not take the bytes' }),
    );
  }

  async close(): Promise<void> {
    if (this.#over === 'closed') return;
    const unplugged = this.#over !== null;
    this.#over = 'closed';
    this.#parts.usb.removeListener('detach', this.#whenDetached);
    this.#parts.forget();
    const { timers } = this.#parts;
    const late = (): undefined => undefined;
    if (!unplugged) {
      // libusb does not let go of a device that it still has a transfer for.
      await within(timers, CLOSE_MS + LIBUSB_GRACE_MS, this.#transfer, late);
      await within(timers, CLOSE_MS, this.#stopPolling(), late);
      await within(timers, CLOSE_MS, this.#release(), late);
    }
    try {
      this.#parts.device.close();
    } catch {
      // It has been unplugged, or is stuck: the next opening finds out.
    }
  }

  #handOver(bytes: Uint8Array): Promise<Result<void, WriteFailure>> {
    return new Promise((resolve) => {
      const fail = (error: unknown): void =>
        resolve(err({ left: 'perhaps', reason: this.#over ?? messageOf(error) }));
      try {
        this.#parts.adapter.write(Buffer.from(bytes), (error) => {
          if (error) fail(error);
          else resolve(ok(undefined));
        });
      } catch (error) {
        fail(error);
      }
    });
  }

  #stopPolling(): Promise<void> {
    const { input } = this.#parts;
    if (input === undefined || !this.#polling) return Promise.resolve();
    this.#polling = false;
    return new Promise((resolve) => {
      try {
        input.stopPoll(resolve);
      } catch {
        resolve();
      }
    });
  }

  #release(): Promise<void> {
    return new Promise((resolve) => {
      try {
        this.#parts.printing.release(false, () => resolve());
      } catch {
        resolve();
      }
    });
  }

  #lose(reason: string): void {
    if (this.#over !== null) return;
    this.#over = reason;
    this.#parts.usb.removeListener('detach', this.#whenDetached);
    this.#parts.forget();
    this.#onLost(reason);
  }
}
