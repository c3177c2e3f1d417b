/**
 * A device on its way to a key: shows a code, waits for a decision, takes its key. A code that has run out, or that
 * a restarted server has forgotten, is replaced by itself; a lost server is asked again. Knows no browser.
 */
import type { DeviceKind } from '@giliran/protocol';
import type { PairingApi } from './pairing-api.ts';

export type PairingState =
  /** Before the first answer. */
  | { readonly kind: 'asking' }
  | { readonly kind: 'waiting'; readonly code: string; readonly renewed: boolean }
  /** `code` is what was shown before; it may still be good. */
  | { readonly kind: 'unreachable'; readonly code: string | null }
  /** The server takes keys by its encrypted door only, and this is the other. */
  | { readonly kind: 'encryptionRequired' }
  /** Too many devices wait, or this one asked too often. */
  | { readonly kind: 'held'; readonly seconds: number }
  | { readonly kind: 'rejected' }
  /** Somebody took it for another kind of device: its key is of no use here. */
  | { readonly kind: 'otherKind'; readonly as: DeviceKind }
  | { readonly kind: 'paired' };

export interface PairingParts {
  readonly kind: DeviceKind;
  readonly api: PairingApi;
  /** Runs `then` after so many milliseconds; the answer calls it off. */
  readonly after: (ms: number, then: () => void) => () => void;
}

/** Milliseconds. */
export const pairingWaits = {
  /** Until a silent server is asked again. */
  unreachable: 3_000,
  /** Until a device that was turned away asks anew: long enough to be read. */
  rejected: 60_000,
  /** When the server did not say how long. */
  held: 30_000,
} as const;

export class PairingDesk {
  readonly #parts: PairingParts;
  readonly #listeners = new Set<() => void>();
  #onPaired: (deviceId: string, key: string) => void = () => {};
  #state: PairingState = { kind: 'asking' };
  #running = 0;
  #cancel = (): void => {};

  constructor(parts: PairingParts) {
    this.#parts = parts;
  }

  /** For `useSyncExternalStore`. */
  readonly getState = (): PairingState => this.#state;

  /** For `useSyncExternalStore`; the answer ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks for a code and follows it to the key, for `onPaired` to keep. Begins anew when it was running. */
  readonly start = (onPaired: (deviceId: string, key: string) => void): void => {
    this.stop();
    this.#onPaired = onPaired;
    void this.#ask(this.#running, false);
  };

  readonly stop = (): void => {
    this.#running += 1;
    this.#cancel();
    this.#cancel = () => {};
  };

  async #ask(run: number, renewed: boolean): Promise<void> {
    const asked = await this.#parts.api.ask();
    if (run !== this.#running) return;
    if (!asked.ok) return this.#refused(asked.error, run, null, () => void this.#ask(run, renewed));
    const { code, secret } = asked.value;
    this.#become({ kind: 'waiting', code, renewed });
    await this.#claim(run, code, secret);
  }

  async #claim(run: number, code: string, secret: string): Promise<void> {
    const claimed = await this.#parts.api.claim(secret);
    if (run !== this.#running) return;
    if (!claimed.ok) {
      // Out of date, or the server was restarted: another code, by itself.
      if (claimed.error.code === 'unknownPairing') return this.#ask(run, true);
      return this.#refused(claimed.error, run, code, () => void this.#claim(run, code, secret));
    }
    const answer = claimed.value;
    switch (answer.status) {
      case 'waiting':
        if (this.#state.kind !== 'waiting') this.#become({ kind: 'waiting', code, renewed: false });
        return this.#claim(run, code, secret);
      case 'rejected':
        this.#become({ kind: 'rejected' });
        return this.#later(run, pairingWaits.rejected, () => void this.#ask(run, false));
      case 'paired':
        if (answer.device.kind !== this.#parts.kind) {
          this.#become({ kind: 'otherKind', as: answer.device.kind });
          return this.#later(run, pairingWaits.rejected, () => void this.#ask(run, false));
        }
        this.#become({ kind: 'paired' });
        this.#onPaired(answer.device.id, answer.key);
    }
  }

  #refused(
    error: { readonly code: string; readonly retryAfter?: number | undefined },
    run: number,
    code: string | null,
    again: () => void,
  ): void {
    if (error.code === 'tooManyRequests') {
      const ms = error.retryAfter === undefined ? pairingWaits.held : error.retryAfter * 1000;
      // A code that is shown stays good: only the question has to wait.
      if (code === null) this.#become({ kind: 'held', seconds: Math.ceil(ms / 1000) });
      return this.#later(run, ms, again);
    }
    if (error.code === 'encryptionRequired') {
      this.#become({ kind: 'encryptionRequired' });
      return this.#later(run, pairingWaits.held, again);
    }
    this.#become({ kind: 'unreachable', code });
    this.#later(run, pairingWaits.unreachable, again);
  }

  #later(run: number, ms: number, then: () => void): void {
    this.#cancel = this.#parts.after(ms, () => {
      if (run === this.#running) then();
    });
  }

  #become(state: PairingState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
