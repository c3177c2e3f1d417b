/** Signing in and out: passwords tried slowly, sessions given, listed and ended, all of it in the log. */
import { randomUUID } from 'node:crypto';
import {
  err,
  ok,
  rejection,
  StaffId,
  type Actor,
  type Rejection,
  type Result,
  type StaffMember,
} from '@giliran/protocol';
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';
import { sessionMs, type Access } from './access.ts';
import type { AccessStore } from './access-store.ts';
import { GrowingDelay } from './growing-delay.ts';
import { checkPassword } from './password-rules.ts';
import { hashKey, hashPassword, newKey, newPublicId, passwordMatches } from './secrets.ts';
import type { SessionRow, SessionStore } from './session-store.ts';

export interface NewSession {
  readonly token: string;
  readonly expiresAt: number;
  readonly staff: StaffMember;
  /** The password is temporary: this session is good for nothing but changing it. */
  readonly passwordChangeRequired?: true;
}

/** Where somebody sits. */
export interface Place {
  readonly address: string;
  /** What they sit at, in a few words; null when nobody knows. */
  readonly device: string | null;
}

/** Tried against when the name is unknown, so that a wrong name takes as long as a wrong password. */
const nobodysHash = `scrypt$${2 ** 15}$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;
const quarterHour = 15 * 60_000;
const nameRules = {
  freeTries: 5,
  firstWaitMs: 5_000,
  longestWaitMs: quarterHour,
  forgetAfterMs: 24 * 3_600_000,
};
/** A whole office may sit behind one address; guessing one password with many names is slowed down all the same. */
const addressRules = {
  freeTries: 20,
  firstWaitMs: 5_000,
  longestWaitMs: quarterHour,
  forgetAfterMs: quarterHour,
};

export interface SignInParts {
  readonly access: Access;
  readonly store: AccessStore;
  readonly sessions: SessionStore;
  readonly queue: QueueService;
  readonly clock: Clock;
}

export class SignIn {
  private readonly parts: SignInParts;
  private readonly byName: GrowingDelay;
  private readonly byAddress: GrowingDelay;

  constructor(parts: SignInParts) {
    this.parts = parts;
    this.byName = new GrowingDelay(parts.clock, nameRules);
    this.byAddress = new GrowingDelay(parts.clock, addressRules);
  }

  /** Checks a password; after several wrong ones the name and the address must wait, longer each time. */
  async signIn(name: string, password: string, place: Place): Promise<Result<NewSession, Rejection>> {
    const tried = await this.tryPassword(name, password, place);
    if (!tried.ok) return tried;
    return this.begin(tried.value.staff, tried.value.temporary, place);
  }

  /** One's own password: every session of theirs ends, and a new one begins. */
  async changePassword(
    staff: StaffMember,
    current: string,
    next: string,
    place: Place,
  ): Promise<Result<NewSession, Rejection>> {
    const strong = checkPassword(next, staff.id);
    if (!strong.ok) return strong;
    const tried = await this.tryPassword(staff.id, current, place);
    if (!tried.ok) return tried;
    if (current === next)
      return err({
        ...rejection('passwordTooWeak', 'choose another than before'),
        issues: [{ path: 'password', message: 'choose another than before' }],
      });
    const hash = await hashPassword(next);
    const done = await this.parts.queue.note(
      actorOf(staff),
      randomUUID(),
      'passwordSet',
      () =>
        ok({
          events: [{ type: 'passwordSet', staffId: staff.id, temporary: false, agencyId: staff.agencyId }],
          alongside: () => this.parts.store.setPassword(staff.id, hash, false, false),
        }),
      place.address,
    );
    if (!done.ok) return done;
    this.parts.access.changed();
    return this.begin(staff, false, place);
  }

  /** Ends one session; `cause` says whether its holder or somebody else did. */
  async end(
    actor: Actor,
    session: SessionRow,
    cause: 'signedOut' | 'revoked',
    origin: string,
  ): Promise<Result<unknown, Rejection>> {
    const { staffId, agencyId, id: sessionId } = session;
    const done = await this.parts.queue.note(
      actor,
      randomUUID(),
      'sessionsEnded',
      () =>
        ok({
          events: [{ type: 'sessionsEnded', staffId, sessionId, cause, agencyId }],
          alongside: () => this.parts.sessions.end(sessionId),
        }),
      origin,
    );
    this.parts.access.changed();
    return done;
  }

  /** Ends every session of somebody. */
  async endAll(actor: Actor, staff: StaffMember, origin: string): Promise<Result<unknown, Rejection>> {
    const { id: staffId, agencyId } = staff;
    const done = await this.parts.queue.note(
      actor,
      randomUUID(),
      'sessionsEnded',
      () =>
        ok({
          events: [{ type: 'sessionsEnded', staffId, sessionId: null, cause: 'revoked', agencyId }],
          alongside: () => this.parts.sessions.endAllOf(staffId),
        }),
      origin,
    );
    this.parts.access.changed();
    return done;
  }

  /** A session without a password: for the first administrator, who has just shown the code of the machine. */
  async begin(staff: StaffMember, temporary: boolean, place: Place): Promise<Result<NewSession, Rejection>> {
    const token = newKey();
    const now = this.parts.clock.now();
    const session: SessionRow = {
      tokenHash: hashKey(token),
      id: newPublicId(),
      staffId: staff.id,
      role: staff.role,
      agencyId: staff.agencyId,
      mustChange: temporary,
      device: place.device,
      address: place.address,
      createdAt: now,
      lastSeen: now,
      expiresAt: now + sessionMs,
    };
    const done = await this.parts.queue.note(
      actorOf(staff),
      randomUUID(),
      'signedIn',
      () =>
        ok({
          events: [{ type: 'signedIn', staffId: staff.id, sessionId: session.id, agencyId: staff.agencyId }],
          alongside: () => {
            this.parts.sessions.add(session);
            this.parts.store.signedIn(staff.id, now);
          },
        }),
      place.address,
    );
    if (!done.ok) return done;
    return ok({
      ...{ token, expiresAt: session.expiresAt, staff },
      ...(temporary ? { passwordChangeRequired: true } : {}),
    });
  }

  private async tryPassword(
    name: string,
    password: string,
    place: Place,
  ): Promise<Result<{ staff: StaffMember; temporary: boolean }, Rejection>> {
    const { access, store } = this.parts;
    const wait = Math.max(this.byName.secondsToWait(name), this.byAddress.secondsToWait(place.address));
    if (wait > 0)
      return err({
        ...rejection('tooManyRequests', `too many wrong passwords; try again in ${wait} s`),
        retryAfter: wait,
      });
    // Counted as wrong until it proves right, so that tries side by side are no way round the limit.
    this.byName.failed(name);
    this.byAddress.failed(place.address);
    const staff = access.staffMember(name);
    const credential = staff ? store.credential(staff.id) : null;
    const matches = await passwordMatches(password, credential?.hash ?? nobodysHash);
    if (!staff || credential === null || !matches) {
      await this.failed(staff, place);
      return err(rejection('wrongCredentials'));
    }
    this.byName.succeeded(name);
    // Whoever has one good account must not clear the way for guessing others.
    this.byAddress.takeBack(place.address);
    return ok({ staff, temporary: credential.temporary });
  }

  private async failed(staff: StaffMember | null, place: Place): Promise<void> {
    const staffId = staff ? StaffId.parse(staff.id) : null;
    await this.parts.queue.note(
      { kind: 'system' },
      randomUUID(),
      'signInFailed',
      () => ok({ events: [{ type: 'signInFailed', staffId, agencyId: staff?.agencyId ?? null }] }),
      place.address,
    );
  }
}

const actorOf = ({ id, role, agencyId }: StaffMember): Actor => ({
  kind: 'staff',
  staffId: id,
  role,
  agencyId,
});
