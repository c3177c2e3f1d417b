/** All checks, put together: by the server while it runs, by the command line while it is stopped. */
import type { QueueState } from '@giliran/engine';
import type { BackupStatus, Finding, Readiness, StorageState } from '@giliran/protocol';
import { judgeBackups, judgeData } from './data.ts';
import { readinessOf } from './finding.ts';
import { lookAtCertificate, type Doors } from './certificate.ts';
import { judgeHall } from './hall.ts';
import type { Inspection } from './inspect.ts';
import type { LiveHall } from './live-hall.ts';
import { clockIsKept, judgeClock, judgeStorage, lookAtDisk } from './machine.ts';

export interface ReadinessParts {
  readonly dataFolder: string;
  readonly now: number;
  /** What is open now; null where the data cannot be read. */
  readonly state: QueueState | null;
  readonly live: LiveHall | null;
  readonly demoSecrets: number;
  readonly clockJumpMs: number | null;
  readonly backups: BackupStatus | null;
  readonly inspection: Inspection | { readonly unreadable: string };
  readonly doors: Doors;
  /** Whether the running server can store what it is told; null while it is stopped. */
  readonly storage: StorageState | null;
  /** What only the asker can look at: the port. */
  readonly more: readonly Finding[];
}

export async function readiness(parts: ReadinessParts): Promise<Readiness> {
  const { now, state, live, inspection, backups } = parts;
  const [disk, kept] = await Promise.all([lookAtDisk(parts.dataFolder), clockIsKept()]);
  const lastEventAt = 'unreadable' in inspection ? null : inspection.lastEventAt;
  const timeZone = state?.index?.site.settings.timeZone ?? null;
  return readinessOf(now, [
    ...judgeStorage(parts.storage),
    ...disk,
    ...judgeClock({ now, lastEventAt, timeZone, jumpMs: parts.clockJumpMs, kept }),
    ...parts.more,
    ...lookAtCertificate(parts.dataFolder, parts.doors, now),
    ...judgeData(inspection),
    ...(backups ? judgeBackups(backups, now) : []),
    ...(state ? judgeHall({ state, now, live, demoSecrets: parts.demoSecrets }) : []),
  ]);
}
