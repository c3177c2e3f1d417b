/** Listens to the clips that ship and to what is composed of them. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { VoiceSettings } from '@giliran/protocol';
import { beforeAll, describe, expect, test } from 'vitest';
import { announce } from './announce.ts';
import { catalogue } from './catalogue.ts';
import type { Composition, PlacedSegment } from './compose.ts';
import { amplitude, decibels, peak, quietStretches, speechLevel } from './levels.ts';
import type { VoiceManifest } from './manifest.ts';
import type { Voice } from './voice.ts';
import { loadVoiceFolder, readManifest, shippedFolder } from './voice-folder.ts';

let manifest: VoiceManifest;
let voice: Voice;
beforeAll(async () => {
  manifest = await readManifest(shippedFolder);
  const loaded = await loadVoiceFolder(shippedFolder);
  if (loaded.faults.length > 0) throw new Error(JSON.stringify(loaded.faults));
  voice = loaded.voice;
});

const settings: VoiceSettings = { reading: 'digit', languages: ['id'], chime: true, shortenAbove: 2 };
function hear(
  number: string,
  counter: number,
  change: Partial<VoiceSettings> = {},
  shorten = false,
): Composition {
  const sound = announce(voice, { number, counter }, { ...settings, ...change }, shorten);
  if (!sound.ok) throw new Error(JSON.stringify(sound.error));
  return sound.value;
}
const cut = (sound: Composition, s: PlacedSegment) => sound.samples.subarray(s.start, s.end);
const said = (sound: Composition) => sound.placed.filter((s) => s.kind === 'clip');
const quiet = amplitude(-50);

describe('the shipped clips', () => {
  test('are exactly those of the catalogue, in its words', () => {
    const words = manifest.clips.map(({ id, language, text }) => ({ id, language, text }));
    expect(words).toEqual(catalogue.map(({ id, language, text }) => ({ id, language, text })));
  });

  test('last as long as the manifest says, to the sample', () => {
    const lengths = manifest.clips.map((clip) => [clip.id, voice.clips.get(clip.id)?.length]);
    expect(lengths).toEqual(manifest.clips.map((clip) => [clip.id, Math.round(clip.duration * 48_000)]));
  });

  test('take less than two megabytes together', async () => {
    const sizes = await Promise.all(manifest.clips.map((clip) => stat(join(shippedFolder, clip.file))));
    expect(sizes.reduce((sum, file) => sum + file.size, 0)).toBeLessThan(2e6);
  });

  test('are equally loud, below −1 dBFS, and start and end at once but without a click', () => {
    const all = [...voice.clips];
    const spoken = all.filter(([id]) => id !== 'chime');
    const offenders = (clips: typeof all, wrong: (samples: Float32Array) => boolean) =>
      clips.filter(([, samples]) => wrong(samples)).map(([id]) => id);
    expect(spoken.length).toBeGreaterThan(100);
    expect(offenders(all, (s) => decibels(peak(s)) >= -1)).toEqual([]);
    expect(offenders(spoken, (s) => Math.abs(decibels(speechLevel(s, 48_000)) + 18.5) > 1)).toEqual([]);
    // 20 ms is the closure before a t, k or p that ends in a burst.
    const quietEdge = (s: Float32Array) =>
      quietStretches(s, quiet, 960).some(({ start, end }) => start === 0 || end === s.length);
    expect(offenders(spoken, quietEdge)).toEqual([]);
    const click = (s: Float32Array) =>
      Math.max(Math.abs(s[0] ?? 1), Math.abs(s.at(-1) ?? 1)) > amplitude(-40);
    expect(offenders(all, click)).toEqual([]);
  });
});

describe('"A-012, loket 3", composed', { timeout: 60_000 }, () => {
  test('the chime first, then the right words in the right order', () => {
    expect(said(hear('A-012', 3)).map((s) => s.id)).toEqual([
      'chime',
      'id/nomor-antrean',
      'id/huruf-a',
      'id/nol',
      'id/satu',
      'id/dua',
      'id/silakan-menuju-loket',
      'id/tiga.final',
    ]);
    expect(said(hear('A-012', 3, { chime: false }))[0]?.id).toBe('id/nomor-antrean');
  });

  test('the words are found by ear alone, each where the one before it has ended', () => {
    const sound = hear('A-012', 3);
    const order = [
      'chime',
      'id/nomor-antrean',
      'id/huruf-a',
      'id/nol',
      'id/satu',
      'id/dua',
      'id/silakan-menuju-loket',
      'id/tiga.final',
    ];
    let ended = 0;
    for (const id of order) {
      const clip = clipNamed(id);
      const found = locate(sound.samples, clip);
      expect(found.likeness).toBeGreaterThan(0.999);
      expect(found.start).toBeGreaterThanOrEqual(ended);
      ended = found.start + clip.length;
    }
    expect(ended).toBe(sound.samples.length);
  });

  test('a word that is not said is not found', () => {
    const sound = hear('A-012', 3);
    const unsaid = ['id/empat', 'id/lima', 'id/tujuh', 'id/sembilan', 'id/huruf-b', 'en/three'];
    const heard = unsaid.filter((id) => locate(sound.samples, clipNamed(id)).likeness > 0.7);
    expect(heard).toEqual([]);
  });

  test('both languages one after the other, with one chime', () => {
    const ids = said(hear('A-012', 3, { languages: ['id', 'en'] })).map((s) => s.id);
    expect(ids.filter((id) => id === 'chime')).toHaveLength(1);
    expect(ids.map((id) => id?.slice(0, 2)).join(' ')).toMatch(/^ch( id)+( en)+$/);
  });

  test('takes about five seconds, three when shortened', () => {
    const seconds = (c: Composition) => c.samples.length / c.sampleRate;
    expect(seconds(hear('A-012', 3, { chime: false }))).toBeGreaterThan(4);
    expect(seconds(hear('A-012', 3, { chime: false }))).toBeLessThan(6);
    expect(seconds(hear('A-012', 3, { chime: false }, true))).toBeLessThan(3.5);
  });
});

const calls = [
  ['A-012', 3],
  ['KT-104', 27],
  ['P2-001', 1],
  ['SIM-999', 100],
  ['Z-1945', 999],
  ['BPN-066', 14],
] as const;
const readings = ['digit', 'cardinal', 'hybrid'] as const;
const everySound = () =>
  calls.flatMap(([number, counter]) =>
    readings.flatMap((reading) =>
      [true, false].map((shorten) => ({
        name: `${number} ${counter} ${reading}`,
        sound: hear(number, counter, { reading, languages: ['id', 'en'] }, shorten),
      })),
    ),
  );

describe('whatever is composed', { timeout: 60_000 }, () => {
  test('never clips', () => {
    const loud = everySound().filter(({ sound }) => peak(sound.samples) > 0.9);
    expect(loud.map(({ name }) => name)).toEqual([]);
  });

  test('has no gap above 150 ms inside a number', () => {
    let examined = 0;
    for (const { name, sound } of everySound()) {
      for (const number of stretches(sound, ['ticket', 'counter'])) {
        examined += 1;
        const gaps = quietStretches(sound.samples.subarray(number.start, number.end), quiet, 1);
        const longest = Math.max(0, ...gaps.map((g) => (g.end - g.start) / 48));
        expect({ name, tooLong: longest > 150 }).toEqual({ name, tooLong: false });
      }
    }
    expect(examined).toBe(calls.length * readings.length * 2 * 2 * 2);
  });

  test('but a gap one can hear before the way to the counter', () => {
    for (const { sound } of everySound()) {
      const commas = stretches(sound, ['between']);
      expect(commas).toHaveLength(2);
      for (const comma of commas) {
        const [gap] = quietStretches(sound.samples.subarray(comma.start, comma.end), quiet, 1);
        expect(((gap?.end ?? 0) - (gap?.start ?? 0)) / 48).toBeGreaterThan(200);
      }
    }
  });

  test('is silent where a pause stands and not longer than its pieces', () => {
    for (const { sound } of everySound()) {
      let end = 0;
      for (const s of sound.placed) {
        expect(s.start).toBe(end);
        end = s.end;
      }
      expect(end).toBe(sound.samples.length);
      const pauses = sound.placed.filter((s) => s.kind === 'pause');
      expect(pauses.filter((s) => peak(cut(sound, s)) > 0)).toEqual([]);
    }
  });
});

/** Runs of neighbouring segments that belong to one of the parts. */
function stretches(sound: Composition, parts: readonly string[]): { start: number; end: number }[] {
  const runs: { start: number; end: number; part: string }[] = [];
  for (const s of sound.placed) {
    const last = runs.at(-1);
    if (last && last.end === s.start && last.part === s.part) last.end = s.end;
    else runs.push({ start: s.start, end: s.end, part: s.part });
  }
  return runs.filter((run) => parts.includes(run.part));
}

