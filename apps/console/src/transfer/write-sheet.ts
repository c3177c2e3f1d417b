/** Rows as an Excel file: every cell is a text, so that none can be a formula. */
import writeExcelFile from 'write-excel-file/browser';

export const writeSheet = async (rows: readonly (readonly string[])[], sheet: string): Promise<Blob> =>
  writeExcelFile(
    rows.map((cells, n) =>
      cells.map((value) => ({
        ...{ value, type: String },
        ...(n === 0 && { fontWeight: 'bold' as const }),
      })),
    ),
    { sheet, columns: (rows[0] ?? []).map(() => ({ width: 24 })), stickyRowsCount: 1 },
  ).toBlob();
