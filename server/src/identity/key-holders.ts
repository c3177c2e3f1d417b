/** Who holds a key: asked for every command, and therefore remembered. */
import type { Statement } from 'better-sqlite3';
import type { Db } from '../store/database.ts';
import type { AccessStore, ApiKeyRow, DeviceRow } from './access-store.ts';
import type { SessionRow, SessionStore } from './session-store.ts';

/** What a key opens. */
export type KeyHolder =
  | { readonly kind: 'session'; readonly session: SessionRow }
  | { readonly kind: 'device'; readonly device: DeviceRow }
  | { readonly kind: 'apiKey'; readonly apiKey: ApiKeyRow };

/** Keys remembered at most; the busiest hall has some hundreds of devices and people. */
const mostRemembered = 5_000;

export interface KeyHoldersParts {
  readonly db: Db;
  readonly store: AccessStore;
  readonly sessions: SessionStore;
}

export class KeyHolders {
  private readonly parts: KeyHoldersParts;
  private readonly selectVersion: Statement;
  private readonly selectChanges: Statement;
  /** Holders by the hash of their key, as long as nothing in the database can have changed them. */
  private readonly remembered = new Map<string, KeyHolder>();
  private seen: { outside: unknown; counted: unknown; access: number; sessions: number } = {
    outside: null,
    counted: null,
    access: 0,
    sessions: 0,
  };

  constructor(parts: KeyHoldersParts) {
    this.parts = parts;
    // Moves when another connection has written to the file; a glance at shared memory, not at the disk.
    this.selectVersion = parts.db.prepare('PRAGMA data_version').pluck();
    // In a busy hall that is mostly the log: only then the counter itself is read.
    this.selectChanges = parts.db.prepare('SELECT n FROM key_changes WHERE id = 1').pluck();
  }

  /**
   * Who holds the key with this hash. A key that was taken back opens nothing from the next command on: what is
   * remembered is good until this process or another one writes to the tables of keys and sessions. Whether it
   * has expired is for the asker to look at.
   */
  find(keyHash: string): KeyHolder | null {
    this.forgetWhatMayHaveChanged();
    const known = this.remembered.get(keyHash);
    if (known) return known;
    const found = this.lookUp(keyHash);
    if (found) {
      if (this.remembered.size >= mostRemembered) this.remembered.clear();
      this.remembered.set(keyHash, found);
    }
    return found;
  }

  private forgetWhatMayHaveChanged(): void {
    const outside: unknown = this.selectVersion.get();
    const access = this.parts.store.changes;
    const sessions = this.parts.sessions.changes;
    const { seen } = this;
    const written = seen.access !== access || seen.sessions !== sessions;
    if (seen.outside === outside && !written) return;
    const counted: unknown = this.selectChanges.get();
    if (written || seen.counted !== counted) this.remembered.clear();
    this.seen = { outside, counted, access, sessions };
  }

  private lookUp(keyHash: string): KeyHolder | null {
    const session = this.parts.sessions.find(keyHash);
    if (session) return { kind: 'session', session };
    const device = this.parts.store.findDevice(keyHash);
    if (device) return { kind: 'device', device };
    const apiKey = this.parts.store.findApiKey(keyHash);
    return apiKey ? { kind: 'apiKey', apiKey } : null;
  }
}
