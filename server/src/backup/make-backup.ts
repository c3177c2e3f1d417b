/** Makes one backup: a checked copy of the database, written to each target and read back from there. */
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BackupManifest, BackupTargetId } from '@giliran/protocol';
import { z } from 'zod';
import {
  databaseEntry,
  describeFile,
  sideEntry,
  packBackup,
  readBackup,
  settingsEntry,
  sizeOf,
  writeWhole,
  type SourceFile,
} from './archive.ts';
import { copyDatabase, describeDatabase, openCopy, problemsOf } from './backup-database.ts';
import { BackupFault, faultOf } from './fault.ts';
import { checkMedia, keepMedia, sideFilesIn, SideFolders, sideKindOf } from './media-beside.ts';
import { SealKey } from './sealing.ts';
import { migrations } from '../store/migrations/index.ts';

/** What the process that makes backups is asked for. */
export const BackupOrder = z.strictObject({
  databaseFile: z.string(),
  sides: SideFolders,
  /** The settings of backups, where there are any. */
  settingsFile: z.string().nullable(),
  /** An empty folder on the disk of the data. */
  workFolder: z.string(),
  version: z.string(),
  at: z.int(),
  /** Every event is replayed, or only the open day is read. */
  depth: z.enum(['recent', 'whole']),
  sealKey: SealKey.nullable(),
  /** Pictures, videos and recordings within the file, or once for all backups beside it. */
  media: z.enum(['inside', 'beside']),
  outputs: z.array(z.strictObject({ targetId: BackupTargetId.nullable(), file: z.string() })).min(1),
});
export type BackupOrder = z.infer<typeof BackupOrder>;

const BackupOutcome = z.strictObject({
  targetId: BackupTargetId.nullable(),
  file: z.string(),
  bytes: z.int().nullable(),
  fault: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
type BackupOutcome = z.infer<typeof BackupOutcome>;

export const BackupMade = z.strictObject({ manifest: BackupManifest, outcomes: z.array(BackupOutcome) });
export type BackupMade = z.infer<typeof BackupMade>;

/** Throws a `BackupFault` when the data itself cannot be copied soundly; what befalls one target stands in its outcome. */
export async function makeBackup(
  order: BackupOrder,
  onProgress: (doneBytes: number, totalBytes: number) => void,
): Promise<BackupMade> {
  try {
    await mkdir(order.workFolder, { recursive: true });
    const copy = join(order.workFolder, databaseEntry);
    await copyDatabase(order.databaseFile, copy, onProgress);
    const { manifest, sources } = await manifestOf(order, copy);
    const outcomes: BackupOutcome[] = [];
    // One after the other: two disks at once would take the queue's own disk twice.
    for (const output of order.outputs) outcomes.push(await writeOutput(order, output, manifest, sources));
    return { manifest, outcomes };
  } catch (error) {
    throw faultOf(error);
  } finally {
    await rm(order.workFolder, { recursive: true, force: true }).catch(() => {});
  }
}

async function manifestOf(
  order: BackupOrder,
  copy: string,
): Promise<{ manifest: BackupManifest; sources: readonly SourceFile[] }> {
  const db = openCopy(copy);
  try {
    const [problem] = problemsOf(db, order.depth);
    if (problem !== undefined) throw new BackupFault('damaged', `the data do not verify: ${problem}`);
    const media = await sideFilesIn(order.sides);
    const inside = order.media === 'inside' ? media : [];
    const sources: SourceFile[] = [
      { name: databaseEntry, path: copy },
      ...(order.settingsFile === null ? [] : [{ name: settingsEntry, path: order.settingsFile }]),
      ...inside.map((file) => {
        const kind = sideKindOf(file);
        return { name: sideEntry(kind, file), path: join(order.sides[kind], file) };
      }),
    ];
    const files = [];
    for (const source of sources) files.push(await describeFile(source));
    const manifest: BackupManifest = {
      format: 1,
      version: order.version,
      at: order.at,
      ...describeDatabase(db),
      files,
      mediaBeside: order.media === 'beside' ? media : [],
    };
    return { manifest, sources };
  } finally {
    db.close();
  }
}

async function writeOutput(
  order: BackupOrder,
  { targetId, file }: BackupOrder['outputs'][number],
  manifest: BackupManifest,
  sources: readonly SourceFile[],
): Promise<BackupOutcome> {
  const openers = { key: order.sealKey ?? undefined };
  try {
    await keepMedia(order.sides, manifest.mediaBeside, dirname(file), order.sealKey);
    const bytes = await writeWhole(file, packBackup(manifest, sources, order.sealKey), async (part) => {
      await readBackup(part, openers, null);
    });
    return { targetId, file, bytes, fault: null };
  } catch (error) {
    const { code, message } = faultOf(error);
    return { targetId, file, bytes: null, fault: { code, message } };
  }
}

export const CheckOrder = z.strictObject({
  file: z.string(),
  workFolder: z.string(),
  openers: z.strictObject({ passphrase: z.string().optional(), key: SealKey.optional() }),
});
export type CheckOrder = z.infer<typeof CheckOrder>;

export const BackupChecked = z.strictObject({
  manifest: BackupManifest,
  encrypted: z.boolean(),
  bytes: z.int(),
  problems: z.array(z.string()),
});
export type BackupChecked = z.infer<typeof BackupChecked>;

/** Reads a backup whole, opens the database in it, replays its log, and looks for the media that it needs. */
export async function checkBackup(order: CheckOrder): Promise<BackupChecked> {
  const { file, workFolder, openers } = order;
  try {
    await mkdir(workFolder, { recursive: true });
    const { manifest, encrypted } = await readBackup(file, openers, workFolder);
    const db = openCopy(join(workFolder, databaseEntry));
    const problems: string[] = [];
    try {
      // One of an older version is brought up to date only where it is restored.
      problems.push(...problemsOf(db, manifest.schema === migrations.length ? 'whole' : 'file').slice(0, 20));
    } finally {
      db.close();
    }
    for (const media of manifest.mediaBeside) {
      const wrong = await checkMedia(media, dirname(file), openers);
      if (wrong !== null) problems.push(`${wrong} (${basename(file)} needs it)`);
    }
    return { manifest, encrypted, bytes: await sizeOf(file), problems };
  } catch (error) {
    throw faultOf(error);
  } finally {
    await rm(workFolder, { recursive: true, force: true }).catch(() => {});
  }
}
