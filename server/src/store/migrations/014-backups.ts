/** What a restore leaves: numbers that may be out already, and what the next start has to see to. */
export const backups = `
CREATE TABLE passed_over (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  numbers TEXT NOT NULL CHECK (json_valid(numbers)),
  calls INTEGER NOT NULL CHECK (calls >= 0)
) STRICT;
CREATE TABLE restored (
  id TEXT PRIMARY KEY,
  note TEXT NOT NULL CHECK (json_valid(note))
) STRICT;
`;
