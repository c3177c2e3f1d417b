/**
 * A backup is one file: a tar archive (`manifest.json`, the database, and what else is needed), compressed with
 * Zstandard, and sealed where it is to be encrypted. The manifest comes first and says of each file that follows its
 * size and SHA-256; a file that is not as the manifest says is not a backup.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { BackupManifest, MediaFile, RecordingFile, type BackedUpFile } from '@giliran/protocol';
import { ByteReader } from './byte-reader.ts';
import { BackupFault, faultOf } from './fault.ts';
import { isSealed, seal, unseal, type SealKey, type SealOpeners } from './sealing.ts';
import { contentOf, nextEntry, packTar } from './tar.ts';

export const databaseEntry = 'giliran.db';
export const settingsEntry = 'backup-settings.json';
/** `kind`: its folder, `media` or `recordings`. */
export const sideEntry = (kind: string, file: string): string => `${kind}/${file}`;
const manifestEntry = 'manifest.json';
const largestManifest = 16 * 2 ** 20;
/** Flushed so often: one flush of a whole large file would hold up the queue's own commits. */
const flushEveryBytes = 2 * 2 ** 20;
const restMs = 15;

export interface SourceFile {
  readonly name: string;
  readonly path: string;
}

/** Size and SHA-256 of a file, for the manifest. */
export async function describeFile({ name, path }: SourceFile): Promise<BackedUpFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { name, bytes, sha256: hash.digest('hex') };
}

/** Writes a stream into a new file and flushes it as it goes; the file lies on the disk when this is done. */
async function intoFile(source: AsyncIterable<Uint8Array>, file: FileHandle): Promise<number> {
  let bytes = 0;
  let flushed = 0;
  for await (const piece of source) {
    await file.writeFile(piece);
    bytes += piece.length;
    if (bytes - flushed < flushEveryBytes) continue;
    await file.datasync();
    await setTimeout(restMs);
    flushed = bytes;
  }
  await file.sync();
  return bytes;
}

/** A folder's own entries onto the disk; not every system can. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows has no such thing.
  }
}

/** Writes a new file whole or not at all: under another name first. `check` reads it back before it gets its name. */
export async function writeWhole(
  file: string,
  source: AsyncIterable<Uint8Array>,
  check: (part: string) => Promise<void>,
): Promise<number> {
  const part = `${file}.part`;
  let handle: FileHandle | undefined;
  try {
    await rm(part, { force: true });
    handle = await open(part, 'wx', 0o600);
    const bytes = await intoFile(source, handle);
    await handle.close();
    handle = undefined;
    await check(part);
    await rename(part, file);
    await flushFolder(dirname(file));
    return bytes;
  } catch (error) {
    await handle?.close().catch(() => {});
    await rm(part, { force: true }).catch(() => {});
    throw faultOf(error);
  }
}

/** The bytes of a backup. */
export async function* packBackup(
  manifest: BackupManifest,
  sources: readonly SourceFile[],
  sealKey: SealKey | null,
): AsyncGenerator<Uint8Array> {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const modified = Math.floor(manifest.at / 1000);
  const entries = [
    {
      ...{ name: manifestEntry, bytes: text.length, modified },
      content: async function* () {
        yield text;
      },
    },
    ...manifest.files.map(({ name, bytes }) => {
      const source = sources.find((one) => one.name === name);
      if (!source) throw new Error(`no source for ${name}`);
      return { name, bytes, modified, content: () => createReadStream(source.path) };
    }),
  ];
  const squeeze = createZstdCompress({
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  const running = pipeline(packTar(entries), squeeze);
  // Its failure shows where the stream is read.
  running.catch(() => {});
  yield* sealKey ? seal(squeeze, sealKey) : bytesOf(squeeze);
  await running;
}

async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
}

const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const sqliteMagic = Buffer.from('SQLite format 3\0', 'latin1');

/** What kind of file it is, from how it begins. */
export async function kindOfFile(path: string): Promise<'sealed' | 'plain' | 'database' | 'other'> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw faultOf(error);
  });
  try {
    const start = Buffer.alloc(16);
    await file.read(start, 0, 16, 0);
    if (isSealed(start)) return 'sealed';
    if (start.subarray(0, 4).equals(zstdMagic)) return 'plain';
    return start.equals(sqliteMagic) ? 'database' : 'other';
  } finally {
    await file.close();
  }
}

