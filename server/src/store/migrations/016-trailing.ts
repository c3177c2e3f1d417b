/**
 * The rows of the day may trail the log by a moment: `present.seq` now names the event up to which they are
 * written. How far the log itself has come stands with each answer.
 */
export const trailing = `
ALTER TABLE answers ADD COLUMN seq INTEGER;
`;
