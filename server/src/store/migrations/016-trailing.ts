/**
 * The rows of the day may trail the log by a moment: `present.seq` now names the event up to which they are
 * written. How far the log itself has come stands with each answer.
 *
 * Tokens are random: an index by token alone took a page somewhere in ten years for every ticket, to be read from the
 * disk and written back. By day they lie together.
 */
export const trailing = `
ALTER TABLE answers ADD COLUMN seq INTEGER;
DROP INDEX tickets_by_token;
CREATE INDEX tokens_of_a_day ON tickets (day, token);
`;
