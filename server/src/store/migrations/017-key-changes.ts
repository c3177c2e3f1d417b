/**
 * Counts what changes about who holds which key, whoever changes it. Holders are remembered until it moves; that
 * anything at all was written to the file says little, since the log may be written by another connection.
 */
const counted = (table: string, columns: string): string =>
  [`INSERT ON ${table}`, `DELETE ON ${table}`, `UPDATE OF ${columns} ON ${table}`]
    .map(
      (what) => `
CREATE TRIGGER ${table}_counted_${what.slice(0, 6).toLowerCase()} AFTER ${what} BEGIN
  UPDATE key_changes SET n = n + 1 WHERE id = 1;
END;`,
    )
    .join('');

export const keyChanges = `
CREATE TABLE key_changes (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  n INTEGER NOT NULL
) STRICT;
INSERT INTO key_changes (id, n) VALUES (1, 0);
${counted('device_keys', 'kind, device_id, key_hash')}
${counted('api_keys', 'id, name, scope, scopes, agency_id, key_hash, expires_at')}
${counted('sessions', 'token_hash, id, staff_id, role, agency_id, must_change, device, created_at, expires_at')}
`;
