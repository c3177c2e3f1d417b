/** All SQL of sign-ins, sessions and keys. Only hashes are kept. */
import { CounterId, DisplayId, KioskId, StaffId } from '@giliran/protocol';
import { z } from 'zod';
import type { Statement } from 'better-sqlite3';
import type { Db } from '../store/database.ts';

export type DeviceKind = 'kiosk' | 'display' | 'counter';
export type ApiKeyScope = 'admin' | 'integration' | 'read';

const CredentialRow = z.object({ password_hash: z.string() });
const SessionRow = z.object({ staff_id: StaffId, expires_at: z.number() });
const ApiKeyRow = z.object({ id: z.string(), scope: z.enum(['admin', 'integration', 'read']) });
const DeviceRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kiosk'), device_id: KioskId }),
  z.object({ kind: z.literal('display'), device_id: DisplayId }),
  z.object({ kind: z.literal('counter'), device_id: CounterId }),
]);
const CountRow = z.object({ n: z.number() });
const StaffIdRow = z.object({ staff_id: StaffId });
export type DeviceRow = z.infer<typeof DeviceRow>;

/** What a key opens. */
export type KeyHolder =
  | { readonly kind: 'session'; readonly staffId: StaffId; readonly expiresAt: number }
  | { readonly kind: 'device'; readonly device: DeviceRow }
  | { readonly kind: 'apiKey'; readonly id: string; readonly scope: ApiKeyScope };

/** Keys remembered at most; the busiest hall has some hundreds of devices and people. */
const mostRemembered = 5_000;

export class AccessStore {
  private readonly db: Db;
  // Asked for every command: prepared once, since preparing costs more than running.
  private readonly selectDevice: Statement;
  private readonly selectApiKey: Statement;
  private readonly selectSession: Statement;
  private readonly selectVersion: Statement;
  /** Holders by the hash of their key, as long as nothing in the database can have changed them. */
  private readonly remembered = new Map<string, KeyHolder>();
  private versionRemembered: unknown = null;

  constructor(db: Db) {
    this.db = db;
    this.selectDevice = db.prepare('SELECT kind, device_id FROM device_keys WHERE key_hash = ?');
    this.selectApiKey = db.prepare('SELECT id, scope FROM api_keys WHERE key_hash = ?');
    this.selectSession = db.prepare('SELECT staff_id, expires_at FROM sessions WHERE token_hash = ?');
    // Moves when another process has written to the file; a glance at shared memory, not at the disk.
    this.selectVersion = db.prepare('PRAGMA data_version').pluck();
  }

  /**
   * Who holds the key with this hash. Asked for every command, so that a key that was taken back opens nothing
   * from the next command on; remembered until this process or another one writes to the tables of keys.
   */
  findHolder(keyHash: string): KeyHolder | null {
    const version = this.selectVersion.get();
    if (version !== this.versionRemembered) {
      this.remembered.clear();
      this.versionRemembered = version;
    }
    const known = this.remembered.get(keyHash);
    if (known) return known;
    const found = this.lookUp(keyHash);
    if (found) {
      if (this.remembered.size >= mostRemembered) this.remembered.clear();
      this.remembered.set(keyHash, found);
    }
    return found;
  }

  private lookUp(keyHash: string): KeyHolder | null {
    const session = this.findSession(keyHash);
    if (session) return { kind: 'session', ...session };
    const device = this.findDevice(keyHash);
    if (device) return { kind: 'device', device };
    const apiKey = this.findApiKey(keyHash);
    return apiKey ? { kind: 'apiKey', ...apiKey } : null;
  }

  /** Does several changes as one. */
  together(change: () => void): void {
    this.db.transaction(change)();
  }

  setPassword(staffId: StaffId, passwordHash: string, demo: boolean): void {
    this.remembered.clear();
    this.db
      .prepare(
        `INSERT INTO staff_credentials (staff_id, password_hash, demo) VALUES (?, ?, ?)
         ON CONFLICT (staff_id) DO UPDATE SET password_hash = excluded.password_hash, demo = excluded.demo`,
      )
      .run(staffId, passwordHash, demo ? 1 : 0);
    this.db.prepare('DELETE FROM sessions WHERE staff_id = ?').run(staffId);
  }

  passwordHash(staffId: string): string | null {
    const row = this.db
      .prepare('SELECT password_hash FROM staff_credentials WHERE staff_id = ?')
      .get(staffId);
    return row === undefined ? null : CredentialRow.parse(row).password_hash;
  }

  setDeviceKey(kind: DeviceKind, deviceId: string, keyHash: string, demo: boolean): void {
    this.remembered.clear();
    this.db
      .prepare(
        `INSERT INTO device_keys (kind, device_id, key_hash, demo) VALUES (?, ?, ?, ?)
         ON CONFLICT (kind, device_id) DO UPDATE SET key_hash = excluded.key_hash, demo = excluded.demo`,
      )
      .run(kind, deviceId, keyHash, demo ? 1 : 0);
  }

  private findDevice(keyHash: string): DeviceRow | null {
    const row = this.selectDevice.get(keyHash);
    return row === undefined ? null : DeviceRow.parse(row);
  }

  demoDevices(): DeviceRow[] {
    return this.db
      .prepare('SELECT kind, device_id FROM device_keys WHERE demo = 1 ORDER BY kind, device_id')
      .all()
      .map((row) => DeviceRow.parse(row));
  }

  setApiKey(id: string, scope: ApiKeyScope, keyHash: string, demo: boolean): void {
    this.remembered.clear();
    this.db
      .prepare(
        `INSERT INTO api_keys (id, scope, key_hash, demo) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, key_hash = excluded.key_hash, demo = excluded.demo`,
      )
      .run(id, scope, keyHash, demo ? 1 : 0);
  }

  private findApiKey(keyHash: string): { id: string; scope: ApiKeyScope } | null {
    const row = this.selectApiKey.get(keyHash);
    return row === undefined ? null : ApiKeyRow.parse(row);
  }

  addSession(tokenHash: string, staffId: StaffId, createdAt: number, expiresAt: number): void {
    this.db
      .prepare('INSERT INTO sessions (token_hash, staff_id, created_at, expires_at) VALUES (?, ?, ?, ?)')
      .run(tokenHash, staffId, createdAt, expiresAt);
    this.db.prepare('DELETE FROM sessions WHERE expires_at < ?').run(createdAt);
  }

  private findSession(tokenHash: string): { staffId: StaffId; expiresAt: number } | null {
    const row = this.selectSession.get(tokenHash);
    if (row === undefined) return null;
    const { staff_id, expires_at } = SessionRow.parse(row);
    return { staffId: staff_id, expiresAt: expires_at };
  }

  endSession(tokenHash: string): void {
    this.remembered.clear();
    this.db.prepare('DELETE FROM sessions WHERE token_hash = ?').run(tokenHash);
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
    this.remembered.clear();
    this.db
      .prepare(
        'DELETE FROM sessions WHERE staff_id IN (SELECT staff_id FROM staff_credentials WHERE demo = 1)',
      )
      .run();
    this.db.prepare('DELETE FROM staff_credentials WHERE demo = 1').run();
    this.db.prepare('DELETE FROM device_keys WHERE demo = 1').run();
    this.db.prepare('DELETE FROM api_keys WHERE demo = 1').run();
  }
}
