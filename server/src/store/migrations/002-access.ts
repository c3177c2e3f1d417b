/** Secrets, as hashes only. They stand outside the event log and never leave the server. */
export const access = `
CREATE TABLE staff_credentials (
  staff_id TEXT PRIMARY KEY,
  password_hash TEXT NOT NULL,
  demo INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT;

CREATE TABLE device_keys (
  kind TEXT NOT NULL CHECK (kind IN ('kiosk','display','counter')),
  device_id TEXT NOT NULL,
  key_hash TEXT NOT NULL UNIQUE,
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  PRIMARY KEY (kind, device_id)
) STRICT;

CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('admin','integration','read')),
  key_hash TEXT NOT NULL UNIQUE,
  demo INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_of_staff ON sessions (staff_id);
`;
