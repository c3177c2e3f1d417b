/** The columns of a table, found by their names in either language, in whatever order they stand. */
import type { Result } from '@giliran/protocol';
import { transferWording, type TransferWording } from '@giliran/ui/wording/transfer';
import type { Table } from './table-text.ts';

export type ColumnId = keyof TransferWording['columns'];

/** What is wrong with a cell. */
export type CellFault =
  | { readonly kind: Exclude<keyof TransferWording['faults'], 'repeated' | 'tooLong' | 'tooMany' | 'role'> }
  | { readonly kind: 'repeated'; readonly row: number }
  | { readonly kind: 'tooLong' | 'tooMany'; readonly most: number }
  | { readonly kind: 'role' };

export interface RowFault {
  /** As spreadsheets count. */
  readonly row: number;
  readonly column: ColumnId;
  readonly value: string;
  readonly fault: CellFault;
}

export type HeadFault =
  | { readonly kind: 'missingColumns'; readonly columns: readonly ColumnId[] }
  | { readonly kind: 'repeatedColumn'; readonly column: ColumnId };

export interface ReadRow {
  readonly row: number;
  /** The cell's text; undefined where the table has no such column. */
  readonly cell: (column: ColumnId) => string | undefined;
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');

export function readColumns(
  table: Table,
  known: readonly ColumnId[],
  required: readonly ColumnId[],
): Result<readonly ReadRow[], HeadFault> {
  const places = new Map<ColumnId, number>();
  for (const [place, name] of table.head.entries()) {
    const column = known.find((one) =>
      [transferWording.id.columns[one], transferWording.en.columns[one]].includes(plain(name)),
    );
    if (column === undefined) continue;
    if (places.has(column)) return { ok: false, error: { kind: 'repeatedColumn', column } };
    places.set(column, place);
  }
  const missing = required.filter((column) => !places.has(column));
  if (missing.length > 0) return { ok: false, error: { kind: 'missingColumns', columns: missing } };
  return {
    ok: true,
    value: table.rows.map(({ row, cells }) => ({
      row,
      cell: (column) => {
        const place = places.get(column);
        return place === undefined ? undefined : (cells[place] ?? '');
      },
    })),
  };
}

/** What a table comes to: what it makes, or each cell that is wrong. */
export type TableOutcome<T> = Result<
  T,
  | { readonly kind: 'head'; readonly fault: HeadFault }
  | { readonly kind: 'rows'; readonly faults: readonly RowFault[] }
>;
