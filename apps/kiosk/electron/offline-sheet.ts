/** The last that was heard of the server, kept for a start without it. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '@giliran/protocol';
import { OfflineSheet, type OfflineFailure } from '@giliran/shell/bridge';
import type { Log } from '@giliran/shell';
import type { Files } from './offline-files.ts';

const fileIn = (folder: string): string => join(folder, 'sheet.json');

/** Null where there is none, or none that can be used: the kiosk then waits for its server. */
export function readSheet(folder: string, log: Log): OfflineSheet | null {
  const file = fileIn(folder);
  if (!existsSync(file)) return null;
  try {
    const sheet = OfflineSheet.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (sheet.success) return sheet.data;
    log.error('offline.sheetUnusable', { why: sheet.error.issues[0]?.path.join('.') ?? '' });
  } catch (cause) {
    log.error('offline.sheetUnusable', { why: String(cause).slice(0, 200) });
  }
  return null;
}

interface SheetPlace {
  readonly folder: string;
  readonly files: Pick<Files, 'replace'>;
  readonly log: Log;
}

export function keepSheet(
  { folder, files, log }: SheetPlace,
  sheet: OfflineSheet | null,
): Result<null, OfflineFailure> {
  try {
    if (sheet === null) rmSync(fileIn(folder), { force: true });
    else files.replace(fileIn(folder), JSON.stringify(sheet));
    return ok(null);
  } catch (cause) {
    const detail = String(cause).slice(0, 300);
    log.error('offline.sheetNotKept', { why: detail });
    return err({ reason: 'notKept', detail });
  }
}
