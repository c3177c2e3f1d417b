/** What ails the data folder, in words for whoever runs the server; a stack helps nobody there. */
import { BackupFault } from './backup/fault.ts';
import { NewerSchema } from './store/database.ts';
import { UpdateRefused } from './store/update.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const advice = new Map<string, string>([
  ['EACCES', 'This user may not write there'],
  ['EPERM', 'This user may not write there'],
  ['EROFS', 'The disk is read-only'],
  ['ENOSPC', 'The disk is full'],
  ['ENOTDIR', 'A file is in the way of the folder'],
  ['EEXIST', 'A file is in the way of the folder'],
  ['SQLITE_FULL', 'The disk is full'],
  ['SQLITE_CANTOPEN', 'The database file cannot be opened: look at its owner and permissions'],
  ['SQLITE_READONLY', 'The database file may not be written: look at its owner and permissions'],
  ['SQLITE_NOTADB', 'The database file is damaged; put a backup in place with "restore"'],
  ['SQLITE_CORRUPT', 'The database file is damaged; put a backup in place with "restore"'],
  ['SQLITE_IOERR', 'The disk fails to read or write'],
  ['SQLITE_BUSY', 'Another program holds the database file'],
]);

/** Null when the error is not of the data's making. */
export function dataFault(error: unknown, dataFolder: string): string | null {
  if (error instanceof NewerSchema || error instanceof UpdateRefused || error instanceof BackupFault)
    return error.message;
  const code = codeOf(error);
  // `SQLITE_IOERR_WRITE` is a kind of `SQLITE_IOERR`.
  const kind = code.startsWith('SQLITE_') ? code.split('_').slice(0, 2).join('_') : code;
  const words = advice.get(kind);
  if (words === undefined || !(error instanceof Error)) return null;
  return `The data in ${dataFolder} cannot be used. ${words} (${code}: ${error.message}).`;
}
