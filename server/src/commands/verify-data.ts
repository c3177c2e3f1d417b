import { existsSync } from 'node:fs';
import { openDatabase } from '../store/database.ts';
import { Store } from '../store/store.ts';
import type { ServerSettings } from '../settings.ts';
import { verify } from '../verify.ts';
import { databaseFile } from './database-file.ts';

/** `verify`: exit code 0 when log and projections agree, 1 when not. */
export function verifyData(settings: ServerSettings): number {
  const file = databaseFile(settings);
  if (!existsSync(file)) {
    process.stderr.write(`There is no database at ${file}; set GILIRAN_DATA to the data folder.\n`);
    return 2;
  }
  const db = openDatabase(file);
  try {
    const { events, tickets, days, problems } = verify(new Store(db));
    for (const problem of problems) process.stdout.write(`✗ ${problem}\n`);
    process.stdout.write(
      `${problems.length === 0 ? '✓ the log and the stored state agree' : `✗ ${problems.length} disagreements`}: ${events} events, ${tickets} tickets, ${days} service days\n`,
    );
    return problems.length === 0 ? 0 : 1;
  } finally {
    db.close();
  }
}
