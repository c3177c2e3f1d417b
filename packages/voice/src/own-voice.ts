/** The site's own recordings over the shipped voice, kept up with what the set-up names: whatever cannot be had is said by the shipped voice. */
import type { RecordingFile, VoiceRecordings } from '@giliran/protocol';
import { ClipId } from './clip-id.ts';
import type { ClipFault, Voice } from './voice.ts';
import { layOver } from './voice.ts';

export interface OwnClipSource {
  /** The bytes of a recording. Rejects when it cannot be had. */
  read(file: RecordingFile): Promise<ArrayBuffer>;
  /** The sound of a file, mono, at 48 kHz. Rejects when it is none. */
  decode(bytes: ArrayBuffer): Promise<Float32Array>;
}

/** So many files are fetched at once: a hall's Wi-Fi is shared. */
const abreast = 6;

/** Loads recordings; each file once, however often the list changes. */
export class OwnClips {
  readonly #source: OwnClipSource;
  readonly #kept = new Map<RecordingFile, Float32Array>();

  constructor(source: OwnClipSource) {
    this.#source = source;
  }

  /** The clips that can be had. What cannot is among the faults and is tried again the next time. */
  async load(recordings: VoiceRecordings): Promise<{
    readonly clips: ReadonlyMap<ClipId, Float32Array>;
    readonly faults: readonly ClipFault[];
  }> {
    const wanted = Object.entries(recordings).flatMap(([name, file]) => {
      const id = ClipId.safeParse(name);
      return id.success ? [{ id: id.data, file }] : [];
    });
    const files = new Set(wanted.map(({ file }) => file));
    for (const file of this.#kept.keys()) if (!files.has(file)) this.#kept.delete(file);
    const reasons = new Map<RecordingFile, string>();
    const missing = [...files].filter((file) => !this.#kept.has(file));
    const fetchNext = async (): Promise<void> => {
      for (let file = missing.shift(); file !== undefined; file = missing.shift()) {
        try {
          // One after the other in each of a few lines, so that the hall's network is not flooded.
          this.#kept.set(file, await this.#source.decode(await this.#source.read(file)));
        } catch (error) {
          reasons.set(file, error instanceof Error ? error.message : String(error));
        }
      }
    };
    await Promise.all(Array.from({ length: abreast }, fetchNext));
    const clips = new Map<ClipId, Float32Array>();
    const faults: ClipFault[] = [];
    for (const { id, file } of wanted) {
      const samples = this.#kept.get(file);
      if (samples) clips.set(id, samples);
      else faults.push({ id, reason: reasons.get(file) ?? 'not loaded' });
    }
    return { clips, faults };
  }
}

/** A voice that says these clips itself and leaves the rest to the base. */
export const withOwnClips = (base: Voice, clips: ReadonlyMap<ClipId, Float32Array>): Voice =>
  clips.size === 0 ? base : layOver({ ...base, clips }, base);
