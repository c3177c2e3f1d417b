/**
 * The folder of a site's own recordings. As with media, a file lies under the hash of its content: the same sound is
 * one file, a name never changes its meaning, and nobody's name for it is ever used as a path. What the set-up no
 * longer names is kept, so that a change can be taken back; only a full folder forgets the oldest of it.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  err,
  ok,
  RecordingFile,
  recordingLimits,
  rejection,
  type RecordingFault,
  type Rejection,
  type Result,
  type StoredRecording,
} from '@giliran/protocol';
import { judgeRecordingFile } from '@giliran/voice';

type RecordingOnDisk = Omit<StoredRecording, 'uses'>;

/** Bytes of the whole folder: some thousand recordings. */
const folderLimit = 500 * 2 ** 20;

/** A file on its way in; removed at the next start if a fall of the server left it. */
const part = '.part';

const faults: Readonly<Record<RecordingFault, string>> = {
  notWav: 'send a WAV file (PCM, mono, 48000 Hz)',
  damaged: 'the WAV file cannot be read',
  wrongRate: 'send 48000 samples per second',
  notMono: 'send one channel',
  tooShort: `a recording has at least ${recordingLimits.shortestSeconds} s`,
  tooLong: `a recording has at most ${recordingLimits.longestSeconds} s`,
  silent: 'nothing is to be heard',
  clipped: 'it is clipped; record more quietly',
};

export class RecordingFolder {
  readonly folder: string;
  readonly #inUse: () => ReadonlySet<string>;
  /** Two that arrive together are kept one after the other, or both would see the same room. */
  #last: Promise<unknown> = Promise.resolve();

  /** `inUse`: the files that the set-up names. */
  constructor(folder: string, inUse: () => ReadonlySet<string>) {
    this.folder = folder;
    this.#inUse = inUse;
  }

  /** Makes the folder and clears away what was left half-written. */
  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const name of await readdir(this.folder))
      if (name.endsWith(part)) await rm(join(this.folder, name), { force: true });
  }

  /** Keeps a recording. Refuses what is not fit to be played in a hall. */
  async keep(content: Uint8Array): Promise<Result<RecordingOnDisk, Rejection>> {
    const judged = judgeRecordingFile(content);
    if (!judged.ok)
      return err(
        rejection(
          judged.error === 'notWav' ? 'unsupportedMediaType' : 'invalidRequest',
          `${judged.error}: ${faults[judged.error]}`,
        ),
      );
    const keeping = this.#last.then(() => this.#write(content));
    this.#last = keeping.catch(() => null);
    return keeping;
  }

  /** What is there, the newest first. Files of other names are none of ours. */
  async list(): Promise<RecordingOnDisk[]> {
    const names = (await readdir(this.folder)).flatMap((name) => RecordingFile.safeParse(name).data ?? []);
    const files = await Promise.all(names.map((name) => this.#describe(name)));
    return files.toSorted((a, b) => b.at - a.at || a.file.localeCompare(b.file));
  }

  async #write(content: Uint8Array): Promise<Result<RecordingOnDisk, Rejection>> {
    const file = RecordingFile.parse(`${createHash('sha256').update(content).digest('hex')}.wav`);
    const all = await this.list();
    const known = all.find((one) => one.file === file);
    if (known) return ok(known);
    if (!(await this.#makeRoom(all, content.length)))
      return err(rejection('bodyTooLarge', 'the folder of recordings is full'));
    const incoming = join(this.folder, `${randomUUID()}${part}`);
    try {
      const handle = await open(incoming, 'wx');
      try {
        await handle.writeFile(content);
        // On the disk before it gets its name: a file of that name is whole.
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(incoming, join(this.folder, file));
    } finally {
      await rm(incoming, { force: true });
    }
    return ok(await this.#describe(file));
  }

  async #makeRoom(all: readonly RecordingOnDisk[], bytes: number): Promise<boolean> {
    let taken = all.reduce((sum, one) => sum + one.bytes, bytes);
    const inUse = this.#inUse();
    for (const one of all.toReversed()) {
      if (taken <= folderLimit) break;
      if (inUse.has(one.file)) continue;
      await rm(join(this.folder, one.file), { force: true });
      taken -= one.bytes;
    }
    return taken <= folderLimit;
  }

  async #describe(file: RecordingFile): Promise<RecordingOnDisk> {
    const { size, mtimeMs } = await stat(join(this.folder, file));
    return { file, bytes: size, at: Math.round(mtimeMs) };
  }
}
