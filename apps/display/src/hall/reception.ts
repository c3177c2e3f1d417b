/** From nothing to the hall of this display's zone: who am I, may I, and again from time to time. */
import type { Clock } from '@giliran/voice';
import { askEnrolment, type EnrolledDisplay, type Fetch, type Refusal } from '../device/enrolment.ts';
import type { DeviceIdentity, IdentityEntry, IdentityStore } from '../device/identity.ts';

/** `Hall` is whatever is opened for a display and closed behind it. */
export type Phase<Hall> =
  | { readonly kind: 'starting' }
  /** A technician is needed. `refusal` is null where no display was ever set up. */
  | { readonly kind: 'setUp'; readonly entry: IdentityEntry; readonly refusal: Refusal | null }
  | { readonly kind: 'hall'; readonly display: EnrolledDisplay; readonly hall: Hall };

export interface ReceptionParts<Hall> {
  readonly identity: Pick<IdentityStore, 'read'>;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly open: (device: DeviceIdentity, display: EnrolledDisplay) => Hall;
  readonly close: (hall: Hall) => void;
}

/** When the question is asked again, in milliseconds. */
export const askAgainMs = { unreachable: 3_000, refused: 30_000, enrolled: 300_000 } as const;

export class Reception<Hall> {
  readonly #parts: ReceptionParts<Hall>;
  readonly #listeners = new Set<() => void>();
  #phase: Phase<Hall> = { kind: 'starting' };
  #device: DeviceIdentity | null = null;
  #cancel = () => {};
  #reopen = false;

  constructor(parts: ReceptionParts<Hall>) {
    this.#parts = parts;
  }

  /** For `useSyncExternalStore`. */
  readonly getPhase = (): Phase<Hall> => this.#phase;

  /** For `useSyncExternalStore`; the answer ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads who this display is and asks the server about it. */
  async start(): Promise<void> {
    const known = await this.#parts.identity.read();
    if ('missing' in known) {
      this.#become({ kind: 'setUp', entry: known.missing, refusal: null });
      return;
    }
    this.#device = known;
    await this.#ask();
  }

  /**
   * The live connection was refused and will not come back. Asks why after a moment; where nothing is wrong any
   * more the hall is opened anew.
   */
  readonly connectionRefused = (): void => {
    this.#reopen = true;
    this.#cancel();
    this.#askAgain(askAgainMs.unreachable);
  };

  async #ask(): Promise<void> {
    const device = this.#device;
    if (!device) return;
    const answer = await askEnrolment(this.#parts.fetch, device);
    this.#cancel();
    if (answer.ok) {
      this.#enter(device, answer.value);
      this.#askAgain(askAgainMs.enrolled);
    } else if (answer.error === 'unreachable') {
      // What is shown stays: a hall that has lost its server still knows its last calls.
      this.#askAgain(askAgainMs.unreachable);
    } else {
      const server = device.server === '' ? null : device.server;
      const entry: IdentityEntry = { server, deviceId: device.deviceId, key: '' };
      this.#become({ kind: 'setUp', entry, refusal: answer.error });
      this.#askAgain(askAgainMs.refused);
    }
  }

  #enter(device: DeviceIdentity, display: EnrolledDisplay): void {
    const before = this.#phase;
    // The same display in the same zone is no reason to open the hall anew.
    if (!this.#reopen && before.kind === 'hall' && sameDisplay(before.display, display)) return;
    this.#reopen = false;
    this.#become({ kind: 'hall', display, hall: this.#parts.open(device, display) });
  }

  #askAgain(ms: number): void {
    this.#cancel = this.#parts.clock.after(ms, () => void this.#ask());
  }

  #become(phase: Phase<Hall>): void {
    const before = this.#phase;
    // The form is not taken from under the technician's hands.
    if (before.kind === 'setUp' && phase.kind === 'setUp' && before.refusal === phase.refusal) return;
    this.#phase = phase;
    for (const listener of this.#listeners) listener();
    if (before.kind === 'hall') this.#parts.close(before.hall);
  }
}

const sameDisplay = (a: EnrolledDisplay, b: EnrolledDisplay): boolean =>
  a.id === b.id &&
  a.name === b.name &&
  a.zoneId === b.zoneId &&
  a.speaks === b.speaks &&
  a.counterId === b.counterId;
