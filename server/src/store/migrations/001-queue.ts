/** The event log, today's projections, and the answers to commands already done. */
export const queue = `
CREATE TABLE events (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  type TEXT NOT NULL,
  ticket_id TEXT,
  counter_id TEXT,
  actor TEXT NOT NULL CHECK (json_valid(actor)),
  command_id TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'the event log is append-only');
END;
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN
  SELECT RAISE(ABORT, 'the event log is append-only');
END;

CREATE TABLE tickets (
  id TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  day TEXT NOT NULL,
  number TEXT NOT NULL,
  prefix TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  issue_order INTEGER NOT NULL CHECK (issue_order > 0),
  agency_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting','called','serving','completed','no_show','cancelled','expired')),
  priority TEXT,
  language TEXT NOT NULL,
  channel TEXT NOT NULL,
  kiosk_id TEXT,
  effective_time INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  called_at INTEGER,
  started_at INTEGER,
  ended_at INTEGER,
  counter_id TEXT,
  staff_id TEXT,
  calls INTEGER NOT NULL CHECK (calls >= 0),
  CHECK ((state = 'waiting') <= (counter_id IS NULL)),
  CHECK ((state IN ('called','serving')) <= (counter_id IS NOT NULL)),
  CHECK ((state IN ('completed','no_show','cancelled','expired')) = (ended_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
-- No number twice in a day; also finds a day's tickets.
CREATE UNIQUE INDEX one_number_a_day ON tickets (day, issue_order);
CREATE UNIQUE INDEX one_ticket_a_number ON tickets (day, prefix, sequence);
-- A counter never has two tickets.
CREATE UNIQUE INDEX one_ticket_at_a_counter ON tickets (counter_id) WHERE state IN ('called','serving');

CREATE TABLE calls (
  call_order INTEGER PRIMARY KEY,
  call_id TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  number TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  counter_id TEXT NOT NULL,
  counter_number INTEGER NOT NULL,
  zone_id TEXT NOT NULL,
  called_at INTEGER NOT NULL,
  recall INTEGER NOT NULL CHECK (recall IN (0, 1)),
  announced_at INTEGER,
  announced_by TEXT
) STRICT;
CREATE INDEX calls_of_a_day ON calls (day);

CREATE TABLE counters (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('closed','open','paused')),
  staff_id TEXT,
  pause_reason TEXT,
  current_ticket_id TEXT,
  revision INTEGER NOT NULL,
  served INTEGER NOT NULL,
  no_shows INTEGER NOT NULL,
  CHECK ((status = 'closed') <= (staff_id IS NULL))
) STRICT, WITHOUT ROWID;

-- One row: the site as set up now, and the service day that is open.
CREATE TABLE present (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  site TEXT CHECK (json_valid(site)),
  day TEXT,
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO present (id, site, day, seq) VALUES (1, NULL, NULL, 0);

CREATE TABLE command_results (
  actor TEXT NOT NULL,
  command_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (json_valid(result)),
  PRIMARY KEY (actor, command_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX command_results_by_age ON command_results (at);
`;
