/** Who changed the set-up last is found at once, however long the log. */
export const siteChanges = `
CREATE INDEX site_changes ON events (seq) WHERE type = 'siteConfigured';
`;
