/** Who is asking: from a key, a session or a ticket's token to an actor. */
import {
  err,
  ok,
  rejection,
  type Actor,
  type Rejection,
  type Result,
  type StaffMember,
  type Ticket,
  type TicketToken,
} from '@giliran/protocol';
import type { QueueState } from '@giliran/engine';
import type { Clock } from '../clock.ts';
import type { ApiKeyRow, DeviceRow } from './access-store.ts';
import type { KeyHolder, KeyHolders } from './key-holders.ts';
import type { LastSeen, Visit } from './last-seen.ts';
import { hashKey } from './secrets.ts';
import type { SessionRow } from './session-store.ts';

/** A session that nobody uses ends after so long: a desk that was left must not stay open. */
const idleMs = 4 * 3_600_000;
/** However it is used: a working day and some, so that nobody signs in twice in a shift. */
export const sessionMs = 14 * 3_600_000;

export interface AccessParts {
  readonly holders: KeyHolders;
  readonly lastSeen: LastSeen;
  readonly clock: Clock;
  readonly state: () => QueueState;
  /** Today's ticket, or one of an earlier day. */
  readonly ticketByToken: (token: TicketToken) => Ticket | null;
}

export class Access {
  private readonly parts: AccessParts;
  private readonly listeners = new Set<() => void>();

  constructor(parts: AccessParts) {
    this.parts = parts;
  }

  /** Hears when somebody may have lost their access: a session ended, a key was taken back. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  changed(): void {
    for (const listener of this.listeners) listener();
  }

  /**
   * The actor behind a bearer key: a staff session, a device or a program. With a `visit` it counts as
   * being seen; without one it is only looked up.
   */
  identify(key: string, visit?: Visit): Result<Actor, Rejection> {
    const hash = hashKey(key);
    const holder = this.parts.holders.find(hash);
    if (!holder) return err(rejection('notSignedIn'));
    const actor = this.actorBehind(holder);
    if (actor.ok && visit) this.parts.lastSeen.note(holder.kind, hash, visit);
    return actor;
  }

  private actorBehind(holder: KeyHolder): Result<Actor, Rejection> {
    switch (holder.kind) {
      case 'session': {
        const staff = this.staffOf(holder.session);
        if (!staff.ok) return staff;
        if (holder.session.mustChange) return err(rejection('passwordChangeRequired'));
        const { id, role, agencyId } = staff.value;
        return ok({ kind: 'staff', staffId: id, role, agencyId });
      }
      case 'device':
        return this.deviceActor(holder.device);
      case 'apiKey': {
        const { expiresAt } = holder.apiKey;
        if (expiresAt !== null && expiresAt <= this.parts.clock.now()) return err(rejection('keyExpired'));
        return ok(actorOf(holder.apiKey));
      }
    }
  }

  /** A session that is good, also one that is only good for changing a temporary password. */
  session(token: string): Result<{ session: SessionRow; staff: StaffMember }, Rejection> {
    const holder = this.parts.holders.find(hashKey(token));
    if (holder?.kind !== 'session') {
      const other = this.identify(token);
      return other.ok ? err(rejection('forbidden', 'this key belongs to no staff session')) : other;
    }
    const { session } = holder;
    const staff = this.staffOf(session);
    return staff.ok ? ok({ session, staff: staff.value }) : staff;
  }

  /** The holder of a ticket: today's, or one of an earlier day, to learn how it ended. */
  identifyTicket(token: TicketToken): Result<Actor, Rejection> {
    const ticket = this.parts.ticketByToken(token);
    return ticket ? ok({ kind: 'ticketHolder', ticketId: ticket.id }) : err(rejection('unknownTicket'));
  }

  staffMember(id: string): StaffMember | null {
    return this.parts.state().index?.site.staff.find((s) => s.id === id) ?? null;
  }

  /** When a session was last seen, also within the last minute. */
  lastSeenOf(session: SessionRow): number {
    return this.parts.lastSeen.at(session.tokenHash) ?? session.lastSeen;
  }

  /** Whether a session is over by the clock. */
  isOver(session: SessionRow): boolean {
    const now = this.parts.clock.now();
    return session.expiresAt <= now || this.lastSeenOf(session) + idleMs <= now;
  }

  private staffOf(session: SessionRow): Result<StaffMember, Rejection> {
    const staff = this.staffMember(session.staffId);
    // Given for another role or agency, it is not good for this one.
    if (!staff || staff.role !== session.role || staff.agencyId !== session.agencyId)
      return err(rejection('notSignedIn'));
    return this.isOver(session) ? err(rejection('sessionExpired')) : ok(staff);
  }

  private deviceActor(device: DeviceRow): Result<Actor, Rejection> {
    const known = (kind: 'kiosks' | 'displays' | 'counters'): boolean =>
      this.parts.state().index?.site[kind].some((item) => item.id === device.device_id) ?? false;
    switch (device.kind) {
      case 'kiosk':
        return known('kiosks')
          ? ok({ kind: 'kiosk', kioskId: device.device_id })
          : err(rejection('unknownKiosk'));
      case 'display':
        return known('displays')
          ? ok({ kind: 'display', displayId: device.device_id })
          : err(rejection('unknownDisplay'));
      case 'counter':
        return known('counters')
          ? ok({ kind: 'counterDevice', counterId: device.device_id })
          : err(rejection('unknownCounter'));
    }
  }
}

function actorOf({ id, scope, scopes, agencyId }: ApiKeyRow): Actor {
  return {
    kind: 'apiKey',
    keyId: id,
    scope,
    ...(scope === 'fine' ? { scopes: [...scopes] } : {}),
    ...(agencyId === null ? {} : { agencyId }),
  };
}
