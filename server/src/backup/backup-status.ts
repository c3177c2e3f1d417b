/** What is known of the backups, as the console and the check of readiness show it. */
import { statSync } from 'node:fs';
import { normalize } from 'node:path';
import type { BackupFile, BackupSettings, BackupStatus, BackupTargetStatus, Site } from '@giliran/protocol';
import type { BackupFiles, BackupState } from './backup-files.ts';
import { nextBackupAfter } from './schedule.ts';
import { backupsIn, liesIn, lookAtTarget, type TargetDisk, type TargetLook } from './target-folder.ts';

export interface StatusParts {
  readonly files: BackupFiles;
  readonly site: Site | null;
  readonly settings: BackupSettings;
  readonly state: BackupState;
  readonly running: BackupStatus['running'];
  readonly now: number;
  readonly databaseFile: string;
  /** No server runs: a folder within the data that is not there yet is made at its start. */
  readonly stopped?: boolean;
  /** Another one in tests. */
  readonly disk?: TargetDisk | undefined;
}

/** A backup of the whole database, compressed, and its copy while it is made. */
function likelyBytes(databaseFile: string): number {
  try {
    return Math.ceil(statSync(databaseFile).size * 0.6);
  } catch {
    return 0;
  }
}

export async function statusOf(parts: StatusParts): Promise<BackupStatus> {
  const { files, site, settings, state, running, now, databaseFile } = parts;
  const needed = likelyBytes(databaseFile);
  const targets: BackupTargetStatus[] = [];
  const found: BackupFile[] = [];
  for (const target of settings.targets) {
    const looked = await lookAtTarget(target, files.dataFolder, needed, parts.disk);
    const own = liesIn(normalize(target.path), files.dataFolder);
    const look: TargetLook =
      parts.stopped === true && own && looked.state === 'missing'
        ? { ...looked, state: 'ready', detail: null }
        : looked;
    const known = state.targets[target.id];
    const stored = await backupsIn(target.path);
    const lying = stored.map(({ name, kind, at, bytes, encrypted }): BackupFile => {
      const checked = state.checked[`${target.id}/${name}`];
      return {
        ...{ targetId: target.id, name, kind, at, bytes, encrypted },
        verifiedAt: checked?.at ?? null,
        damaged: checked?.damaged ?? null,
        counts: checked?.counts ?? null,
      };
    });
    found.push(...lying);
    const newest = lying.find((file) => file.kind === 'backup' && file.damaged === null);
    const failing = look.state === 'ready' && known !== undefined && known.failures > 0;
    targets.push({
      ...target,
      state: !failing ? look.state : known.full === true ? 'full' : 'failing',
      detail: look.detail ?? known?.fault ?? null,
      freeBytes: look.freeBytes,
      sameDisk: look.sameDisk,
      // What lies there counts, not what was once put there.
      lastGoodAt: newest?.at ?? null,
      retryAt: known?.retryAt ?? null,
    });
  }
  const goods = targets.flatMap(({ lastGoodAt }) => lastGoodAt ?? []);
  return {
    settings,
    passphrase: await files.passphraseFrom(),
    running,
    nextAt: nextBackupAfter(site, settings, Math.max(state.lastAttemptAt ?? 0, now)),
    last: state.last,
    lastGoodAt: goods.length > 0 ? Math.max(...goods) : null,
    health: healthOf(parts, targets),
    targets,
    files: found.toSorted((a, b) => b.at - a.at),
  };
}

/** A backup is late when two of them should have been made since the newest one. */
function healthOf(
  { site, settings, state, now }: StatusParts,
  targets: readonly BackupTargetStatus[],
): BackupStatus['health'] {
  if (!settings.scheduled) return 'off';
  const isLate = ({ lastGoodAt }: BackupTargetStatus): boolean => {
    const first = nextBackupAfter(site, settings, lastGoodAt ?? state.since);
    const second = first === null ? null : nextBackupAfter(site, settings, first);
    return second !== null && second <= now;
  };
  const troubled = targets.filter((target) => target.state !== 'ready' || isLate(target));
  if (troubled.length === 0) return 'ok';
  return troubled.length === targets.length ? 'failing' : 'late';
}
