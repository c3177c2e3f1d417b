/** A row as SQLite takes it: its values in the order of its columns. */
export type Value = string | number | null;
export type Row = readonly Value[];
