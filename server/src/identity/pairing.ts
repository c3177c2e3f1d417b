/**
 * Pairing: a device without a key shows a short code; an administrator who stands before it says which
 * device it is; it then gets its own key, once. What waits is kept in memory only: after a restart of the
 * server a device simply shows another code.
 */
import { randomUUID } from 'node:crypto';
import {
  err,
  ok,
  rejection,
  Site,
  type AgencyId,
  type DeviceKind,
  type Rejection,
  type Result,
} from '@giliran/protocol';
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';
import type { Request } from './accounts.ts';
import { deviceIn, unknownDevice, type DeviceName, type Devices } from './devices.ts';
import { GrowingDelay } from './growing-delay.ts';
import { hashKey, newKey, newShownCode } from './secrets.ts';

const pairingMs = 10 * 60_000;
const codeLength = 6;
/** Devices that may wait at once, in all and from one address. */
const mostWaiting = 60;
const mostFromOneAddress = 6;
const askRules = {
  freeTries: 30,
  firstWaitMs: 10_000,
  longestWaitMs: pairingMs,
  forgetAfterMs: pairingMs,
};
const claimRules = { freeTries: 10, firstWaitMs: 5_000, longestWaitMs: pairingMs, forgetAfterMs: pairingMs };

export interface PairingWish {
  readonly kind: DeviceKind | null;
  /** What the device says of itself. */
  readonly name: string | null;
  readonly version: string | null;
}

/** A device that waits, as an administrator sees it. */
export interface Waiting extends PairingWish {
  readonly code: string;
  readonly address: string;
  readonly since: number;
  readonly expiresAt: number;
}

interface Entry extends Waiting {
  readonly secretHash: string;
  readonly requestId: string;
  decided: { outcome: 'approved'; by: Request; device: DeviceName } | { outcome: 'rejected' } | null;
  readonly listeners: Set<() => void>;
}

export type Claim =
  | { readonly status: 'waiting' }
  | { readonly status: 'rejected' }
  | { readonly status: 'paired'; readonly device: DeviceName; readonly key: string };

/** A kiosk or display that is not in the set-up yet. */
export interface NewDevice {
  readonly name: string;
  readonly zoneId: string;
}

export interface PairingParts {
  readonly queue: QueueService;
  readonly devices: Devices;
  readonly clock: Clock;
}

export class Pairing {
  private readonly parts: PairingParts;
  private readonly waiting = new Map<string, Entry>();
  private readonly asks: GrowingDelay;
  private readonly claims: GrowingDelay;

  constructor(parts: PairingParts) {
    this.parts = parts;
    this.asks = new GrowingDelay(parts.clock, askRules);
    this.claims = new GrowingDelay(parts.clock, claimRules);
  }

  /** A device asks for a code. The secret is what it comes back with; nobody else ever sees it. */
  ask(
    wish: PairingWish,
    address: string,
    requestId: string,
  ): Result<{ code: string; secret: string; expiresAt: number }, Rejection> {
    this.forgetOld();
    const wait = this.asks.secondsToWait(address);
    if (wait > 0) return err({ ...rejection('tooManyRequests'), retryAfter: wait });
    this.asks.failed(address);
    // The same request again, because its answer was lost: its first code is of no use to anybody.
    for (const [code, entry] of this.waiting)
      if (entry.requestId === requestId && entry.address === address && !entry.decided)
        this.waiting.delete(code);
    const fromHere = [...this.waiting.values()].filter((e) => e.address === address).length;
    if (this.waiting.size >= mostWaiting || fromHere >= mostFromOneAddress)
      return err({ ...rejection('tooManyRequests', 'too many devices wait to be paired'), retryAfter: 60 });
    let code = newShownCode(codeLength);
    while (this.waiting.has(code)) code = newShownCode(codeLength);
    const secret = newKey();
    const since = this.parts.clock.now();
    const expiresAt = since + pairingMs;
    this.waiting.set(code, {
      ...wish,
      ...{ code, address, since, expiresAt, requestId, secretHash: hashKey(secret) },
      decided: null,
      listeners: new Set(),
    });
    return ok({ code, secret, expiresAt });
  }

  /** Those who wait for an administrator, the oldest first. */
  list(): Waiting[] {
    this.forgetOld();
    return [...this.waiting.values()]
      .filter((e) => e.decided === null)
      .map(({ code, kind, name, version, address, since, expiresAt }) => ({
        ...{ code, kind, name, version, address, since, expiresAt },
      }));
  }

