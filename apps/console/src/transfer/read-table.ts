/** A file that somebody chose, as a table: told by its content, not by its name. */
import type { Result } from '@giliran/protocol';
import { readSheet } from 'read-excel-file/browser';
import { mostBytes, readCsv, tableOf, type FileFault, type Table } from './table-text.ts';

const begins = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, n) => bytes[n] === byte);

export async function readTable(file: Blob): Promise<Result<Table, FileFault>> {
  if (file.size > mostBytes) return { ok: false, error: 'tooLarge' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) return { ok: false, error: 'empty' };
  // The old Excel, or a new one with a password.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, error: 'oldExcel' };
  if (!begins(bytes, 0x50, 0x4b)) return readCsv(bytes);
  try {
    return tableOf(await readSheet(file));
  } catch {
    return { ok: false, error: 'brokenTable' };
  }
}
