/** Tickets that kiosks made without the server and that could not enter the queue; kept after somebody has looked after them. */
export const offline = `
CREATE TABLE offline_aside (
  ticket_id TEXT PRIMARY KEY,
  kiosk_id TEXT NOT NULL,
  number TEXT NOT NULL,
  service_id TEXT NOT NULL,
  agency_id TEXT,
  taken_at INTEGER NOT NULL,
  why TEXT NOT NULL,
  at INTEGER NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX offline_aside_open ON offline_aside (at) WHERE settled = 0;
`;
