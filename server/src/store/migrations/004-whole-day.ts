/**
 * The counter's whole day: journeys, places in minutes, parked and carried-over tickets, explained calls,
 * conditions of agencies, bookings. A table with a CHECK is made anew, because SQLite cannot change one.
 */
export const wholeDay = `
CREATE TABLE tickets_new (
  id TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  day TEXT NOT NULL,
  number TEXT NOT NULL,
  prefix TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  issue_order INTEGER NOT NULL CHECK (issue_order > 0),
  agency_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  first_service_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting','called','serving','parked','completed','no_show','cancelled','expired','carried_over')),
  priority TEXT,
  language TEXT NOT NULL,
  channel TEXT NOT NULL,
  kiosk_id TEXT,
  effective_time INTEGER NOT NULL,
  place_at INTEGER NOT NULL,
  head_start_minutes REAL NOT NULL CHECK (head_start_minutes >= 0),
  penalty_minutes REAL NOT NULL CHECK (penalty_minutes >= 0),
  waiting_since INTEGER NOT NULL,
  only_counter_id TEXT,
  stops TEXT NOT NULL CHECK (json_valid(stops)),
  visits TEXT NOT NULL CHECK (json_valid(visits)),
  note TEXT,
  park_reason TEXT,
  returns INTEGER NOT NULL CHECK (returns >= 0),
  delayed INTEGER NOT NULL CHECK (delayed IN (0, 1)),
  appointment_id TEXT,
  carried_from TEXT,
  issued_at INTEGER NOT NULL,
  called_at INTEGER,
  started_at INTEGER,
  ended_at INTEGER,
  counter_id TEXT,
  staff_id TEXT,
  calls INTEGER NOT NULL CHECK (calls >= 0),
  recalls INTEGER NOT NULL CHECK (recalls >= 0),
  revision INTEGER NOT NULL CHECK (revision >= 0),
  CHECK ((state = 'waiting') <= (counter_id IS NULL)),
  CHECK ((state IN ('called','serving')) <= (counter_id IS NOT NULL)),
  CHECK ((state = 'parked') = (park_reason IS NOT NULL)),
  CHECK ((state IN ('completed','no_show','cancelled','expired','carried_over')) = (ended_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO tickets_new (
  id, token, day, number, prefix, sequence, issue_order, agency_id, service_id, first_service_id, state, priority,
  language, channel, kiosk_id, effective_time, place_at, head_start_minutes, penalty_minutes, waiting_since,
  only_counter_id, stops, visits, note, park_reason, returns, delayed, appointment_id, carried_from,
  issued_at, called_at, started_at, ended_at, counter_id, staff_id, calls, recalls, revision)
SELECT
  id, token, day, number, prefix, sequence, issue_order, agency_id, service_id, service_id, state, priority,
  language, channel, kiosk_id, effective_time, issued_at, max(0, issued_at - effective_time) / 60000.0, 0, issued_at,
  NULL, '[]',
  CASE WHEN state = 'completed' THEN json_array(json_object(
    'serviceId', service_id, 'counterId', counter_id, 'staffId', staff_id, 'waitedFrom', issued_at,
    'calledAt', called_at, 'startedAt', started_at, 'endedAt', ended_at, 'outcome', NULL)) ELSE '[]' END,
  NULL, NULL, 0, 0, NULL, NULL,
  issued_at, called_at, started_at, ended_at, counter_id, staff_id, calls,
  -- Each event of a ticket's old life but its issue was one change.
  max(0, calls - 1),
  calls + (started_at IS NOT NULL) + (ended_at IS NOT NULL)
FROM tickets;
DROP TABLE tickets;
ALTER TABLE tickets_new RENAME TO tickets;
CREATE UNIQUE INDEX one_number_a_day ON tickets (day, issue_order);
CREATE UNIQUE INDEX one_ticket_a_number ON tickets (day, prefix, sequence);
CREATE UNIQUE INDEX one_ticket_at_a_counter ON tickets (counter_id) WHERE state IN ('called','serving');

ALTER TABLE counters ADD COLUMN auto_call INTEGER NOT NULL DEFAULT 0 CHECK (auto_call IN (0, 1));
ALTER TABLE counters ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE counters ADD COLUMN last_step TEXT CHECK (json_valid(last_step));
ALTER TABLE calls ADD COLUMN why TEXT CHECK (json_valid(why));

CREATE TABLE conditions (
  agency_id TEXT PRIMARY KEY,
  condition TEXT NOT NULL CHECK (json_valid(condition))
) STRICT, WITHOUT ROWID;

CREATE TABLE appointments (
  appointment_order INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  service_id TEXT NOT NULL,
  day TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  language TEXT NOT NULL,
  priority TEXT,
  state TEXT NOT NULL CHECK (state IN ('booked','checkedIn','cancelled','missed')),
  booked_at INTEGER NOT NULL,
  ticket_id TEXT,
  CHECK ((state = 'checkedIn') = (ticket_id IS NOT NULL))
) STRICT;
CREATE INDEX appointments_of_a_day ON appointments (day);

-- Answers kept from before have another form; no client waits for them across an update.
DELETE FROM command_results;
`;