function clipNamed(name: string): Float32Array {
  const found = [...voice.clips].find(([id]) => id === name);
  if (!found) throw new Error(`no clip ${name}`);
  return found[1];
}

/** Where a clip sounds most like itself within a sound: roughly at 3 kHz first, then to the sample. 1 = the same. */
function locate(sound: Float32Array, clip: Float32Array): { start: number; likeness: number } {
  const [coarseSound, coarseClip] = [averaged(sound, 16), averaged(clip, 16)];
  let rough = { start: 0, likeness: 0 };
  for (let start = 0; start + coarseClip.length <= coarseSound.length; start++) {
    const likeness = correlation(coarseSound, start, coarseClip);
    if (likeness > rough.likeness) rough = { start: start * 16, likeness };
  }
  let best = { start: 0, likeness: 0 };
  for (let start = Math.max(0, rough.start - 24); start <= rough.start + 24; start++) {
    const likeness = correlation(sound, start, clip);
    if (likeness > best.likeness) best = { start, likeness };
  }
  return best;
}

function averaged(samples: Float32Array, block: number): Float32Array {
  return Float32Array.from({ length: Math.trunc(samples.length / block) }, (_, n) => {
    let sum = 0;
    for (let k = 0; k < block; k++) sum += samples[n * block + k] ?? 0;
    return sum / block;
  });
}

function correlation(sound: Float32Array, start: number, clip: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let n = 0; n < clip.length; n++) {
    const x = sound[start + n] ?? 0;
    const y = clip[n] ?? 0;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb || 1);
}
