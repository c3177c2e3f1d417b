/** What is made of somebody's recording, and what is sent back. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decibels, peak, speechLevel } from './levels.ts';
import { prepareRecording } from './prepare-recording.ts';
import { clipLevel, clipPeak, judgeRecordingFile } from './recording-check.ts';
import { decodeWav, encodeWav } from './wav.ts';

const rate = 48_000;
const tone = (level: number, seconds: number): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, n) => level * Math.sin((2 * Math.PI * 220 * n) / rate),
  );
const joined = (...parts: readonly Float32Array[]): Float32Array =>
  Float32Array.from(parts.flatMap((part) => [...part]));
const speech = { speech: true };
const made = (samples: Float32Array, how = speech) => {
  const prepared = prepareRecording(samples, rate, how);
  if (!prepared.ok) throw new Error(prepared.error);
  return prepared.value;
};

describe('a recording becomes a clip', () => {
  test('silence at its ends is cut, and it is as loud as the others', () => {
    const { samples, trimmed } = made(joined(tone(0.001, 0.4), tone(0.06, 0.5), tone(0.001, 0.7)));
    expect(samples.length / rate).toBeGreaterThan(0.5);
    expect(samples.length / rate).toBeLessThan(0.6);
    expect(trimmed).toBeGreaterThan(900);
    expect(decibels(speechLevel(samples, rate))).toBeCloseTo(clipLevel, 0);
  });
  test('it begins and ends softly, so that words join without a click', () => {
    const { samples } = made(tone(0.3, 0.4));
    expect([samples[0], samples.at(-1)].map((s) => Math.abs(s ?? 1))).toEqual([0, 0]);
  });
  test('a chime rings out', () => {
    const { samples } = made(joined(tone(0.4, 0.3), tone(0.0005, 1)), { speech: false });
    expect(samples.length / rate).toBeCloseTo(1.3, 1);
    expect(decibels(peak(samples))).toBeCloseTo(clipPeak, 0);
  });
  test('whatever its level, no peak comes near full scale', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.98, noNaN: true }), (level) => {
        const { samples } = made(tone(level, 0.3));
        expect(decibels(peak(samples))).toBeLessThanOrEqual(clipPeak + 0.01);
      }),
      { numRuns: 20 },
    );
  });
});

test.each([
  ['silent', tone(0.0005, 1)],
  ['silent', new Float32Array(0)],
  ['tooLong', tone(0.3, 20.5)],
  ['clipped', tone(3, 0.5).map((s) => Math.max(-1, Math.min(1, s)))],
  ['tooShort', tone(0.3, 0.02)],
])('is refused: %s', (fault, samples) => {
  expect(prepareRecording(samples, rate, speech)).toEqual({ ok: false, error: fault });
});

describe('a file', () => {
  test('is what was put into it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (raw) => {
          const file = decodeWav(encodeWav(Float32Array.from(raw), rate));
          if (!file.ok) throw new Error(file.error);
          expect(file.value.sampleRate).toBe(rate);
          file.value.channels[0]?.forEach((s, n) => expect(s).toBeCloseTo(raw[n] ?? 0, 3));
        },
      ),
    );
  });
  const good = encodeWav(tone(0.3, 0.4), rate);
  const stereo = good.slice();
  new DataView(stereo.buffer).setUint16(22, 2, true);
  const cut = good.slice(0, 40);
  test.each([
    ['notWav', new TextEncoder().encode('<!doctype html><script>')],
    ['notWav', new Uint8Array(0)],
    ['damaged', cut],
    ['wrongRate', encodeWav(tone(0.3, 0.4), 44_100)],
    ['notMono', stereo],
    ['silent', encodeWav(new Float32Array(rate), rate)],
  ])('that is not fit is named: %s', (fault, bytes) => {
    expect(judgeRecordingFile(bytes)).toEqual({ ok: false, error: fault });
  });
  test('that is fit is measured', () => {
    const judged = judgeRecordingFile(good);
    expect(judged.ok && judged.value.seconds).toBeCloseTo(0.4);
  });
});
