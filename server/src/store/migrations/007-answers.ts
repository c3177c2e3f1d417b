/**
 * The answers to commands already done, in the order in which they were given. Looked up by command; forgotten
 * from the oldest on, so that no index by age need be kept. The former table kept whole answers in the order of
 * random ids, which dirtied a page for each command.
 */
export const answers = `
CREATE TABLE answers (
  answer_order INTEGER PRIMARY KEY,
  actor TEXT NOT NULL,
  command_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at INTEGER NOT NULL,
  result TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_answer_a_command ON answers (command_id, actor);
INSERT INTO answers (actor, command_id, fingerprint, at, result)
  SELECT actor, command_id, fingerprint, at, result FROM command_results ORDER BY at;
DROP TABLE command_results;
`;
