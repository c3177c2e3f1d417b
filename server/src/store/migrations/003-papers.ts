/** The ledger of papers, and how each kiosk's printer is. */
export const papers = `
CREATE TABLE papers (
  paper_order INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL,
  ticket_id TEXT NOT NULL,
  number TEXT NOT NULL,
  kiosk_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued','sent','confirmed','failed','unknown')),
  reprint INTEGER NOT NULL CHECK (reprint IN (0, 1)),
  detail TEXT,
  queued_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CHECK (id GLOB ticket_id || '.p[1-9]*'),
  CHECK ((state IN ('queued','sent')) <= (detail IS NULL))
) STRICT;
CREATE INDEX papers_of_a_day ON papers (day);
-- Paper comes out at most once unless a person asks again: never two of a ticket under way.
CREATE UNIQUE INDEX one_paper_under_way ON papers (ticket_id) WHERE state IN ('queued','sent');

-- Outlives the day: an empty roll is still empty in the morning.
CREATE TABLE printers (
  kiosk_id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('ready','paperLow','paperOut','coverOpen','cutterError','offline','error','unknown')),
  detail TEXT,
  paper_used_mm REAL CHECK (paper_used_mm >= 0)
) STRICT, WITHOUT ROWID;
`;
