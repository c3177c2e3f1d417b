import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import type { ClipEntry } from './manifest.ts';
import { checkRecordings } from './recordings.ts';
import type { Recording } from './recordings.ts';
import { decodeSoundFile } from './sound-file.ts';
import { readManifest, shippedFolder } from './voice-folder.ts';

const rate = 48_000;
/** Half a second of a tone. */
function tone(level: number, seconds = 0.5, at = rate): Float32Array {
  return Float32Array.from(
    { length: seconds * at },
    (_, n) => level * Math.sin((2 * Math.PI * 300 * n) / at),
  );
}

const clean = tone(0.3);
const good = (): Recording[] =>
  catalogue
    .filter((c) => c.required)
    .map(({ id, language, text }) => {
      const entry: ClipEntry = { id, language, text, file: `${id}.wav`, duration: 0.5, sampleRate: rate };
      return { entry, file: { channels: [clean], sampleRate: rate } };
    });

/** The findings when one clip's recording is replaced. */
function withClip(id: string, change: (recording: Recording) => Recording | null) {
  const recordings = good().flatMap((r) => (r.entry.id === id ? (change(r) ?? []) : r));
  return checkRecordings(recordings).map((f) => `${f.severity} ${f.id} ${f.defect}`);
}
const sound =
  (...channels: Float32Array[]) =>
  (r: Recording): Recording => {
    return { ...r, file: { channels, sampleRate: rate } };
  };

describe('a check of recordings', { timeout: 60_000 }, () => {
  test('finds nothing wrong with a complete, clean set', () => {
    expect(checkRecordings(good())).toEqual([]);
  });

  test('names the missing clip and what to say', () => {
    const [finding] = checkRecordings(good().filter((r) => r.entry.id !== 'id/belas'));
    expect(finding).toMatchObject({ id: 'id/belas', defect: 'missing', detail: 'say "belas" (id)' });
  });

  test.each([
    ['clipped', 'error', sound(tone(0.3).map((s, n) => (n >= 1000 && n < 1030 ? 1 : s)))],
    ['silent', 'error', sound(tone(0.001))],
    ['silent', 'error', sound(new Float32Array(0))],
    ['notMono', 'error', sound(tone(0.3), tone(0.3))],
    ['wrongDuration', 'error', sound(tone(0.3, 0.6))],
    ['uneven', 'warning', sound(tone(0.1))],
    ['silenceAtEnds', 'warning', sound(Float32Array.from([...new Float32Array(4800), ...tone(0.3, 0.4)]))],
    ['unreadable', 'error', (r: Recording): Recording => ({ ...r, file: { unreadable: 'damaged' } })],
    [
      'wrongRate',
      'error',
      (r: Recording): Recording => ({
        ...r,
        file: { channels: [tone(0.3, 0.5, 44_100)], sampleRate: 44_100 },
      }),
    ],
  ] as const)('finds one that is %s', (defect, severity, change) => {
    expect(withClip('id/tiga', change)).toEqual([`${severity} id/tiga ${defect}`]);
  });

  test('lets a loud peak pass that is not cut off', () => {
    const loud = tone(0.3);
    loud[1000] = 1;
    expect(withClip('id/tiga', sound(loud))).toEqual([]);
  });

  test('finds nothing wrong with the shipped voice', async () => {
    const manifest = await readManifest(shippedFolder);
    const recordings: Recording[] = [];
    for (const entry of manifest.clips) {
      const decoded = await decodeSoundFile(await readFile(join(shippedFolder, entry.file)));
      recordings.push({ entry, file: decoded.ok ? decoded.value : { unreadable: decoded.error } });
    }
    expect(checkRecordings(recordings)).toEqual([]);
  });
});

describe('sound files', () => {
  const samples = tone(0.5, 0.01);
  const write16 = (view: DataView, at: number, s: number) => view.setInt16(at, s * 0x7fff, true);
  const write24 = (view: DataView, at: number, s: number) => {
    const value = Math.round(s * 0x7fffff);
    view.setUint8(at, value & 0xff);
    view.setInt16(at + 1, value >> 8, true);
  };
  const write32 = (view: DataView, at: number, s: number) => view.setInt32(at, s * 0x7fffffff, true);
  const writeFloat = (view: DataView, at: number, s: number) => view.setFloat32(at, s, true);

  test.each([
    ['16-bit PCM', 1, 16, write16],
    ['24-bit PCM', 1, 24, write24],
    ['32-bit PCM', 1, 32, write32],
    ['32-bit float', 3, 32, writeFloat],
  ] as const)('WAV, %s, is read back', async (_, tag, bits, write) => {
    const decoded = await decodeSoundFile(wav(samples, tag, bits, write));
    if (!decoded.ok) throw new Error(decoded.error);
    expect(decoded.value.sampleRate).toBe(rate);
    const [channel] = decoded.value.channels;
    expect(channel).toHaveLength(samples.length);
    samples.forEach((s, n) => expect(channel?.[n]).toBeCloseTo(s, 3));
  });

  test('what is no sound is said to be none', async () => {
    const broken = ['', 'hello', 'RIFF....WAVE', 'OggS but not really'].map((text) =>
      new TextEncoder().encode(text),
    );
    for (const bytes of broken) expect((await decodeSoundFile(bytes)).ok).toBe(false);
  });
});

function wav(
  samples: Float32Array,
  tag: number,
  bits: number,
  write: (view: DataView, at: number, s: number) => void,
): Uint8Array {
  const width = bits / 8;
  const bytes = new Uint8Array(44 + samples.length * width);
  const view = new DataView(bytes.buffer);
  const text = (at: number, s: string) => bytes.set(new TextEncoder().encode(s), at);
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, tag, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * width, true);
  view.setUint16(32, width, true);
  view.setUint16(34, bits, true);
  text(36, 'data');
  view.setUint32(40, samples.length * width, true);
  samples.forEach((s, n) => write(view, 44 + n * width, s));
  return bytes;
}
