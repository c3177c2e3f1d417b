/**
 * The first half of a restore, which changes nothing: the backup is read whole into a folder beside the data, its
 * database brought up to date and checked event by event. Only what has passed here can take the place of the data.
 */
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BackupContents, BackupManifest, type SideFile } from '@giliran/protocol';
import { z } from 'zod';
import { NewerSchema, openDatabase } from '../store/database.ts';
import { Store } from '../store/store.ts';
import { databaseEntry, kindOfFile, readBackup } from './archive.ts';
import { describeDatabase, problemsOf } from './backup-database.ts';
import { BackupFault, faultOf } from './fault.ts';
import { bringMedia, mediaFolderOf, SideFolders, sideKindOf } from './media-beside.ts';
import { SealKey } from './sealing.ts';

export const StageOrder = z.strictObject({
  file: z.string(),
  /** Is made anew. */
  into: z.string(),
  openers: z.strictObject({ passphrase: z.string().optional(), key: SealKey.optional() }),
  /** What is there already need not be in the backup. */
  sides: SideFolders,
});
export type StageOrder = z.infer<typeof StageOrder>;

export const Staged = BackupContents.extend({ into: z.string() });
export type Staged = z.infer<typeof Staged>;

/** Throws a `BackupFault`; then nothing is left in the folder. */
export async function stageBackup(order: StageOrder): Promise<Staged> {
  try {
    await rm(order.into, { recursive: true, force: true });
    await mkdir(order.into, { recursive: true });
    const { manifest: told, encrypted } = await unpack(order);
    const { manifest, problems, media } = examine(join(order.into, databaseEntry), told);
    const mediaMissing: SideFile[] = [];
    for (const file of media) if (!(await bring(file, order))) mediaMissing.push(file);
    return { into: order.into, manifest, encrypted, problems, mediaMissing };
  } catch (error) {
    await rm(order.into, { recursive: true, force: true }).catch(() => {});
    throw faultOf(error);
  }
}

/** Null for the manifest of a plain database file, as older versions wrote them and as updates keep them. */
async function unpack({ file, into, openers }: StageOrder): Promise<{
  manifest: BackupManifest | null;
  encrypted: boolean;
}> {
  const kind = await kindOfFile(file);
  if (kind !== 'database') return readBackup(file, openers, into);
  await copyFile(file, join(into, databaseEntry));
  return { manifest: null, encrypted: false };
}

interface Examined {
  readonly manifest: BackupManifest;
  readonly problems: string[];
  /** What it needs of pictures and videos. */
  readonly media: ReadonlySet<SideFile>;
}

function examine(file: string, told: BackupManifest | null): Examined {
  let db;
  try {
    db = openDatabase(file, { copyFirst: false });
  } catch (error) {
    if (error instanceof NewerSchema) throw new BackupFault('newer', error.message);
    throw error;
  }
  try {
    const problems = problemsOf(db, 'whole').slice(0, 20);
    const now = describeDatabase(db);
    const settings = new Store(db).loadDay().site?.settings;
    const shown = settings?.media ?? [];
    const media = new Set([
      ...(told?.mediaBeside ?? []),
      ...shown.flatMap((item) => (item.kind === 'text' ? [] : [item.file])),
      ...Object.values(settings?.recordings ?? {}),
    ]);
    if (told && (told.lastSeq !== now.lastSeq || told.counts.tickets !== now.counts.tickets))
      problems.push('the database in it is not the one that its manifest describes');
    // One file, without a log of its own: it is about to be moved.
    db.pragma('journal_mode = DELETE');
    const manifest = told ?? { format: 1, version: '', at: 0, files: [], mediaBeside: [], ...now };
    return { manifest: BackupManifest.parse(manifest), problems: [...problems], media };
  } finally {
    db.close();
  }
}

/** Whether a picture or video will be there after the restore. */
async function bring(file: SideFile, order: StageOrder): Promise<boolean> {
  const there = (path: string): Promise<boolean> =>
    stat(path).then(
      () => true,
      () => false,
    );
  const kind = sideKindOf(file);
  if (await there(join(order.sides[kind], file))) return true;
  const staged = join(order.into, kind);
  if (await there(join(staged, file))) return true;
  await mkdir(staged, { recursive: true });
  return bringMedia(file, [mediaFolderOf(dirname(order.file))], staged, order.openers);
}
