/** Who is asking: from a key, a session or a ticket's token to an actor. */
import type { StaffId } from '@giliran/protocol';
import {
  err,
  ok,
  rejection,
  type Actor,
  type Rejection,
  type Result,
  type HandshakeAuth,
  type StaffMember,
  type Ticket,
  type TicketToken,
} from '@giliran/protocol';
import type { QueueState } from '@giliran/engine';
import type { Clock } from '../clock.ts';
import type { AccessStore, DeviceRow } from './access-store.ts';
import { hashKey, newKey, passwordMatches } from './secrets.ts';
import { SignInLimiter } from './sign-in-limiter.ts';

export interface NewSession {
  readonly token: string;
  readonly expiresAt: number;
  readonly staff: StaffMember;
}

/** A working day and some: nobody signs in twice in a shift. */
const sessionMs = 14 * 3_600_000;

/** Tried against when the name is unknown, so that a wrong name takes as long as a wrong password. */
const nobodysHash = `scrypt$${2 ** 15}$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;

export class Access {
  private readonly limiter: SignInLimiter;
  private readonly store: AccessStore;
  private readonly clock: Clock;
  private readonly state: () => QueueState;
  private readonly ticketByToken: (token: TicketToken) => Ticket | null;

  constructor(parts: {
    store: AccessStore;
    clock: Clock;
    state: () => QueueState;
    /** Today's ticket, or one of an earlier day. */
    ticketByToken: (token: TicketToken) => Ticket | null;
  }) {
    this.store = parts.store;
    this.clock = parts.clock;
    this.state = parts.state;
    this.ticketByToken = parts.ticketByToken;
    this.limiter = new SignInLimiter(parts.clock);
  }

  /** The actor behind a bearer key: a staff session, a device or a program. */
  identify(key: string): Result<Actor, Rejection> {
    const holder = this.store.findHolder(hashKey(key));
    if (!holder) return err(rejection('notSignedIn'));
    switch (holder.kind) {
      case 'session':
        return this.staffActor(holder.staffId, holder.expiresAt);
      case 'apiKey':
        return ok({ kind: 'apiKey', keyId: holder.id, scope: holder.scope });
      case 'device':
        return this.deviceActor(holder.device);
    }
  }

  private deviceActor(device: DeviceRow): Result<Actor, Rejection> {
    switch (device.kind) {
      case 'kiosk':
        return this.known('kiosks', device.device_id)
          ? ok({ kind: 'kiosk', kioskId: device.device_id })
          : err(rejection('unknownKiosk'));
      case 'display':
        return this.known('displays', device.device_id)
          ? ok({ kind: 'display', displayId: device.device_id })
          : err(rejection('unknownDisplay'));
      case 'counter':
        return this.known('counters', device.device_id)
          ? ok({ kind: 'counterDevice', counterId: device.device_id })
          : err(rejection('unknownCounter'));
    }
  }

  /** Whoever came with a key, or with a ticket: today's, or one of an earlier day, to learn how it ended. */
  identifyBy(proof: HandshakeAuth): Result<Actor, Rejection> {
    if ('key' in proof) return this.identify(proof.key);
    const ticket = this.ticketByToken(proof.ticketToken);
    return ticket ? ok({ kind: 'ticketHolder', ticketId: ticket.id }) : err(rejection('unknownTicket'));
  }

  /** Checks a password; after several wrong ones the name must wait, longer each time. */
  async signIn(staffId: string, password: string): Promise<Result<NewSession, Rejection>> {
    const wait = this.limiter.secondsToWait(staffId);
    if (wait > 0)
      return err(rejection('tooManyRequests', `too many wrong passwords; try again in ${wait} s`));
    // Counted as wrong until it proves right, so that tries side by side are no way round the limit.
    this.limiter.failed(staffId);
    const staff = this.staffMember(staffId);
    const stored = staff ? this.store.passwordHash(staff.id) : null;
    const matches = await passwordMatches(password, stored ?? nobodysHash);
    if (!staff || stored === null || !matches) return err(rejection('wrongCredentials'));
    this.limiter.succeeded(staffId);
    const token = newKey();
    const now = this.clock.now();
    const expiresAt = now + sessionMs;
    this.store.addSession(hashKey(token), staff.id, now, expiresAt);
    return ok({ token, expiresAt, staff });
  }

  signOut(token: string): void {
    this.store.endSession(hashKey(token));
  }

  staffMember(id: string): StaffMember | null {
    return this.state().index?.site.staff.find((s) => s.id === id) ?? null;
  }

  private staffActor(staffId: StaffId, expiresAt: number): Result<Actor, Rejection> {
    const staff = this.staffMember(staffId);
    if (!staff) return err(rejection('notSignedIn'));
    if (expiresAt <= this.clock.now()) return err(rejection('sessionExpired'));
    return ok({ kind: 'staff', staffId: staff.id, role: staff.role, agencyId: staff.agencyId });
  }

  private known(kind: 'kiosks' | 'displays' | 'counters', id: string): boolean {
    return this.state().index?.site[kind].some((item) => item.id === id) ?? false;
  }
}
