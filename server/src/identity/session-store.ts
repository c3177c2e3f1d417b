/** All SQL of sessions. A session is kept as the hash of its token, with whom and what it was given for. */
import { AgencyId, StaffId, StaffRole, type Site } from '@giliran/protocol';
import type { Statement } from 'better-sqlite3';
import { z } from 'zod';
import type { Db } from '../store/database.ts';

const Row = z.object({
  token_hash: z.string(),
  id: z.string(),
  staff_id: StaffId,
  role: StaffRole,
  agency_id: AgencyId.nullable(),
  must_change: z.union([z.literal(0), z.literal(1)]),
  device: z.string().nullable(),
  address: z.string(),
  created_at: z.number(),
  last_seen: z.number(),
  expires_at: z.number(),
});

export interface SessionRow {
  readonly tokenHash: string;
  readonly id: string;
  readonly staffId: StaffId;
  /** Role and agency it was given for: with others it is over. */
  readonly role: StaffRole;
  readonly agencyId: AgencyId | null;
  /** Only good for changing the temporary password. */
  readonly mustChange: boolean;
  readonly device: string | null;
  readonly address: string;
  readonly createdAt: number;
  readonly lastSeen: number;
  readonly expiresAt: number;
}

function fromRow(row: unknown): SessionRow {
  const r = Row.parse(row);
  return {
    tokenHash: r.token_hash,
    id: r.id,
    staffId: r.staff_id,
    role: r.role,
    agencyId: r.agency_id,
    mustChange: r.must_change === 1,
    device: r.device,
    address: r.address,
    createdAt: r.created_at,
    lastSeen: r.last_seen,
    expiresAt: r.expires_at,
  };
}

export class SessionStore {
  private readonly db: Db;
  // Asked for often: prepared once, since preparing costs more than running.
  private readonly select: Statement;
  private written = 0;

  constructor(db: Db) {
    this.db = db;
    this.select = db.prepare('SELECT * FROM sessions WHERE token_hash = ?');
  }

  /** Counts what this store has written, so that whoever remembers what it read knows when to read again. */
  get changes(): number {
    return this.written;
  }

  private change(sql: string): Statement {
    this.written += 1;
    return this.db.prepare(sql);
  }

  add(session: SessionRow): void {
    const s = session;
    this.change(
      `INSERT INTO sessions (token_hash, id, staff_id, role, agency_id, must_change, device, address, created_at, last_seen, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      ...[s.tokenHash, s.id, s.staffId, s.role, s.agencyId, s.mustChange ? 1 : 0],
      ...[s.device, s.address, s.createdAt, s.lastSeen, s.expiresAt],
    );
    this.change('DELETE FROM sessions WHERE expires_at < ?').run(s.createdAt);
  }

  find(tokenHash: string): SessionRow | null {
    const row = this.select.get(tokenHash);
    return row === undefined ? null : fromRow(row);
  }

  findById(id: string): SessionRow | null {
    const row = this.db.prepare('SELECT * FROM sessions WHERE id = ?').get(id);
    return row === undefined ? null : fromRow(row);
  }

  list(): SessionRow[] {
    return this.db.prepare('SELECT * FROM sessions ORDER BY last_seen DESC').all().map(fromRow);
  }

  end(id: string): void {
    this.change('DELETE FROM sessions WHERE id = ?').run(id);
  }

  endAllOf(staffId: StaffId): void {
    this.change('DELETE FROM sessions WHERE staff_id = ?').run(staffId);
  }

  seen(tokenHash: string, at: number): void {
    this.change('UPDATE sessions SET last_seen = ? WHERE token_hash = ?').run(at, tokenHash);
  }

  /** Ends the sessions of everybody who is not in this site as they were when they signed in; forgets who is gone. */
  keepOnly(site: Site): void {
    const staff = JSON.stringify(site.staff);
    this.change(
      `DELETE FROM sessions WHERE NOT EXISTS (
           SELECT 1 FROM json_each(?) AS person
           WHERE json_extract(person.value, '$.id') = sessions.staff_id
             AND json_extract(person.value, '$.role') = sessions.role
             AND json_extract(person.value, '$.agencyId') IS sessions.agency_id)`,
    ).run(staff);
    this.change(
      `DELETE FROM staff_credentials
         WHERE staff_id NOT IN (SELECT json_extract(value, '$.id') FROM json_each(?))`,
    ).run(staff);
  }
}
