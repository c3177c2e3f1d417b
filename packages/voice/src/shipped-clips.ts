/** The clips that ship with the program, as Vite bundles them. For browsers only: `@giliran/voice/clips`. */
import shipped from '../clips/manifest.json' with { type: 'json' };
import { VoiceManifest } from './manifest.ts';
import { loadVoice } from './voice.ts';
import type { ClipFault, Voice } from './voice.ts';

const urls = import.meta.glob<string>('../clips/**/*.opus', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

export const shippedManifest: VoiceManifest = VoiceManifest.parse(shipped);

/** Where the bundle keeps a clip's file, or null when the manifest has no such file. */
export const shippedClipUrl = (file: string): string | null => urls[`../clips/${file}`] ?? null;

/** Fetches and decodes the shipped voice; `decode` is that of a `WebAudioSink`. Takes well under a second. */
export async function loadShippedVoice(
  decode: (bytes: ArrayBuffer) => Promise<Float32Array>,
): Promise<{ readonly voice: Voice; readonly faults: readonly ClipFault[] }> {
  return loadVoice({ manifest: shippedManifest, read: readShipped, decode });
}

async function readShipped(file: string): Promise<ArrayBuffer> {
  const url = shippedClipUrl(file);
  if (url === null) throw new Error(`${file} is not in the bundle`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`);
  return response.arrayBuffer();
}
