/** `doctor`: is the hall ready, and what is to be done. Asks the server that runs, or looks at the data itself. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { QueueState } from '@giliran/engine';
import { Readiness, type Finding, type FindingStatus, type ReadinessGroup } from '@giliran/protocol';
import Database from 'better-sqlite3';
import { BackupFiles } from '../backup/backup-files.ts';
import { statusOf } from '../backup/backup-status.ts';
import { systemClock } from '../clock.ts';
import { AccessStore } from '../identity/access-store.ts';
import { finding } from '../readiness/finding.ts';
import { inspectDatabase, type Inspection } from '../readiness/inspect.ts';
import { readiness } from '../readiness/readiness.ts';
import type { ServerSettings } from '../settings.ts';
import { readQueue } from '../store/read-queue.ts';
import { Store } from '../store/store.ts';
import { databaseFile } from './database-file.ts';
import { readRunning } from './running.ts';
import { complain, say } from './with-data.ts';

export interface DoctorOptions {
  readonly json: boolean;
  /** `id` or `en`; left out: as the environment's LANG. */
  readonly language: string | undefined;
}

/** Exit code 0 when nothing fails, 1 when something does, 2 when nothing could be looked at. */
export async function doctor(settings: ServerSettings, { json, language }: DoctorOptions): Promise<number> {
  if (!existsSync(databaseFile(settings))) {
    complain(
      `There is no database at ${databaseFile(settings)}. Run "serve" or "init" first, or set GILIRAN_DATA.`,
    );
    return 2;
  }
  const found = (await ofRunningServer(settings)) ?? (await ofStoppedServer(settings));
  const tongue = (language ?? process.env['LANG'] ?? '').startsWith('id') ? 'id' : 'en';
  say(json ? JSON.stringify(found, null, 2) : inWords(found, tongue));
  return found.status === 'fail' ? 1 : 0;
}

const patienceMs = 60_000;

async function ofRunningServer({ dataFolder }: ServerSettings): Promise<Readiness | null> {
  const running = readRunning(dataFolder);
  if (!running) return null;
  try {
    const answer = await fetch(`${running.url}/api/v1/readiness`, {
      headers: { authorization: `Bearer ${running.key}` },
      signal: AbortSignal.timeout(patienceMs),
    });
    const told = Readiness.safeParse(await answer.json());
    return told.success ? told.data : null;
  } catch {
    // It was killed, or does not answer: what can be seen from here is seen.
    return null;
  }
}

async function ofStoppedServer(settings: ServerSettings): Promise<Readiness> {
  const now = systemClock.now();
  const { dataFolder } = settings;
  let inspection: Inspection | { unreadable: string };
  let state: QueueState | null = null;
  let demoSecrets = 0;
  try {
    inspection = inspectDatabase(databaseFile(settings));
    if (inspection.damage === null && inspection.schema === inspection.knownSchema) {
      const db = new Database(databaseFile(settings), { readonly: true, fileMustExist: true });
      try {
        state = readQueue(new Store(db)).state;
        demoSecrets = new AccessStore(db).countDemoSecrets();
      } finally {
        db.close();
      }
    }
  } catch (error) {
    inspection = { unreadable: error instanceof Error ? error.message : String(error) };
  }
  const files = new BackupFiles(dataFolder, settings.passphrase);
  const [backupSettings, backupState] = await Promise.all([files.settings(), files.state(now)]);
  const backups = await statusOf({
    ...{ files, now, running: null, settings: backupSettings, state: backupState },
    ...{ site: state?.index?.site ?? null, databaseFile: join(dataFolder, 'giliran.db') },
    stopped: true,
  });
  const more = [await lookAtPort(settings)];
  return readiness({
    dataFolder,
    now,
    state,
    live: null,
    storage: null,
    doors: { host: settings.host, shown: undefined },
    demoSecrets,
    clockJumpMs: null,
    backups,
    inspection,
    more,
  });
}

/** Whether the server could listen where it is told to. */
function lookAtPort({ host, port }: ServerSettings): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      resolve(
        finding('machine', 'port', 'fail', {
          title: { id: `Port ${port} tidak dapat dipakai`, en: `Port ${port} cannot be used` },
          meaning: { id: error.message, en: error.message },
          action: {
            id: 'Hentikan program yang memakainya, atau setel PORT ke yang lain.',
            en: 'Stop the program that has it, or set PORT to another one.',
          },
        }),
      );
    });
    server.listen(port, host, () => {
      server.close(() =>
        resolve(
          finding('machine', 'port', 'ok', {
            title: { id: `Port ${port} bebas`, en: `Port ${port} is free` },
          }),
        ),
      );
    });
  });
}

const marks: Record<FindingStatus, string> = { ok: '✓', warning: '!', fail: '✗', unknown: '?' };
const groups: Record<ReadinessGroup, { id: string; en: string }> = {
  machine: { id: 'Mesin server', en: 'Server machine' },
  data: { id: 'Data', en: 'Data' },
  backups: { id: 'Cadangan', en: 'Backups' },
  kiosks: { id: 'Mesin antrean dan pencetak', en: 'Kiosks and printers' },
  displays: { id: 'Layar dan suara', en: 'Displays and sound' },
  counters: { id: 'Loket', en: 'Counters' },
  setUp: { id: 'Pengaturan', en: 'Set-up' },
};
const verdicts: Record<Readiness['status'], { id: string; en: string }> = {
  ok: { id: 'Siap.', en: 'Ready.' },
  warning: { id: 'Siap, tetapi ada yang perlu dilihat.', en: 'Ready, but some things want a look.' },
  fail: { id: 'Belum siap.', en: 'Not ready.' },
};

function inWords({ status, findings }: Readiness, tongue: 'id' | 'en'): string {
  const lines: string[] = [];
  for (const [group, own] of Map.groupBy(findings, (one) => one.group)) {
    lines.push('', groups[group][tongue]);
    for (const { status: how, title, meaning, action } of own) {
      lines.push(`  ${marks[how]} ${title[tongue]}`);
      if (how === 'ok') continue;
      if (meaning) lines.push(`      ${meaning[tongue]}`);
      if (action) lines.push(`      → ${action[tongue]}`);
    }
  }
  lines.push('', verdicts[status][tongue]);
  return lines.join('\n').trimStart();
}
