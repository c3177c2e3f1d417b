/**
 * The log is chained by hash and says from where; accounts, sessions and keys know more of themselves. The
 * events that are there are chained as they stand: from now on they cannot be changed unseen either.
 */
import { chainStart } from '../chain-hash.ts';
import { chainHash, ChainedRow } from '../event-chain.ts';
import type { Db } from '../database.ts';

const before = `
ALTER TABLE events ADD COLUMN origin TEXT;
ALTER TABLE events ADD COLUMN hash BLOB CHECK (length(hash) = 32);
DROP TRIGGER events_are_never_changed;
`;

const after = `
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'the event log is append-only');
END;
CREATE TRIGGER events_are_chained BEFORE INSERT ON events WHEN NEW.hash IS NULL BEGIN
  SELECT RAISE(ABORT, 'an event without its hash');
END;
-- What the audit shows is what says from where it came.
CREATE INDEX audited_events ON events (seq) WHERE origin IS NOT NULL;

ALTER TABLE staff_credentials ADD COLUMN temporary INTEGER NOT NULL DEFAULT 0 CHECK (temporary IN (0, 1));
ALTER TABLE staff_credentials ADD COLUMN last_sign_in INTEGER;

ALTER TABLE device_keys ADD COLUMN since INTEGER;
ALTER TABLE device_keys ADD COLUMN last_seen INTEGER;
ALTER TABLE device_keys ADD COLUMN address TEXT;
ALTER TABLE device_keys ADD COLUMN version TEXT;

CREATE TABLE api_keys_new (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('admin','integration','read','fine')),
  scopes TEXT NOT NULL CHECK (json_valid(scopes)),
  agency_id TEXT,
  key_hash TEXT NOT NULL UNIQUE,
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  created_at INTEGER,
  expires_at INTEGER,
  last_used INTEGER,
  CHECK ((scope = 'fine') = (scopes <> '[]'))
) STRICT;
INSERT INTO api_keys_new (id, name, scope, scopes, key_hash, demo) SELECT id, id, scope, '[]', key_hash, demo FROM api_keys;
DROP TABLE api_keys;
ALTER TABLE api_keys_new RENAME TO api_keys;

-- Everybody signs in once more: what a session must know of itself was not kept.
DROP TABLE sessions;
CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  staff_id TEXT NOT NULL,
  role TEXT NOT NULL,
  agency_id TEXT,
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  device TEXT,
  address TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_of_staff ON sessions (staff_id);

-- What the command line did while a server ran, until that server writes it into the log.
CREATE TABLE audit_inbox (
  id INTEGER PRIMARY KEY,
  event TEXT NOT NULL CHECK (json_valid(event))
) STRICT;
`;

export function trust(db: Db): void {
  db.exec(before);
  const chain = db.prepare('UPDATE events SET hash = ? WHERE seq = ?');
  const page = db.prepare('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT 500');
  // What is of the audit and older than its notes came from somewhere that nobody wrote down.
  db.exec(
    "UPDATE events SET origin = '' WHERE type IN ('siteConfigured', 'kioskPrinterSet', 'conditionChanged')",
  );
  let head = chainStart;
  for (let seq = 0; ;) {
    const rows = page.all(seq).map((row) => ChainedRow.parse(row));
    for (const row of rows) {
      head = chainHash(head, row);
      chain.run(head, row.seq);
      seq = row.seq;
    }
    if (rows.length === 0) break;
  }
  db.exec(after);
}
