/** What is to be said in the hall of an agency's condition, so that it is said once also across a restart; a ticket by its token. */
export const notices = `
CREATE TABLE notices (
  agency_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('systemDown','closedEarly')),
  since INTEGER NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('begin','end')),
  at INTEGER NOT NULL,
  announced_at INTEGER,
  announced_by TEXT
) STRICT, WITHOUT ROWID;
-- What has come over an agency by now has been said by nobody.
INSERT INTO notices
SELECT agency_id, json_extract(condition, '$.kind'), json_extract(condition, '$.since'), 'begin',
  json_extract(condition, '$.since'), NULL, NULL
FROM conditions;

-- The phone of yesterday's ticket asks how it ended. A carried-over ticket keeps its token: the newest comes first.
CREATE INDEX tickets_by_token ON tickets (token, day DESC);
`;
