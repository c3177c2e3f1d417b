/** Everything that knows who may come in, put together. */
import type { Actor } from '@giliran/protocol';
import { AuditLog } from '../audit/audit-log.ts';
import type { Clock } from '../clock.ts';
import type { Presence } from '../presence.ts';
import type { QueueService } from '../queue-service.ts';
import type { Db } from '../store/database.ts';
import { Access } from './access.ts';
import type { AccessStore } from './access-store.ts';
import { Accounts } from './accounts.ts';
import { ApiKeys } from './api-keys.ts';
import { Devices } from './devices.ts';
import { FirstRun } from './first-run.ts';
import { KeyHolders } from './key-holders.ts';
import { LastSeen } from './last-seen.ts';
import { Pairing } from './pairing.ts';
import { SignIn } from './sign-in.ts';
import type { SessionStore } from './session-store.ts';

export interface Identity {
  readonly access: Access;
  readonly accessStore: AccessStore;
  readonly sessions: SessionStore;
  readonly lastSeen: LastSeen;
  readonly signIn: SignIn;
  readonly accounts: Accounts;
  readonly apiKeys: ApiKeys;
  readonly devices: Devices;
  readonly pairing: Pairing;
  readonly firstRun: FirstRun;
  readonly audit: AuditLog;
  /** What a person or a program is called now; null when they are gone, and for devices. */
  readonly nameOf: (actor: Actor) => string | null;
}

export interface IdentityParts {
  readonly db: Db;
  readonly accessStore: AccessStore;
  readonly sessions: SessionStore;
  readonly queue: QueueService;
  readonly presence: Presence;
  readonly clock: Clock;
  /** Shows the code of the first start where only the server's keeper sees it; null when it is good no more. */
  readonly showFirstRunCode: (code: string | null) => void;
}

export function createIdentity(parts: IdentityParts): Identity {
  const { db, accessStore, sessions, queue, presence, clock } = parts;
  const store = accessStore;
  const lastSeen = new LastSeen({ access: store, sessions, clock });
  const holders = new KeyHolders({ db, store, sessions });
  const access = new Access({
    ...{ holders, lastSeen, clock },
    // Who somebody is and what they may is of the set-up, which is durable before anything else is decided.
    state: () => queue.newest,
    ticketByToken: (token) => queue.findTicketByToken(token),
  });
  const signIn = new SignIn({ access, store, sessions, queue, clock });
  const devices = new Devices({ queue, store, access, lastSeen, presence, clock });
  const nameOf = (actor: Actor): string | null => {
    if (actor.kind === 'staff') return access.staffMember(actor.staffId)?.name ?? null;
    if (actor.kind !== 'apiKey') return null;
    return store.apiKeys().find((key) => key.id === actor.keyId)?.name ?? null;
  };
  return {
    ...{ access, accessStore, sessions, lastSeen, signIn, devices },
    accounts: new Accounts({ queue, store, access }),
    apiKeys: new ApiKeys({ queue, store, access, clock }),
    pairing: new Pairing({ queue, devices, clock }),
    firstRun: new FirstRun({ queue, store, signIn, clock, show: parts.showFirstRunCode }),
    audit: new AuditLog(db, nameOf),
    nameOf,
  };
}
