/**
 * The pictures, videos and recordings of a target: they lie once in its folder `media`, under the hash of their content, however
 * many backups need them. Where backups are encrypted, each is sealed as well.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RecordingFile, SideFile } from '@giliran/protocol';
import { z } from 'zod';
import { writeWhole } from './archive.ts';
import { BackupFault } from './fault.ts';
import { seal, unseal, type SealKey, type SealOpeners } from './sealing.ts';

export const mediaFolderOf = (target: string): string => join(target, 'media');
const sealedEnd = '.sealed';

/** Where the server keeps each kind. */
export const SideFolders = z.strictObject({ media: z.string(), recordings: z.string() });
export type SideFolders = z.infer<typeof SideFolders>;
export const sideKinds = ['media', 'recordings'] as const;

/** Which kind a file is. */
export const sideKindOf = (file: SideFile): keyof SideFolders =>
  RecordingFile.safeParse(file).success ? 'recordings' : 'media';

/** The files in these folders, as the server keeps them. */
export async function sideFilesIn(folders: SideFolders): Promise<SideFile[]> {
  const all: SideFile[] = [];
  for (const kind of sideKinds)
    for (const name of await readdir(folders[kind]).catch(() => [])) {
      const file = SideFile.safeParse(name).data;
      if (file !== undefined && sideKindOf(file) === kind) all.push(file);
    }
  return all.toSorted();
}

async function* checked(source: AsyncIterable<Uint8Array>, file: SideFile): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of source) {
    hash.update(piece);
    yield piece;
  }
  if (!file.startsWith(hash.digest('hex')))
    throw new BackupFault('damaged', `${file} has other content than its name says`);
}

/** Puts the files that are not there yet into the target. */
export async function keepMedia(
  from: SideFolders,
  files: readonly SideFile[],
  target: string,
  sealKey: SealKey | null,
): Promise<void> {
  const folder = mediaFolderOf(target);
  if (files.length > 0) await mkdir(folder, { recursive: true });
  const there = new Set(await readdir(folder).catch(() => []));
  for (const file of files) {
    const name = sealKey ? `${file}${sealedEnd}` : file;
    if (there.has(name)) continue;
    const content = checked(createReadStream(join(from[sideKindOf(file)], file)), file);
    await writeWhole(join(folder, name), sealKey ? seal(content, sealKey) : content, async () => {});
  }
}

/** Brings one file back, from wherever it lies; false where it is nowhere, or not what its name says. */
export async function bringMedia(
  file: SideFile,
  folders: readonly string[],
  to: string,
  openers: SealOpeners,
): Promise<boolean> {
  for (const folder of folders) {
    for (const name of [file, `${file}${sealedEnd}`]) {
      const source = createReadStream(join(folder, name));
      try {
        const content = name === file ? source : unsealed(source, openers);
        await writeWhole(join(to, file), checked(content, file), async () => {});
        return true;
      } catch {
        source.destroy();
      }
    }
  }
  return false;
}

async function* unsealed(source: AsyncIterable<Uint8Array>, openers: SealOpeners): AsyncGenerator<Buffer> {
  yield* unseal(source, openers);
}

/** Reads one file of a target back; null when it is sound. */
export async function checkMedia(
  file: SideFile,
  target: string,
  openers: SealOpeners,
): Promise<string | null> {
  const nowhere = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const _ of source);
  };
  const folder = mediaFolderOf(target);
  const names = new Set(await readdir(folder).catch(() => []));
  const name = [file, `${file}${sealedEnd}`].find((one) => names.has(one));
  if (name === undefined) return `${file} is not in ${folder}`;
  try {
    const source = createReadStream(join(folder, name));
    await pipeline(
      source,
      (bytes: AsyncIterable<Uint8Array>) => checked(name === file ? bytes : unseal(bytes, openers), file),
      nowhere,
    );
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Takes away what no kept backup needs. */
export async function dropMedia(target: string, needed: ReadonlySet<string>): Promise<void> {
  const folder = mediaFolderOf(target);
  for (const name of await readdir(folder).catch(() => [])) {
    const file = name.endsWith(sealedEnd) ? name.slice(0, -sealedEnd.length) : name;
    if (SideFile.safeParse(file).success && !needed.has(file)) await rm(join(folder, name), { force: true });
  }
}
