/** Which rows of a list are seen, and in what order. */

/** Small letters without accents; what people type and what is written meet here. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those in which every word that was typed occurs. */
export function narrowed<Row>(
  rows: readonly Row[],
  typed: string,
  textOf: (row: Row) => string,
): readonly Row[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = plain(textOf(row));
    return words.every((word) => text.includes(word));
  });
}

export interface Sorting {
  readonly column: string;
  readonly down: boolean;
}

/** A press on a column's head: up, then down, then as the list was. */
export function pressed(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) return { column, down: false };
  return sorting.down ? null : { column, down: true };
}

/** Equal rows keep the order of the list, in both directions. */
export function sorted<Row>(
  rows: readonly Row[],
  sorting: Sorting | null,
  compare: ((a: Row, b: Row) => number) | undefined,
): readonly Row[] {
  if (sorting === null || compare === undefined) return rows;
  return rows.toSorted(sorting.down ? (a, b) => compare(b, a) : compare);
}

const collator = new Intl.Collator('id', { numeric: true, sensitivity: 'base' });
/** As people read it: "Gerai 2" before "Gerai 10". */
export const byText = (a: string, b: string): number => collator.compare(a, b);
