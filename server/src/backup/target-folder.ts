/** A folder for backups: whether it can be used, what lies in it, what has to go. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupTarget, TargetState } from '@giliran/protocol';
import { readBackupName, type NamedBackup } from './backup-name.ts';
import { faultOf } from './fault.ts';

/** Lies in every target: without it the disk that belongs there is not mounted, and only its empty folder is seen. */
const markFile = 'giliran-backups.txt';
const mark =
  'Giliran keeps its backups in this folder. While this file is here, it knows that the right disk is in place.\n';

export interface TargetLook {
  readonly state: TargetState;
  readonly detail: string | null;
  readonly freeBytes: number | null;
  readonly sameDisk: boolean | null;
}

/** Takes a folder into use: makes it where it is not there, and marks it as a target. */
export async function claimTarget(path: string): Promise<string | null> {
  try {
    await mkdir(path, { recursive: true });
    await writeFile(join(path, markFile), mark);
    return null;
  } catch (error) {
    return faultOf(error).message;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What is asked of a target's disk. Tests let it be full or locked, which needs a disk of its own and root for true. */
export interface TargetDisk {
  /** Bytes that are free. */
  free(path: string): Promise<number>;
  /** Writes a small file into the folder and takes it away again. */
  write(path: string): Promise<void>;
}

export const targetDisk: TargetDisk = {
  async free(path) {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
  async write(path) {
    const trial = join(path, `.${randomUUID()}.part`);
    try {
      await writeFile(trial, 'x', { flush: true });
    } finally {
      await rm(trial, { force: true });
    }
  },
};

/** Looks at a target by writing a small file into it. `neededBytes`: what the next backup is likely to take. */
export async function lookAtTarget(
  { path }: Pick<BackupTarget, 'path'>,
  dataFolder: string,
  neededBytes: number,
  on: TargetDisk = targetDisk,
): Promise<TargetLook> {
  const none = { freeBytes: null, sameDisk: null };
  try {
    if (!(await stat(path)).isDirectory()) return { state: 'missing', detail: 'it is not a folder', ...none };
  } catch (error) {
    return {
      state: codeOf(error) === 'ENOENT' ? 'missing' : 'failing',
      detail: faultOf(error).message,
      ...none,
    };
  }
  const marked = await readFile(join(path, markFile)).then(
    () => true,
    () => false,
  );
  if (!marked) return { state: 'notMounted', detail: `${markFile} is not in it`, ...none };
  let disk: { freeBytes: number | null; sameDisk: boolean | null } = none;
  try {
    const [freeBytes, there, data] = await Promise.all([on.free(path), stat(path), stat(dataFolder)]);
    disk = { freeBytes, sameDisk: there.dev === data.dev };
    await on.write(path);
  } catch (error) {
    const code = codeOf(error);
    const state =
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'full'
        : code === 'EROFS' || code === 'EACCES' || code === 'EPERM'
          ? 'readOnly'
          : 'failing';
    return { state, detail: faultOf(error).message, ...disk };
  }
  if (disk.freeBytes !== null && disk.freeBytes < neededBytes)
    return { state: 'full', detail: `${disk.freeBytes} bytes are free, ${neededBytes} are needed`, ...disk };
  return { state: 'ready', detail: null, ...disk };
}

export interface StoredBackup extends NamedBackup {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
}

/** The backups in a folder, the newest first; nothing where it cannot be read. */
export async function backupsIn(path: string): Promise<StoredBackup[]> {
  const names = await readdir(path).catch(() => []);
  const found = await Promise.all(
    names.map(async (name): Promise<StoredBackup | null> => {
      const named = readBackupName(name);
      if (!named) return null;
      const file = join(path, name);
      const bytes = await stat(file).then(
        ({ size }) => size,
        () => null,
      );
      return bytes === null ? null : { ...named, name, path: file, bytes };
    }),
  );
  return found.flatMap((one) => one ?? []).toSorted((a, b) => b.at - a.at);
}

/** Clears away what a fall in the middle of writing left. Nobody may be writing. */
export async function clearParts(path: string): Promise<void> {
  for (const folder of [path, join(path, 'media')])
    for (const name of await readdir(folder).catch(() => []))
      if (name.endsWith('.part')) await rm(join(folder, name), { force: true }).catch(() => {});
}

/** Whether a folder lies in another one, or is it. */
export const liesIn = (path: string, folder: string): boolean => {
  for (let at = path; ; at = dirname(at)) {
    if (at === folder) return true;
    if (dirname(at) === at) return false;
  }
};
