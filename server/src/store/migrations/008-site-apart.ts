/** The site, some hundred kilobytes, stands apart from the small row that every commit writes. */
export const siteApart = `
CREATE TABLE present_site (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  site TEXT CHECK (json_valid(site))
) STRICT;
INSERT INTO present_site (id, site) SELECT id, site FROM present;
CREATE TABLE present_now (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  day TEXT,
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO present_now (id, day, seq) SELECT id, day, seq FROM present;
DROP TABLE present;
ALTER TABLE present_now RENAME TO present;
`;
