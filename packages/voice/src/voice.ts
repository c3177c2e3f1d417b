/** A voice, loaded: its clips as samples, ready to be put together. */
import { isFinalClip } from './clip-id.ts';
import type { ClipId } from './clip-id.ts';
import { extendLexicon, standardLexicon } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { sampleRate } from './manifest.ts';
import type { ClipEntry, VoiceManifest } from './manifest.ts';

export interface Voice {
  /** Samples per second of every clip. */
  readonly sampleRate: number;
  readonly clips: ReadonlyMap<ClipId, Float32Array>;
  readonly lexicon: Lexicon;
}

export interface VoiceSource {
  readonly manifest: VoiceManifest;
  /** The bytes of a clip's file. Rejects when it cannot be had. */
  read(file: string): Promise<ArrayBuffer>;
  /** The sound of a file, mono, at 48 kHz. Rejects when it is none. */
  decode(bytes: ArrayBuffer): Promise<Float32Array>;
}

/** A clip that could not be loaded. */
export interface ClipFault {
  readonly id: ClipId;
  readonly reason: string;
}

/** Loads every clip of a manifest. A broken clip is reported and left out; the others still speak. */
export async function loadVoice(
  source: VoiceSource,
): Promise<{ readonly voice: Voice; readonly faults: readonly ClipFault[] }> {
  const clips = new Map<ClipId, Float32Array>();
  const faults: ClipFault[] = [];
  await Promise.all(
    source.manifest.clips.map(async (entry) => {
      try {
        const samples = await source.decode(await source.read(entry.file));
        clips.set(entry.id, fitted(samples, entry));
      } catch (error) {
        faults.push({ id: entry.id, reason: error instanceof Error ? error.message : String(error) });
      }
    }),
  );
  const lexicon = extendLexicon(standardLexicon, source.manifest.lexicon ?? {});
  return { voice: { sampleRate, clips, lexicon }, faults };
}

/** Decoders differ by some samples at the end of a file (Opus padding); the manifest's length is the true one. */
function fitted(samples: Float32Array, entry: ClipEntry): Float32Array {
  const length = Math.round(entry.duration * entry.sampleRate);
  if (samples.length === length) return samples;
  if (samples.length > length) return samples.slice(0, length);
  if (length - samples.length > sampleRate / 10) {
    throw new Error(`${samples.length} samples instead of ${length}`);
  }
  const whole = new Float32Array(length);
  whole.set(samples);
  return whole;
}

/**
 * A site's own recordings, with another voice for what they leave out. A word the site recorded never
 * borrows the other voice's falling tone.
 */
export function layOver(own: Voice, base: Voice): Voice {
  const borrowed = [...base.clips].filter(([id]) => {
    if (own.clips.has(id)) return false;
    return !(isFinalClip(id) && [...own.clips.keys()].some((mine) => id === `${mine}.final`));
  });
  return { ...own, clips: new Map([...borrowed, ...own.clips]) };
}
