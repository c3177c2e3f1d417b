/**
 * Makes the clips that ship with `@giliran/voice`: `node scripts/generate-voice.ts`.
 *
 * Needs espeak-ng, ffmpeg (resampling) and opusenc (opus-tools) on the PATH; nothing else in the project does. The
 * result is the same on every run with the same versions of the three. Speech is synthesised word by
 * word, trimmed of silence, brought to one loudness, faded by a few milliseconds at both ends and encoded
 * as Ogg Opus, mono. The chime is computed here.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  amplitude,
  catalogue,
  decibels,
  isFinalClip,
  noticeClip,
  noticeKinds,
  peak,
  sampleRate,
  speechLevel,
  VoiceManifest,
} from '@giliran/voice';
import type { CatalogueEntry, ClipEntry } from '@giliran/voice';

/**
 * Of espeak-ng's female variants "Annie" keeps the ten Indonesian digits furthest apart under noise at equal
 * loudness (smallest spectral distance between two digits 0.150; f2 0.071, f5 0.085, Linda 0.123), without the
 * breath and flutter of the f-variants. Pitch 45 lies near 195 Hz.
 */
const voices = {
  id: { voice: 'id+Annie', wordsPerMinute: 138, pitch: 45 },
  en: { voice: 'en-gb+Annie', wordsPerMinute: 140, pitch: 45 },
} as const;

/** Speech level and ceiling in dBFS. The ceiling leaves room for what the encoder adds. */
const targetLevel = -18.5;
const ceiling = -3;
/** Below this a clip's ends count as silence, dBFS. */
const silence = -46;

/** Where espeak-ng's own reading is wrong or unsteady, its phonemes. "e" is a schwa in belas, empat, enam. */
const phonemes: Readonly<Record<string, string>> = {
  'id/empat': "@mp'at",
  'id/enam': "@n'am",
  'id/belas': "b@l'as",
  'id/sebelas': "s@b@l'as",
  'id/loket': "l'okEt",
  'id/nomor-antrean': "n'omOR antR2'ean",
  'id/silakan-menuju-loket': "sil'akan m@n'udZu l'okEt",
  'id/huruf-a': "'a",
  'id/huruf-e': "'e",
  'id/huruf-i': "'i",
  'id/huruf-o': "'o",
  'id/huruf-u': "'u",
  'id/kata-pdam': "ped'am",
  'id/kata-bpom': "bep'om",
};

const root = join(import.meta.dirname, '../packages/voice/clips');

function run(command: string, args: readonly string[], input?: Uint8Array): Buffer {
  const done = spawnSync(command, args, { maxBuffer: 1 << 26, ...(input ? { input } : {}) });
  if (done.error) throw new Error(`${command} is needed: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr.toString()}`);
  return done.stdout;
}

/** Whole sentences, said with their own melody and their own pauses. */
const notices = new Set<string>(
  noticeKinds.flatMap((words) => [noticeClip(words, 'id'), noticeClip(words, 'en')]),
);

/** One word, 48 kHz, as espeak-ng says it. A word inside a sentence keeps a level tone; a final one falls. */
function speak(entry: CatalogueEntry, language: 'id' | 'en', scratch: string): Float32Array {
  const { voice, wordsPerMinute, pitch } = voices[language];
  const final = isFinalClip(entry.id);
  const sounds = phonemes[entry.id.replace('.final', '')];
  const said = sounds === undefined ? entry.text : `[[${sounds}]]`;
  const spoken = notices.has(entry.id);
  const text =
    spoken || final
      ? `<prosody range="75%">${said}${spoken ? '' : '.'}</prosody>`
      : `<prosody range="40%">${said},</prosody>`;
  const wav = join(scratch, 'word.wav');
  run('espeak-ng', ['-m', '-v', voice, '-s', `${wordsPerMinute}`, '-p', `${pitch}`, '-w', wav, text]);
  const filter = `highpass=f=90,aresample=${sampleRate}:resampler=soxr:precision=28`;
  return floats(run('ffmpeg', ['-v', 'error', '-i', wav, '-af', filter, '-ac', '1', '-f', 'f32le', '-']));
}

function floats(bytes: Buffer): Float32Array {
  const samples = new Float32Array(bytes.length / 4);
  for (let n = 0; n < samples.length; n++) samples[n] = bytes.readFloatLE(n * 4);
  return samples;
}

/** Cuts silence from both ends; 3 ms are kept before the first sound and 6 ms after the last. */
function trimmed(samples: Float32Array): Float32Array {
  const threshold = peak(samples) * amplitude(silence - ceiling);
  const first = samples.findIndex((s) => Math.abs(s) > threshold);
  const last = samples.findLastIndex((s) => Math.abs(s) > threshold);
  if (first < 0) throw new Error('nothing but silence');
  return samples.slice(
    Math.max(0, first - milliseconds(3)),
    Math.min(samples.length, last + milliseconds(6)),
  );
}

