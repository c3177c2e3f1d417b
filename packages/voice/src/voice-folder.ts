/** A voice from a folder on this machine, for Node: tests and tools. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VoiceManifest } from './manifest.ts';
import { decodeSoundFile } from './sound-file.ts';
import { loadVoice } from './voice.ts';

/** The clips that ship with the program. */
export const shippedFolder = join(import.meta.dirname, '../clips');

export async function readManifest(folder: string): Promise<VoiceManifest> {
  return VoiceManifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
}

/** Loads the manifest and its clips; a missing or broken clip is among the faults. */
export async function loadVoiceFolder(folder: string): ReturnType<typeof loadVoice> {
  return loadVoice({
    manifest: await readManifest(folder),
    read: async (file) => new Uint8Array(await readFile(join(folder, file))).buffer,
    decode: async (bytes) => {
      const sound = await decodeSoundFile(new Uint8Array(bytes));
      const [samples] = sound.ok ? sound.value.channels : [];
      if (!samples) throw new Error(sound.ok ? 'no sound' : sound.error);
      return samples;
    },
  });
}
