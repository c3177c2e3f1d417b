/** What an asker may do, as rights: a key is given some of them, a role stands for some of them. */
import { z } from 'zod';
import type { AgencyId } from './basics.ts';

export const Right = z.enum([
  /** Look at the queue: agencies, services, counters, tickets, the live views. */
  'queue:read',
  /** Work at counters, with tickets, papers and conditions of agencies. */
  'queue:write',
  'tickets:issue',
  /** See, book, cancel and check in bookings. */
  'appointments',
  /** Say that a call was spoken, in place of a display. */
  'calls:announce',
  'reports:read',
  /** See to the printers of kiosks: look, put in a roll, print a test page. */
  'printers',
  /** The event log, without what is of the audit alone. */
  'events:read',
  /** The whole set-up: people, printers and all. */
  'site:read',
  /** Change the set-up, take a change back, turn the day. */
  'site:write',
  /** Accounts, sessions, keys and devices. */
  'access:write',
  'audit:read',
]);
export type Right = z.infer<typeof Right>;

export const StaffRole = z.enum(['administrator', 'supervisor', 'counterStaff', 'reader']);
export type StaffRole = z.infer<typeof StaffRole>;

const counterWork: readonly Right[] = ['queue:read', 'queue:write', 'tickets:issue', 'appointments'];

/** What each role stands for. Somebody with an agency has it within that agency only. */
export const roleRights: Record<StaffRole, readonly Right[]> = {
  administrator: Right.options.filter((right) => right !== 'calls:announce'),
  supervisor: [...counterWork, 'reports:read', 'printers'],
  counterStaff: counterWork,
  reader: ['queue:read', 'reports:read'],
};

/** The named bundles of a program's key, and `fine` for one whose rights are listed. */
export const KeyScope = z.enum(['admin', 'integration', 'read', 'fine']);
export type KeyScope = z.infer<typeof KeyScope>;

export const bundleRights: Record<Exclude<KeyScope, 'fine'>, readonly Right[]> = {
  admin: Right.options,
  integration: counterWork,
  read: ['queue:read', 'reports:read', 'events:read'],
};

interface ActorRights {
  readonly kind: string;
  readonly role?: StaffRole;
  readonly scope?: KeyScope;
  readonly scopes?: readonly Right[] | undefined;
  readonly agencyId?: AgencyId | null | undefined;
}

/** The rights of an asker. Devices and holders of tickets have none: what they need is theirs by what they are. */
export function rightsOf(actor: ActorRights): readonly Right[] {
  if (actor.kind === 'system') return Right.options;
  if (actor.role !== undefined) return roleRights[actor.role];
  if (actor.scope === undefined) return [];
  return actor.scope === 'fine' ? (actor.scopes ?? []) : bundleRights[actor.scope];
}

export const hasRight = (actor: ActorRights, right: Right): boolean => rightsOf(actor).includes(right);

/** The one agency that the asker is confined to; null for those of the whole hall. */
export const agencyOf = (actor: ActorRights): AgencyId | null => actor.agencyId ?? null;