/** Only these names are ever written, wherever a backup comes from. */
const isExpected = (name: string): boolean =>
  name === databaseEntry ||
  name === settingsEntry ||
  (name.startsWith('media/') && MediaFile.safeParse(name.slice('media/'.length)).success) ||
  (name.startsWith('recordings/') && RecordingFile.safeParse(name.slice('recordings/'.length)).success);

export interface ReadBackup {
  readonly manifest: BackupManifest;
  readonly encrypted: boolean;
}

/**
 * Reads a backup from its first byte to its last and holds each file against the manifest. With `into`, the files are
 * written into that folder; without, only looked at. Throws a `BackupFault` when it is not whole.
 */
export async function readBackup(
  path: string,
  openers: SealOpeners,
  into: string | null,
): Promise<ReadBackup> {
  const kind = await kindOfFile(path);
  if (kind !== 'sealed' && kind !== 'plain')
    throw new BackupFault('notABackup', 'the file is not a backup of Giliran');
  try {
    const reader = openReader(path, kind, openers);
    const manifest = await readManifest(reader);
    for (const expected of manifest.files) {
      if (!isExpected(expected.name)) throw new BackupFault('notABackup', `it holds "${expected.name}"`);
      const entry = await nextEntry(reader);
      if (entry?.name !== expected.name || entry.bytes !== expected.bytes)
        throw new BackupFault('damaged', `${expected.name} is not in it as its manifest says`);
      const hash = createHash('sha256');
      const hashed = async function* () {
        for await (const piece of contentOf(reader, entry)) {
          hash.update(piece);
          yield piece;
        }
      };
      if (into === null) for await (const _ of hashed());
      else await extract(join(into, expected.name), hashed());
      if (hash.digest('hex') !== expected.sha256)
        throw new BackupFault('damaged', `${expected.name} has other content than its manifest says`);
    }
    if ((await nextEntry(reader)) !== null)
      throw new BackupFault('damaged', 'it holds more than its manifest says');
    // To the very end: only there a sealed file shows that nothing was cut off.
    for await (const piece of reader.rest())
      if (piece.some((byte) => byte !== 0)) throw new BackupFault('damaged', 'something follows its end');
    return { manifest, encrypted: kind === 'sealed' };
  } catch (error) {
    throw faultOf(error);
  }
}

/** Only what the manifest says; the rest is not looked at. */
export async function peekManifest(path: string, openers: SealOpeners): Promise<BackupManifest> {
  const kind = await kindOfFile(path);
  if (kind !== 'sealed' && kind !== 'plain')
    throw new BackupFault('notABackup', 'the file is not a backup of Giliran');
  try {
    return await readManifest(openReader(path, kind, openers));
  } catch (error) {
    throw faultOf(error);
  }
}

function openReader(path: string, kind: 'sealed' | 'plain', openers: SealOpeners): ByteReader {
  const unsqueeze = createZstdDecompress();
  const bytes = createReadStream(path);
  const running =
    kind === 'sealed'
      ? pipeline(bytes, (source: AsyncIterable<Uint8Array>) => unseal(source, openers), unsqueeze)
      : pipeline(bytes, unsqueeze);
  // Its failure destroys the stream that is read, and shows there.
  running.catch(() => {});
  return new ByteReader(bytesOf(unsqueeze));
}

async function readManifest(reader: ByteReader): Promise<BackupManifest> {
  const entry = await nextEntry(reader);
  if (entry?.name !== manifestEntry || entry.bytes > largestManifest)
    throw new BackupFault('notABackup', 'the file does not begin with a manifest');
  const pieces: Buffer[] = [];
  for await (const piece of contentOf(reader, entry)) pieces.push(piece);
  let input: unknown;
  try {
    input = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    throw new BackupFault('damaged', 'its manifest cannot be read');
  }
  const manifest = BackupManifest.safeParse(input);
  if (!manifest.success)
    throw new BackupFault('newer', 'its manifest is not one that this version of Giliran knows');
  return manifest.data;
}

async function extract(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', 0o600);
  try {
    await intoFile(content, file);
  } finally {
    await file.close();
  }
}

export const sizeOf = async (path: string): Promise<number> => (await stat(path)).size;
