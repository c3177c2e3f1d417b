/**
 * What holds for the whole hall (an emergency, announcements, alerts, what counters serve besides) as one small
 * document; webhooks, whose messages are read off the log; figures that count visits.
 *
 * Hours and services used to count a ticket once, under its last service. The hall's own figures are right that
 * way, so they are kept apart from now on; the others are counted anew, a day at a time, by `version`.
 */
const spread = (name: string): string[] => [
  `${name}_count`,
  `${name}_ms`,
  ...Array.from({ length: 17 }, (_, n) => `${name}_${n}`),
];
const columns = [
  'issued',
  'served',
  'no_shows',
  'cancelled',
  'expired',
  ...spread('wait'),
  ...spread('service'),
];

export const hall = `
CREATE TABLE hall (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  kept TEXT NOT NULL CHECK (json_valid(kept))
) STRICT;
INSERT INTO hall (id, kept) VALUES (1, '{"emergency":null,"announcements":[],"alsoServes":[],"alerts":[]}');

CREATE TABLE webhooks (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  topics TEXT NOT NULL CHECK (json_valid(topics)),
  secret TEXT NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  -- The last event of the log that it was told of, or that did not concern it.
  told_seq INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  last_ok_at INTEGER,
  failing_since INTEGER,
  last_error TEXT,
  given_up INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE hall_figures (
  day TEXT NOT NULL,
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  ${columns.map((column) => `${column} INTEGER NOT NULL`).join(',\n  ')},
  PRIMARY KEY (day, hour)
) STRICT, WITHOUT ROWID;
INSERT INTO hall_figures (day, hour, ${columns.join(', ')})
SELECT day, hour, ${columns.map((column) => `sum(${column})`).join(', ')} FROM hour_figures GROUP BY day, hour;

ALTER TABLE days_counted ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX days_to_count_anew ON days_counted (day) WHERE version < 2;
`;
