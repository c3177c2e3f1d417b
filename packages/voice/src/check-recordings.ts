/**
 * Checks a folder of a site's own recordings.
 *
 *     node packages/voice/src/check-recordings.ts --list           what to read aloud, with each clip's id
 *     node packages/voice/src/check-recordings.ts FOLDER --write   writes FOLDER/manifest.json from the files found
 *     node packages/voice/src/check-recordings.ts FOLDER           lists what is missing or broken
 *
 * A clip's file lies at its id: `FOLDER/id/nol.wav` (or `.opus`, `.ogg`). Exits with 1 when something must be mended.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err } from '@giliran/protocol';
import { catalogue } from './catalogue.ts';
import { sampleRate, VoiceManifest } from './manifest.ts';
import type { ClipEntry } from './manifest.ts';
import { checkRecordings } from './recordings.ts';
import type { Recording } from './recordings.ts';
import { decodeSoundFile } from './sound-file.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const argument = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const has = (option: string) => process.argv.includes(option);
const [folder] = argument;

async function decoded(file: string): Promise<Recording['file']> {
  const path = join(folder ?? '.', file);
  const result = existsSync(path) ? await decodeSoundFile(readFileSync(path)) : err(`there is no ${file}`);
  return result.ok ? result.value : { unreadable: result.error };
}

/** The entries of the catalogue that have a file, with its measured length. */
async function manifestOfFiles(): Promise<VoiceManifest> {
  const clips: ClipEntry[] = [];
  for (const { id, language, text } of catalogue) {
    const file = ['wav', 'opus', 'ogg']
      .map((type) => `${id}.${type}`)
      .find((f) => existsSync(join(folder ?? '.', f)));
    if (file === undefined) continue;
    const sound = await decoded(file);
    // An unreadable file stays in the manifest, so that the check names it.
    const seconds = 'unreadable' in sound ? 0 : (sound.channels[0]?.length ?? 0) / sound.sampleRate;
    clips.push({ id, language, text, file, duration: Math.max(seconds, 0.001), sampleRate });
  }
  return { name: `Recordings in ${folder ?? ''}`.slice(0, 120), clips };
}

async function check(manifest: VoiceManifest): Promise<number> {
  const recordings: Recording[] = [];
  for (const entry of manifest.clips) recordings.push({ entry, file: await decoded(entry.file) });
  const findings = checkRecordings(recordings);
  for (const { severity, id, defect, detail } of findings) {
    print(`${severity.padEnd(8)} ${id.padEnd(30)} ${defect}: ${detail}`);
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const optional = catalogue.filter(
    (entry) => !entry.required && !manifest.clips.some((clip) => clip.id === entry.id),
  ).length;
  print(
    `${manifest.clips.length} clips, ${errors} errors, ${findings.length - errors} warnings; ${optional} of the optional clips are not recorded`,
  );
  return errors > 0 ? 1 : 0;
}

if (has('--list')) {
  for (const { id, text, required } of catalogue) {
    print(`${id.padEnd(32)} ${text}${required ? '' : '   (optional)'}`);
  }
} else if (folder === undefined) {
  console.error('usage: check-recordings.ts FOLDER [--write] | --list');
  process.exitCode = 2;
} else {
  const path = join(folder, 'manifest.json');
  if (has('--write')) {
    const { lexicon } = existsSync(path) ? VoiceManifest.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
    const manifest = { ...(await manifestOfFiles()), ...(lexicon ? { lexicon } : {}) };
    writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  if (existsSync(path)) {
    const manifest = VoiceManifest.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (manifest.success) process.exitCode = await check(manifest.data);
    else {
      for (const issue of manifest.error.issues)
        console.error(`manifest.json ${issue.path.join('.')}: ${issue.message}`);
      process.exitCode = 1;
    }
  } else {
    console.error(`there is no ${path}; make one with --write`);
    process.exitCode = 1;
  }
}
