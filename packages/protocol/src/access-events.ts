/**
 * Who came and went, and who was let in: accounts, sessions, keys, devices, exports. They change nothing in
 * the queue; they stand in the one log so that its chain covers them. Never a secret in any of them.
 */
import { z } from 'zod';
import { AgencyId, StaffId } from './basics.ts';
import { DeviceKind } from './device-kind.ts';
import { KeyScope, Right } from './rights.ts';

/** The agency that it concerns; null for the whole hall. */
const agencyId = AgencyId.nullable();
const device = { kind: DeviceKind, deviceId: z.string(), agencyId };

export const accessEvents = [
  z.strictObject({ type: z.literal('signedIn'), staffId: StaffId, sessionId: z.string(), agencyId }),
  z.strictObject({
    type: z.literal('signInFailed'),
    /** Null for a name that nobody has: somebody may have typed a password into that field. */
    staffId: StaffId.nullable(),
    agencyId,
  }),
  z.strictObject({
    type: z.literal('sessionsEnded'),
    staffId: StaffId,
    /** Null: all of theirs. */
    sessionId: z.string().nullable(),
    cause: z.enum(['signedOut', 'revoked']),
    agencyId,
  }),
  /** Ends every session of theirs, too. */
  z.strictObject({
    type: z.literal('passwordSet'),
    staffId: StaffId,
    /** Somebody else chose it: it must be changed at the next sign-in. */
    temporary: z.boolean(),
    agencyId,
  }),
  z.strictObject({
    type: z.literal('apiKeyCreated'),
    keyId: z.string(),
    name: z.string(),
    scope: KeyScope,
    scopes: z.array(Right),
    agencyId,
    expiresAt: z.int().nullable(),
  }),
  z.strictObject({ type: z.literal('apiKeyRevoked'), keyId: z.string(), name: z.string(), agencyId }),
  z.strictObject({
    type: z.literal('deviceKeyGiven'),
    ...device,
    how: z.enum(['pairing', 'administrator', 'commandLine']),
  }),
  z.strictObject({ type: z.literal('deviceKeyRevoked'), ...device }),
  z.strictObject({ type: z.literal('pairingApproved'), ...device, address: z.string() }),
  z.strictObject({ type: z.literal('pairingRejected'), address: z.string() }),
  /** The demo's published secrets were replaced. */
  z.strictObject({ type: z.literal('publishedSecretsReplaced') }),
  z.strictObject({
    type: z.literal('dataExported'),
    what: z.enum(['audit', 'site', 'backup', 'reports']),
    /** Which part, or to where. */
    detail: z.string().max(300).nullable(),
    agencyId,
  }),
  z.strictObject({
    type: z.literal('webhookSet'),
    webhookId: z.string(),
    name: z.string(),
    /** Its host; never the secret, nor a path that may hold one. */
    host: z.string(),
    how: z.enum(['made', 'changed']),
    agencyId,
  }),
  z.strictObject({ type: z.literal('webhookRemoved'), webhookId: z.string(), name: z.string(), agencyId }),
  z.strictObject({ type: z.literal('dataRestored'), detail: z.string().max(300) }),
  /** When and to where backups are made, how they are kept; never the passphrase. */
  z.strictObject({ type: z.literal('backupsSetUp'), detail: z.string().max(300) }),
] as const;
export const AccessEvent = z.discriminatedUnion('type', accessEvents);
export type AccessEvent = z.infer<typeof AccessEvent>;

const types: ReadonlySet<string> = new Set(accessEvents.map((schema) => schema.shape.type.value));
/** Whether an event is of the audit alone and does nothing to the queue. */
export const isAccessEvent = (event: { readonly type: string }): event is AccessEvent =>
  types.has(event.type);
export const accessEventTypes: readonly string[] = [...types];
