/** All SQL of sign-ins and keys. Only hashes are kept. */
import {
  AgencyId,
  CounterId,
  DisplayId,
  KeyScope,
  KioskId,
  Right,
  StaffId,
  type DeviceKind,
} from '@giliran/protocol';
import { z } from 'zod';
import type { Statement } from 'better-sqlite3';
import type { Db } from '../store/database.ts';

export type { DeviceKind };

const flag = z.union([z.literal(0), z.literal(1)]);
const CredentialRow = z.object({
  password_hash: z.string(),
  temporary: flag,
  last_sign_in: z.number().nullable(),
});
const ApiKeyRow = z.object({
  id: z.string(),
  name: z.string(),
  scope: KeyScope,
  scopes: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(Right)),
  agency_id: AgencyId.nullable(),
  demo: flag,
  created_at: z.number().nullable(),
  expires_at: z.number().nullable(),
  last_used: z.number().nullable(),
});
const DeviceRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kiosk'), device_id: KioskId }),
  z.object({ kind: z.literal('display'), device_id: DisplayId }),
  z.object({ kind: z.literal('counter'), device_id: CounterId }),
]);
const DeviceKeyRow = z.object({
  kind: z.enum(['kiosk', 'display', 'counter']),
  device_id: z.string(),
  since: z.number().nullable(),
  last_seen: z.number().nullable(),
  address: z.string().nullable(),
  version: z.string().nullable(),
});
const CountRow = z.object({ n: z.number() });
const StaffIdRow = z.object({ staff_id: StaffId });
export type DeviceRow = z.infer<typeof DeviceRow>;
export type DeviceKeyRow = z.infer<typeof DeviceKeyRow>;

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly scope: KeyScope;
  /** The rights of a `fine` key; none are listed for a bundle. */
  readonly scopes: readonly Right[];
  readonly agencyId: AgencyId | null;
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
  readonly lastUsed: number | null;
}

function apiKeyFromRow(row: unknown): ApiKeyRow {
  const { id, name, scope, scopes, agency_id, created_at, expires_at, last_used } = ApiKeyRow.parse(row);
  return {
    ...{ id, name, scope, scopes },
    agencyId: agency_id,
    createdAt: created_at,
    expiresAt: expires_at,
    lastUsed: last_used,
  };
}

export class AccessStore {
  private readonly db: Db;
  // Asked for often: prepared once, since preparing costs more than running.
  private readonly selectDevice: Statement;
  private readonly selectApiKey: Statement;
  private written = 0;

  constructor(db: Db) {
    this.db = db;
    this.selectDevice = db.prepare('SELECT kind, device_id FROM device_keys WHERE key_hash = ?');
    this.selectApiKey = db.prepare('SELECT * FROM api_keys WHERE key_hash = ?');
  }

  /** Counts what this store has written, so that whoever remembers what it read knows when to read again. */
  get changes(): number {
    return this.written;
  }

  private change(sql: string): Statement {
    this.written += 1;
    return this.db.prepare(sql);
  }

  /** Does several changes as one. */
  together(change: () => void): void {
    this.db.transaction(change).immediate();
  }

  /** Also ends whatever sessions the old one opened. */
  setPassword(staffId: StaffId, passwordHash: string, demo: boolean, temporary = false): void {
    this.change(
      `INSERT INTO staff_credentials (staff_id, password_hash, demo, temporary) VALUES (?, ?, ?, ?)
         ON CONFLICT (staff_id) DO UPDATE SET
           password_hash = excluded.password_hash, demo = excluded.demo, temporary = excluded.temporary`,
    ).run(staffId, passwordHash, demo ? 1 : 0, temporary ? 1 : 0);
    this.change('DELETE FROM sessions WHERE staff_id = ?').run(staffId);
  }

  /** How somebody signs in; null when they cannot yet. */
  credential(staffId: string): { hash: string; temporary: boolean; lastSignIn: number | null } | null {
    const row = this.db
      .prepare('SELECT password_hash, temporary, last_sign_in FROM staff_credentials WHERE staff_id = ?')
      .get(staffId);
    if (row === undefined) return null;
    const { password_hash, temporary, last_sign_in } = CredentialRow.parse(row);
    return { hash: password_hash, temporary: temporary === 1, lastSignIn: last_sign_in };
  }

  signedIn(staffId: StaffId, at: number): void {
    this.change('UPDATE staff_credentials SET last_sign_in = ? WHERE staff_id = ?').run(at, staffId);
  }

