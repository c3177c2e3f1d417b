/** Accounts, keys, devices, sessions and the audit over HTTP. What comes back is parsed here once. */
import { call, post, refusalOf, type Answer } from '@giliran/client';
import {
  AgencyId,
  DeviceKind,
  ErrorCode,
  FieldChange,
  KeyScope,
  Right,
  StaffMember,
  type StaffRole,
} from '@giliran/protocol';
import { z } from 'zod';

export const Person = StaffMember.extend({
  password: z.enum(['none', 'temporary', 'own']),
  lastSignIn: z.int().nullable(),
  sessions: z.int(),
});
export type Person = z.infer<typeof Person>;

export const ProgramKey = z.object({
  id: z.string(),
  name: z.string(),
  scope: KeyScope,
  scopes: z.array(Right),
  agencyId: AgencyId.nullable(),
  createdAt: z.int().nullable(),
  expiresAt: z.int().nullable(),
  lastUsed: z.int().nullable(),
});
export type ProgramKey = z.infer<typeof ProgramKey>;

export const KeyedDevice = z.object({
  kind: DeviceKind,
  id: z.string(),
  name: z.string(),
  zoneId: z.string(),
  agencyId: AgencyId.nullable(),
  hasKey: z.boolean(),
  since: z.int().nullable(),
  lastSeen: z.int().nullable(),
  address: z.string().nullable(),
  version: z.string().nullable(),
  connected: z.boolean(),
});
export type KeyedDevice = z.infer<typeof KeyedDevice>;

export const WaitingDevice = z.object({
  kind: DeviceKind.nullable(),
  name: z.string().nullable(),
  version: z.string().nullable(),
  code: z.string(),
  address: z.string(),
  since: z.int(),
  expiresAt: z.int(),
});
export type WaitingDevice = z.infer<typeof WaitingDevice>;

const OpenSession = z.object({
  id: z.string(),
  device: z.string().nullable(),
  address: z.string(),
  since: z.int(),
  lastSeen: z.int(),
  expiresAt: z.int(),
  current: z.boolean(),
});

export const AuditEntry = z.object({
  seq: z.int(),
  at: z.int(),
  who: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  from: z.string().nullable(),
  what: z.string(),
  agencyId: AgencyId.nullable(),
  changes: z.array(FieldChange),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
const AuditPage = z.object({ entries: z.array(AuditEntry), next: z.int().nullable() });

const ChainState = z.object({
  running: z.boolean(),
  last: z.object({ at: z.int(), seq: z.int(), hash: z.string(), problem: z.string().nullable() }).nullable(),
});

const UndoOutlook = z.object({
  changes: z.array(FieldChange),
  kept: z.array(z.string()),
  refusal: z.object({ code: ErrorCode, detail: z.string().nullable() }).nullable(),
});

export interface WishedProgram {
  readonly name: string;
  readonly scopes: readonly Right[];
  readonly agencyId: AgencyId | null;
  readonly expiresAt: number | null;
}
export interface PersonChange {
  readonly name: string;
  readonly role: StaffRole;
  readonly agencyId: AgencyId | null;
}
export interface DeviceChoice {
  readonly kind: DeviceKind;
  readonly deviceId: string;
  /** For one that is not in the set-up yet. */
  readonly create: { readonly name: string; readonly zoneId: string } | null;
}

/** A whole audit is a long read. Milliseconds. */
const longMs = 60_000;
const root = '/api/v1';
const part = encodeURIComponent;

/** All of it in the name of the session behind this token. */
export function createTrustApi(token: string) {
  const authorization = { authorization: `Bearer ${token}` };
  const get = async <T>(schema: z.ZodType<T>, path: string): Answer<T> =>
    there(await call(schema, `${root}${path}`, { headers: authorization }));
  const send = async <T>(schema: z.ZodType<T>, path: string, body: unknown = {}): Answer<T> =>
    there(await call(schema, `${root}${path}`, post(body, token)));
  const sendOnly = (path: string, body: unknown = {}): Answer<null> =>
    call(null, `${root}${path}`, post(body, token));
  const remove = (path: string): Answer<null> =>
    call(null, `${root}${path}`, { method: 'DELETE', headers: authorization });
  return {
    people: () => get(z.array(Person), '/staff'),
    createPerson: (member: StaffMember) =>
      send(z.object({ temporaryPassword: z.string().nullable() }), '/staff', member),
    changePerson: (id: string, change: Partial<PersonChange>) => sendOnly(`/staff/${part(id)}`, change),
    resetPassword: (id: string) =>
      send(z.object({ temporaryPassword: z.string().nullable() }), `/staff/${part(id)}/password`),
    endSessionsOf: (id: string) => remove(`/staff/${part(id)}/sessions`),
    removePerson: (id: string) => remove(`/staff/${part(id)}`),

    ownSessions: () => get(z.array(OpenSession), '/sessions'),
    endSession: (id: string) => remove(`/sessions/${part(id)}`),

    programs: () => get(z.array(ProgramKey), '/keys'),
    createProgram: (wished: WishedProgram) =>
      send(z.object({ secret: z.string().nullable() }), '/keys', { ...wished, scope: 'fine' }),
    revokeProgram: (id: string) => remove(`/keys/${part(id)}`),

    devices: () => get(z.array(KeyedDevice), '/devices'),
    giveDeviceKey: (kind: DeviceKind, id: string) =>
      send(z.object({ key: z.string().nullable() }), `/devices/${kind}/${part(id)}/key`),
    revokeDeviceKey: (kind: DeviceKind, id: string) => remove(`/devices/${kind}/${part(id)}/key`),
    waiting: () => get(z.array(WaitingDevice), '/pairing'),
    approve: (code: string, choice: DeviceChoice) => sendOnly(`/pairing/${part(code)}/approve`, choice),
    reject: (code: string) => sendOnly(`/pairing/${part(code)}/reject`),

    audit: (query: string) => get(AuditPage, `/audit?${query}`),
    /** The same as a table. */
    async auditCsv(query: string): Answer<Blob> {
      try {
        const signal = AbortSignal.timeout(longMs);
        const response = await fetch(`${root}/audit.csv?${query}`, { headers: authorization, signal });
        return response.ok
          ? { ok: true, value: await response.blob() }
          : { ok: false, error: await refusalOf(response) };
      } catch {
        return { ok: false, error: { code: 'unreachable' } };
      }
    },
    chain: () => get(ChainState, '/audit/chain'),
    lookAtChain: () => send(ChainState, '/audit/chain'),
    undoOutlook: (seq: number) => get(UndoOutlook, `/site/undo/${seq}`),
    undo: (seq: number) => sendOnly('/site/undo', { seq }),
  };
}
export type TrustApi = ReturnType<typeof createTrustApi>;

function there<T>(answer: Awaited<Answer<T | null>>): Awaited<Answer<T>> {
  if (!answer.ok) return answer;
  return answer.value === null
    ? { ok: false, error: { code: 'internal' } }
    : { ok: true, value: answer.value };
}
