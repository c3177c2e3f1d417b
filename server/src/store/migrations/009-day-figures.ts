/** A day in figures, written when it closes: a projection of its tickets for reports. */
const spread = (name: string): string =>
  [
    `${name}_count INTEGER NOT NULL`,
    `${name}_ms INTEGER NOT NULL`,
    ...Array.from({ length: 17 }, (_, n) => `${name}_${n} INTEGER NOT NULL`),
  ].join(', ');

const figures = `
  issued INTEGER NOT NULL,
  served INTEGER NOT NULL,
  no_shows INTEGER NOT NULL,
  cancelled INTEGER NOT NULL,
  expired INTEGER NOT NULL,
  ${spread('wait')},
  ${spread('service')}`;

export const dayFigures = `
-- The days that are counted, also those on which nobody came.
CREATE TABLE days_counted (
  day TEXT PRIMARY KEY,
  time_zone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE service_figures (
  day TEXT NOT NULL,
  service_id TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  ${figures},
  PRIMARY KEY (day, service_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE hour_figures (
  day TEXT NOT NULL,
  agency_id TEXT NOT NULL,
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  ${figures},
  PRIMARY KEY (day, agency_id, hour)
) STRICT, WITHOUT ROWID;
`;