  /** The device that shows this code is that one. */
  async approve(
    request: Request,
    code: string,
    device: DeviceName,
    fresh: NewDevice | null,
  ): Promise<Result<null, Rejection>> {
    const entry = this.undecided(code);
    if (!entry) return err(rejection('unknownPairing', code));
    const { actor, commandId, origin } = request;
    const { kind, id: deviceId } = device;
    const approved = (agencyId: AgencyId | null) => ({
      type: 'pairingApproved' as const,
      ...{ kind, deviceId, agencyId, address: entry.address },
    });
    const decide = (): void => {
      entry.decided = { outcome: 'approved', by: request, device };
    };
    const inSite = deviceIn(this.parts.queue.state.index?.site, device);
    const done =
      inSite || !fresh
        ? await this.parts.queue.note(
            actor,
            commandId,
            { approve: code, device },
            () => {
              const theirs = this.parts.devices.theirs(actor, device);
              if (!theirs.ok) return theirs;
              if (this.undecided(code) !== entry) return err(rejection('unknownPairing', code));
              return ok({ events: [approved(theirs.value.agencyId)], alongside: decide });
            },
            origin,
          )
        : await this.parts.queue.changeSite(
            actor,
            commandId,
            { approve: code, device, fresh },
            (site) =>
              this.undecided(code) === entry
                ? withDevice(site, device, fresh)
                : err(rejection('unknownPairing', code)),
            { origin, also: [approved(null)], alongside: decide },
          );
    if (!done.ok) return done;
    for (const tell of entry.listeners) tell();
    return ok(null);
  }

  async reject({ actor, commandId, origin }: Request, code: string): Promise<Result<null, Rejection>> {
    const entry = this.undecided(code);
    if (!entry) return err(rejection('unknownPairing', code));
    const done = await this.parts.queue.note(
      actor,
      commandId,
      { reject: code },
      () => {
        if (this.undecided(code) !== entry) return err(rejection('unknownPairing', code));
        return ok({
          events: [{ type: 'pairingRejected', address: entry.address }],
          alongside: () => {
            entry.decided = { outcome: 'rejected' };
          },
        });
      },
      origin,
    );
    if (!done.ok) return done;
    for (const tell of entry.listeners) tell();
    return ok(null);
  }

  /**
   * The device comes back with its secret, and waits up to `waitMs` for a decision. Its key is made at this
   * moment and given once: whoever comes again finds nothing.
   */
  async claim(secret: string, address: string, waitMs: number): Promise<Result<Claim, Rejection>> {
    this.forgetOld();
    const pause = this.claims.secondsToWait(address);
    if (pause > 0) return err({ ...rejection('tooManyRequests'), retryAfter: pause });
    const secretHash = hashKey(secret);
    const entry = [...this.waiting.values()].find((e) => e.secretHash === secretHash);
    if (!entry) {
      this.claims.failed(address);
      return err(rejection('unknownPairing'));
    }
    if (!entry.decided && waitMs > 0) await this.decision(entry, waitMs);
    const { decided } = entry;
    if (!decided)
      return entry.expiresAt > this.parts.clock.now()
        ? ok({ status: 'waiting' })
        : err(rejection('unknownPairing'));
    // Taken before the key is made: of two that claim at once, one gets it.
    if (!this.waiting.delete(entry.code)) return err(rejection('unknownPairing'));
    if (decided.outcome === 'rejected') return ok({ status: 'rejected' });
    const { device, by } = decided;
    const key = await this.parts.devices.giveKey(
      { actor: by.actor, commandId: randomUUID(), origin: address },
      device,
      'pairing',
    );
    if (!key.ok) {
      // Nothing was given: it may come again.
      this.waiting.set(entry.code, entry);
      return key;
    }
    if (key.value === null) return err(rejection('internal'));
    return ok({ status: 'paired', device, key: key.value });
  }

  private decision(entry: Entry, waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        cancel();
        entry.listeners.delete(done);
        resolve();
      };
      const cancel = this.parts.clock.after(waitMs, done);
      entry.listeners.add(done);
    });
  }

  private undecided(code: string): Entry | null {
    this.forgetOld();
    const entry = this.waiting.get(code.trim().toUpperCase());
    return entry && entry.decided === null ? entry : null;
  }

  private forgetOld(): void {
    const now = this.parts.clock.now();
    for (const [code, entry] of this.waiting) if (entry.expiresAt <= now) this.waiting.delete(code);
  }
}

function withDevice(site: Site, device: DeviceName, { name, zoneId }: NewDevice): Result<Site, Rejection> {
  const { kind, id } = device;
  // A counter has a number on its sign, an agency and services: it is set up before its desktop is paired.
  if (kind === 'counter') return err(unknownDevice(device));
  const list = kind === 'kiosk' ? 'kiosks' : 'displays';
  if (site[list].some((d) => d.id === id)) return err(rejection('nameTaken', id));
  const parsed = Site.safeParse({ ...site, [list]: [...site[list], { id, name, zoneId }] });
  return parsed.success ? ok(parsed.data) : err(rejection('invalidRequest', parsed.error.issues[0]?.message));
}
