/**
 * The folder of pictures and videos. A file lies under the hash of its content, so that the same content is one
 * file, a name never changes its meaning, and nobody's name for it is ever used as a path.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  err,
  MediaFile,
  mediaTypes,
  ok,
  rejection,
  type Rejection,
  type Result,
  type StoredMedia,
} from '@giliran/protocol';
import { mediaEndingOf, tellingBytes } from './content-type.ts';

type MediaOnDisk = Omit<StoredMedia, 'uses'>;

/** Bytes of one file, and of the whole folder. */
export const mediaLimits = { image: 20 * 2 ** 20, video: 300 * 2 ** 20, folder: 10 * 2 ** 30 } as const;

/** A file on its way in; removed at the next start if a fall of the server left it. */
const part = '.part';

export class MediaFolder {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes the folder and clears away what was left half-written. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder))
      if (name.endsWith(part)) await rm(join(this.folder, name), { force: true });
  }

  /** Keeps a file. Refuses what is too large or no picture or video that every display can show. */
  async keep(content: Readable): Promise<Result<MediaOnDisk, Rejection>> {
    const incoming = join(this.folder, `${randomUUID()}${part}`);
    try {
      const hash = createHash('sha256');
      const meter = weighing(hash, mediaLimits.video);
      await pipeline(content, meter.stream, createWriteStream(incoming, { flags: 'wx' }));
      if (meter.tooMuch()) return err(tooLarge('a video', mediaLimits.video));
      const ending = mediaEndingOf(await headOf(incoming));
      if (ending === null)
        return err(rejection('unsupportedMediaType', `send ${Object.keys(mediaTypes).join(', ')}`));
      const isImage = mediaTypes[ending].startsWith('image/');
      if (isImage && meter.bytes() > mediaLimits.image) return err(tooLarge('a picture', mediaLimits.image));
      const all = await this.list();
      const file = MediaFile.parse(`${hash.digest('hex')}.${ending}`);
      const known = all.find((one) => one.file === file);
      if (known) return ok(known);
      if (all.reduce((sum, one) => sum + one.bytes, meter.bytes()) > mediaLimits.folder)
        return err(rejection('bodyTooLarge', 'the folder is full; delete what is no longer shown'));
      await flushed(incoming);
      await rename(incoming, join(this.folder, file));
      return ok(await this.describe(file));
    } finally {
      await rm(incoming, { force: true });
    }
  }

  /** What is there, the newest first. Files of other names are none of ours. */
  async list(): Promise<MediaOnDisk[]> {
    const names = (await readdir(this.folder)).flatMap((name) => MediaFile.safeParse(name).data ?? []);
    const files = await Promise.all(names.map((name) => this.describe(name)));
    return files.toSorted((a, b) => b.at - a.at || a.file.localeCompare(b.file));
  }

  /** False when there was none. */
  async forget(file: MediaFile): Promise<boolean> {
    const known = (await this.list()).some((one) => one.file === file);
    if (known) await rm(join(this.folder, file), { force: true });
    return known;
  }

  private async describe(file: MediaFile): Promise<MediaOnDisk> {
    const { size, mtimeMs } = await stat(join(this.folder, file));
    return { file, type: typeOf(file), bytes: size, at: Math.round(mtimeMs) };
  }
}

const tooLarge = (what: string, bytes: number): Rejection =>
  rejection('bodyTooLarge', `${what} may have ${bytes / 2 ** 20} MB`);

function typeOf(file: MediaFile): StoredMedia['type'] {
  const ending = Object.entries(mediaTypes).find(([name]) => file.endsWith(`.${name}`));
  if (!ending) throw new Error(`${file} has no known ending`);
  return ending[1];
}

/** Hashes and counts what passes. Beyond the limit nothing more is kept, but all is read, so that an answer can be given. */
function weighing(hash: ReturnType<typeof createHash>, limit: number) {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) return done();
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, bytes: () => bytes, tooMuch: () => bytes > limit };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const head = new Uint8Array(tellingBytes);
    const { bytesRead } = await file.read(head, 0, tellingBytes, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** On the disk before it gets its name: a file of that name is whole. */
async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
