import { existsSync } from 'node:fs';
import { AccessStore } from '../identity/access-store.ts';
import { replaceDemoSecrets } from '../identity/demo-access.ts';
import type { ServerSettings } from '../settings.ts';
import { openDatabase } from '../store/database.ts';
import { databaseFile } from './database-file.ts';

/** `secure`: prints the new secrets once; they are kept only as hashes. */
export async function rotateSecrets(settings: ServerSettings): Promise<number> {
  const file = databaseFile(settings);
  if (!existsSync(file)) {
    process.stderr.write(`There is no database at ${file}; run "serve" once first, or set GILIRAN_DATA.\n`);
    return 2;
  }
  const db = openDatabase(file);
  try {
    const store = new AccessStore(db);
    if (store.countDemoSecrets() === 0) {
      process.stdout.write('No published demo secret is in use.\n');
      return 0;
    }
    const fresh = await replaceDemoSecrets(store);
    const lines = [
      'Write these down now: they cannot be shown again.',
      '',
      'Staff',
      ...fresh.staff.map((s) => `  ${s.staffId.padEnd(28)} ${s.password}`),
      '',
      'Devices',
      ...fresh.devices.map((d) => `  ${d.kind.padEnd(8)} ${d.id.padEnd(19)} ${d.key}`),
      '',
      'Programs',
      ...fresh.apiKeys.map((k) => `  ${k.id.padEnd(8)} ${k.scope.padEnd(19)} ${k.key}`),
      '',
      'A server that is running takes the new keys at once; devices must be given theirs again.',
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } finally {
    db.close();
  }
}