/** The same speech level for every clip; the few peaks above the ceiling are rounded, not cut. */
function levelled(samples: Float32Array): Float32Array {
  const gain = amplitude(targetLevel) / speechLevel(samples, sampleRate);
  const limit = amplitude(ceiling);
  const knee = limit * 0.8;
  return samples.map((s) => {
    const loud = Math.abs(s * gain);
    const kept = loud <= knee ? loud : knee + (limit - knee) * Math.tanh((loud - knee) / (limit - knee));
    return Math.sign(s) * kept;
  });
}

/** Starts and ends at zero, along half a cosine: no click where two clips meet. */
function faded(samples: Float32Array): Float32Array {
  const [rise, fall] = [milliseconds(3), milliseconds(8)];
  return samples.map((s, n) => {
    const nearest = Math.min(1, n / rise, (samples.length - 1 - n) / fall);
    return s * (0.5 - 0.5 * Math.cos(Math.PI * nearest));
  });
}

const milliseconds = (ms: number): number => Math.round((ms * sampleRate) / 1000);

/** Two strokes of a bell, E5 then C5, each a handful of decaying partials a little out of tune, as bells are. */
function chime(): Float32Array {
  const partials = [
    { ratio: 1, level: 1, decay: 0.55 },
    { ratio: 2.003, level: 0.42, decay: 0.34 },
    { ratio: 3.01, level: 0.16, decay: 0.2 },
    { ratio: 4.17, level: 0.09, decay: 0.11 },
    { ratio: 5.43, level: 0.05, decay: 0.07 },
  ];
  const strokes = [
    { hertz: 659.26, at: 0 },
    { hertz: 523.25, at: 0.42 },
  ];
  const seconds = 1.55;
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  for (const { hertz, at } of strokes) {
    for (let n = Math.round(at * sampleRate); n < samples.length; n++) {
      const t = n / sampleRate - at;
      const attack = 1 - Math.exp(-t / 0.003);
      let s = 0;
      for (const { ratio, level, decay } of partials) {
        s += level * Math.exp(-t / decay) * Math.sin(2 * Math.PI * hertz * ratio * t);
      }
      samples[n] = (samples[n] ?? 0) + s * attack;
    }
  }
  const gain = amplitude(-7) / peak(samples);
  const tail = Math.round(0.25 * sampleRate);
  return samples.map((s, n) => s * gain * Math.min(1, (samples.length - 1 - n) / tail) ** 2);
}

/** 16-bit little-endian samples, rounded without dither: the clips are far above that floor. */
function pcm16(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((s, n) => bytes.writeInt16LE(Math.round(s * 32767), n * 2));
  return bytes;
}

/**
 * `--music` keeps Opus in its transform mode: in its speech modes decoders differ by their resamplers, and a
 * clip would not be the same sound everywhere. A fixed serial number keeps the files identical from run to run.
 */
function encode(samples: Float32Array, file: string, serial: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const rate = `--raw-rate=${sampleRate}`;
  const raw = ['--raw', '--raw-bits=16', '--raw-chan=1', '--raw-endianness=0', rate];
  const size = [
    '--music',
    '--bitrate',
    '36',
    '--vbr',
    '--comp',
    '10',
    '--padding',
    '0',
    '--serial',
    `${serial}`,
  ];
  run('opusenc', ['--quiet', ...raw, ...size, '-', file], pcm16(samples));
}

const scratch = mkdtempSync(join(tmpdir(), 'giliran-voice-'));
rmSync(root, { recursive: true, force: true });
const clips = catalogue.map((entry, n): ClipEntry => {
  const samples =
    entry.language === null ? chime() : faded(levelled(trimmed(speak(entry, entry.language, scratch))));
  const file = `${entry.id}.opus`;
  encode(samples, join(root, file), n + 1);
  const level = decibels(speechLevel(samples, sampleRate)).toFixed(1);
  console.log(`${entry.id.padEnd(32)} ${(samples.length / sampleRate).toFixed(3)} s  ${level} dBFS`);
  const { id, language, text } = entry;
  return { id, language, text, file, duration: samples.length / sampleRate, sampleRate };
});
rmSync(scratch, { recursive: true });

const manifest = VoiceManifest.parse({ name: 'Giliran, synthesised with eSpeak NG', clips });
writeFileSync(join(root, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
const bytes = clips.reduce((sum, clip) => sum + statSync(join(root, clip.file)).size, 0);
const seconds = clips.reduce((sum, clip) => sum + clip.duration, 0);
console.log(`${clips.length} clips, ${seconds.toFixed(1)} s, ${(bytes / 1024).toFixed(0)} KiB`);
