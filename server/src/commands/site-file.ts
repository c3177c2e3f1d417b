/** `export-site` and `import-site`: the whole set-up as one file. */
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { Site } from '@giliran/protocol';
import pino from 'pino';
import { systemClock } from '../clock.ts';
import { leaveForAudit } from '../audit/inbox.ts';
import { SessionStore } from '../identity/session-store.ts';
import { QueueService } from '../queue-service.ts';
import type { ServerSettings } from '../settings.ts';
import { openDatabase } from '../store/database.ts';
import { Store } from '../store/store.ts';
import { databaseFile } from './database-file.ts';
import { complain, say, withDatabase, withQuietData } from './with-data.ts';

export const exportSite = (settings: ServerSettings, file: string | undefined): Promise<number> =>
  withDatabase(settings, async (db) => {
    const { site } = new Store(db).loadDay();
    if (!file || !site) {
      complain(file ? 'No site is set up.' : 'Name the file to write: export-site <file.json>');
      return 2;
    }
    await writeFile(file, `${JSON.stringify(site, null, 2)}\n`, { flag: 'wx' });
    leaveForAudit(db, { type: 'dataExported', what: 'site', detail: file.slice(0, 300), agencyId: null });
    say(
      `Wrote ${site.agencies.length} agencies, ${site.services.length} services and ${site.counters.length} counters to ${file}`,
    );
    return 0;
  });

export async function importSite(settings: ServerSettings, file: string | undefined): Promise<number> {
  if (!file) {
    complain('Name the file to read: import-site <file.json>');
    return 2;
  }
  let input: unknown;
  try {
    input = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    complain(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  const site = Site.safeParse(input);
  if (!site.success) {
    for (const issue of site.error.issues.slice(0, 30))
      complain(`${issue.path.map(String).join('.') || '(file)'}: ${issue.message}`);
    complain('Nothing was changed.');
    return 2;
  }
  return withQuietData(settings, async () => {
    const db = openDatabase(databaseFile(settings));
    try {
      const sessions = new SessionStore(db);
      const queue = new QueueService({
        store: new Store(db),
        clock: systemClock,
        logger: pino({ level: 'silent' }),
        onSite: (changed) => sessions.keepOnly(changed),
      });
      const done = await queue.execute(
        { kind: 'system' },
        randomUUID(),
        {
          type: 'site.configure',
          site: site.data,
        },
        { origin: 'command line' },
      );
      if (!done.ok) {
        complain(`Refused (${done.error.code}): ${done.error.detail ?? ''}. Nothing was changed.`);
        return 1;
      }
      say(
        `The site is set up: ${site.data.agencies.length} agencies, ${site.data.services.length} services, ${site.data.counters.length} counters.`,
      );
      return 0;
    } finally {
      db.close();
    }
  });
}