  setDeviceKey(
    kind: DeviceKind,
    deviceId: string,
    keyHash: string,
    demo: boolean,
    since: number | null = null,
  ): void {
    this.change(
      `INSERT INTO device_keys (kind, device_id, key_hash, demo, since) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (kind, device_id) DO UPDATE SET key_hash = excluded.key_hash, demo = excluded.demo,
           since = excluded.since, last_seen = NULL, address = NULL, version = NULL`,
    ).run(kind, deviceId, keyHash, demo ? 1 : 0, since);
  }

  findDevice(keyHash: string): DeviceRow | null {
    const row = this.selectDevice.get(keyHash);
    return row === undefined ? null : DeviceRow.parse(row);
  }

  deviceKeys(): DeviceKeyRow[] {
    return this.db
      .prepare('SELECT kind, device_id, since, last_seen, address, version FROM device_keys')
      .all()
      .map((row) => DeviceKeyRow.parse(row));
  }

  hasDeviceKey(kind: DeviceKind, deviceId: string): boolean {
    return (
      this.db.prepare('SELECT 1 FROM device_keys WHERE kind = ? AND device_id = ?').get(kind, deviceId) !==
      undefined
    );
  }

  removeDeviceKey(kind: DeviceKind, deviceId: string): void {
    this.change('DELETE FROM device_keys WHERE kind = ? AND device_id = ?').run(kind, deviceId);
  }

  deviceSeen(keyHash: string, at: number, address: string, version: string | null): void {
    this.change(
      'UPDATE device_keys SET last_seen = ?, address = ?, version = coalesce(?, version) WHERE key_hash = ?',
    ).run(at, address, version, keyHash);
  }

  demoDevices(): DeviceRow[] {
    return this.db
      .prepare('SELECT kind, device_id FROM device_keys WHERE demo = 1 ORDER BY kind, device_id')
      .all()
      .map((row) => DeviceRow.parse(row));
  }

  /** A key of a named bundle, or with another hash and bundle the one of that id. */
  setApiKey(id: string, scope: Exclude<KeyScope, 'fine'>, keyHash: string, demo: boolean): void {
    this.change(
      `INSERT INTO api_keys (id, name, scope, scopes, key_hash, demo) VALUES (?, ?, ?, '[]', ?, ?)
         ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, scopes = '[]', key_hash = excluded.key_hash,
           demo = excluded.demo`,
    ).run(id, id, scope, keyHash, demo ? 1 : 0);
  }

  addApiKey(key: Omit<ApiKeyRow, 'lastUsed'>, keyHash: string): void {
    const { id, name, scope, scopes, agencyId, createdAt, expiresAt } = key;
    this.change(
      `INSERT INTO api_keys (id, name, scope, scopes, agency_id, key_hash, demo, created_at, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)`,
    ).run(id, name, scope, JSON.stringify(scopes), agencyId, keyHash, createdAt, expiresAt);
  }

  findApiKey(keyHash: string): ApiKeyRow | null {
    const row = this.selectApiKey.get(keyHash);
    return row === undefined ? null : apiKeyFromRow(row);
  }

  apiKeys(): ApiKeyRow[] {
    return this.db.prepare('SELECT * FROM api_keys ORDER BY created_at, id').all().map(apiKeyFromRow);
  }

  removeApiKey(id: string): void {
    this.change('DELETE FROM api_keys WHERE id = ?').run(id);
  }

  apiKeyUsed(keyHash: string, at: number): void {
    this.change('UPDATE api_keys SET last_used = ? WHERE key_hash = ?').run(at, keyHash);
  }

  /** How many sign-ins and keys are still the published ones of the demo site. */
  countDemoSecrets(): number {
    return CountRow.parse(
      this.db
        .prepare(
          `SELECT (SELECT count(*) FROM staff_credentials WHERE demo = 1)
                + (SELECT count(*) FROM device_keys WHERE demo = 1)
                + (SELECT count(*) FROM api_keys WHERE demo = 1) AS n`,
        )
        .get(),
    ).n;
  }

  demoStaff(): StaffId[] {
    return this.db
      .prepare('SELECT staff_id FROM staff_credentials WHERE demo = 1 ORDER BY staff_id')
      .all()
      .map((row) => StaffIdRow.parse(row).staff_id);
  }

  /** Takes away the demo's passwords and programs' keys; who had them cannot sign in until given new ones. */
  removeDemoSecrets(): void {
    this.change(
      'DELETE FROM sessions WHERE staff_id IN (SELECT staff_id FROM staff_credentials WHERE demo = 1)',
    ).run();
    this.change('DELETE FROM staff_credentials WHERE demo = 1').run();
    this.change('DELETE FROM device_keys WHERE demo = 1').run();
    this.change('DELETE FROM api_keys WHERE demo = 1').run();
  }
}
