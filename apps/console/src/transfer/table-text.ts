/** Tables as text: whatever a spreadsheet program saved, read as rows; and rows written so that none of them can do harm. */
import type { Result } from '@giliran/protocol';
import Papa from 'papaparse';

/** A table that is read: its cells as trimmed text, with the row of the file that each stands in. */
interface TableRow {
  /** As spreadsheets count: the heading is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly TableRow[];
}

export type FileFault =
  | 'tooLarge'
  | 'tooManyRows'
  | 'empty'
  | 'encoding'
  | 'notTable'
  | 'oldExcel'
  | 'brokenTable'
  | 'quotes';

export const mostBytes = 5 * 1024 * 1024;
export const mostRows = 5_000;

const refuse = (error: FileFault): Result<never, FileFault> => ({ ok: false, error });

/** UTF-8 with or without a mark, UTF-16 either way round, or what Windows wrote in western Europe before that. */
export function decodeText(bytes: Uint8Array): Result<string, FileFault> {
  const decode = (encoding: string): string | null => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  const text = decode(utf16Of(bytes) ?? 'utf-8') ?? (utf16Of(bytes) === null ? decode('windows-1252') : null);
  // Bytes that are no letters in any of these: a picture, a broken download.
  // oxlint-disable-next-line no-control-regex
  return text === null || /[\u0000-\u0008\u000e-\u001f\u0081\u008d\u008f\u0090\u009d\ufffd]/.test(text)
    ? refuse('encoding')
    : { ok: true, value: text };
}

/** By its mark; without one, by the zeros that every second byte of western text then is. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 200);
  const zeros = (odd: 0 | 1): number => head.filter((byte, n) => n % 2 === odd && byte === 0).length;
  if (head.length < 4 || bytes.length % 2 === 1) return null;
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > head.length / 4 && zeros(1) === 0 ? 'utf-16be' : null;
}

/** The one that the heading has most of. */
function separatorOf(text: string): string {
  const heading = text.split(/\r?\n/).find((line) => /[^\s;,]/.test(line)) ?? '';
  const bare = heading.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => bare.split(separator).length;
  return [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

export function readCsv(bytes: Uint8Array): Result<Table, FileFault> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  // Excel's own way of naming the separator, as its first line.
  const named = /^sep=(.)\r?\n/i.exec(decoded.value);
  const text = named === null ? decoded.value : decoded.value.slice(named[0].length);
  const parsed = Papa.parse<string[]>(text, {
    delimiter: named?.[1] ?? separatorOf(text),
    skipEmptyLines: false,
  });
  if (parsed.errors.some(({ type }) => type === 'Quotes')) return refuse('quotes');
  return tableOf(parsed.data, named === null ? 1 : 2);
}

/** Rows without any content are passed over; the others keep their number. `first`: the row of the heading. */
export function tableOf(data: readonly (readonly unknown[])[], first = 1): Result<Table, FileFault> {
  const rows = data
    .map((cells, n) => ({ row: n + first, cells: cells.map(cellText) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [head, ...body] = rows;
  if (head === undefined) return refuse('empty');
  return body.length > mostRows
    ? refuse('tooManyRows')
    : { ok: true, value: { head: head.cells, rows: body } };
}

/** As a person reads it: `12`, not `12.000000000001`; what the export guarded is freed again. */
export function cellText(cell: unknown): string {
  if (typeof cell === 'number') return String(Number(cell.toPrecision(12)));
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell !== 'string') return '';
  const text = cell.replaceAll('\u00a0', ' ').trim();
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** Spreadsheets take a text that begins so for a formula, and would run it: an apostrophe keeps it a text. */
export const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** UTF-8 with a mark and semicolons, as Excel with Indonesian settings opens it without asking. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${Papa.unparse(
    rows.map((cells) => cells.map(guarded)),
    { delimiter: ';', newline: '\r\n' },
  )}\r\n`;

/** `12,5`, `12.5`, `1.200`, ` 15 menit `: NaN where it is no number. */
export function numberOf(text: string): number {
  const plain = text.replace(/\s*(menit|minutes?|min)\.?$/i, '').replaceAll(/\s/g, '');
  if (/^\d{1,3}([.,]\d{3})+$/.test(plain)) return Number(plain.replaceAll(/[.,]/g, ''));
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
}
