/**
 * The files of the playlist, fetched once and held: what has been loaded is shown on while the server is away, and
 * a picture never appears by halves.
 */
import type { MediaFile } from '@giliran/protocol';
import type { Clock } from '@giliran/voice';

export interface LibraryParts {
  /** The file's content. Rejects when it cannot be had. */
  readonly load: (file: MediaFile) => Promise<Blob>;
  /** An address for a content, and its end. */
  readonly addressOf: (content: Blob) => string;
  readonly release: (address: string) => void;
  readonly clock: Pick<Clock, 'after'>;
}

/** Before a file that could not be had is asked for again, in milliseconds. */
export const loadAgainMs = 60_000;
/** Before a file that could not be shown is tried again. */
export const tryAgainMs = 15 * 60_000;

type Entry =
  | { readonly is: 'loading' }
  | { readonly is: 'ready'; readonly address: string }
  | { readonly is: 'broken'; readonly cancel: () => void };

export class MediaLibrary {
  readonly #parts: LibraryParts;
  readonly #entries = new Map<MediaFile, Entry>();
  readonly #listeners = new Set<() => void>();
  #addresses: ReadonlyMap<MediaFile, string> = new Map();

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  /** For `useSyncExternalStore`: the addresses of the files that can be shown. */
  readonly getAddresses = (): ReadonlyMap<MediaFile, string> => this.#addresses;

  /** For `useSyncExternalStore`; the answer ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The files that are wanted now: new ones are fetched, others let go. Safe to repeat. */
  want(files: Iterable<MediaFile>): void {
    const wanted = new Set(files);
    for (const [file, entry] of this.#entries) if (!wanted.has(file)) this.#drop(file, entry);
    for (const file of wanted) if (!this.#entries.has(file)) void this.#fetch(file);
    this.#tell();
  }

  /** The file was there, but nothing could be made of it. */
  spoiled(file: MediaFile): void {
    const entry = this.#entries.get(file);
    if (entry?.is !== 'ready') return;
    this.#parts.release(entry.address);
    this.#rest(file, tryAgainMs);
  }

  close(): void {
    for (const [file, entry] of this.#entries) this.#drop(file, entry);
    this.#listeners.clear();
  }

  async #fetch(file: MediaFile): Promise<void> {
    const loading: Entry = { is: 'loading' };
    this.#entries.set(file, loading);
    try {
      const content = await this.#parts.load(file);
      if (this.#entries.get(file) !== loading) return;
      this.#entries.set(file, { is: 'ready', address: this.#parts.addressOf(content) });
      this.#tell();
    } catch {
      if (this.#entries.get(file) === loading) this.#rest(file, loadAgainMs);
    }
  }

  #rest(file: MediaFile, ms: number): void {
    const cancel = this.#parts.clock.after(ms, () => void this.#fetch(file));
    this.#entries.set(file, { is: 'broken', cancel });
    this.#tell();
  }

  #drop(file: MediaFile, entry: Entry): void {
    this.#entries.delete(file);
    if (entry.is === 'ready') this.#parts.release(entry.address);
    if (entry.is === 'broken') entry.cancel();
  }

  #tell(): void {
    const ready = [...this.#entries].flatMap(([file, entry]) =>
      entry.is === 'ready' ? [[file, entry.address] as const] : [],
    );
    const before = this.#addresses;
    if (before.size === ready.length && ready.every(([file, address]) => before.get(file) === address))
      return;
    this.#addresses = new Map(ready);
    for (const listener of this.#listeners) listener();
  }
}
