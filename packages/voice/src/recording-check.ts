/** Whether one recording may be played in a hall, and how loud it is: asked by the browser that sends it and by the server that keeps it. */
import { recordingLimits, type RecordingFault, type Result } from '@giliran/protocol';
import { err, ok } from '@giliran/protocol';
import { clippedSamples, decibels, peak, speechLevel } from './levels.ts';
import { sampleRate } from './manifest.ts';
import { decodeWav, isWav } from './wav.ts';

/** The level of the shipped clips, dBFS: RMS of their sounding frames. */
export const clipLevel = -18.5;
/** No clip's peak comes nearer to full scale, dBFS. */
export const clipPeak = -2;
/** Below this loudest sample nobody has spoken, dBFS. */
const silence = -40;

export interface RecordingMeasures {
  readonly seconds: number;
  /** dBFS, RMS of the sounding frames. */
  readonly level: number;
  /** dBFS */
  readonly peak: number;
}

/** What is wrong with a sound, or what it measures. */
export function judgeRecording(
  samples: Float32Array,
  rate: number,
): Result<RecordingMeasures, RecordingFault> {
  const seconds = samples.length / rate;
  if (seconds > recordingLimits.longestSeconds) return err('tooLong');
  const loudest = decibels(peak(samples));
  if (samples.length === 0 || loudest < silence) return err('silent');
  if (seconds < recordingLimits.shortestSeconds) return err('tooShort');
  if (clippedSamples(samples) > 0) return err('clipped');
  return ok({ seconds, level: decibels(speechLevel(samples, rate)), peak: loudest });
}

/** The same of a file as the server keeps it: WAV, mono, at the rate of the clips. */
export function judgeRecordingFile(bytes: Uint8Array): Result<RecordingMeasures, RecordingFault> {
  if (!isWav(bytes)) return err('notWav');
  const file = decodeWav(bytes);
  if (!file.ok) return err('damaged');
  const [samples] = file.value.channels;
  if (samples === undefined || samples.some((sample) => !Number.isFinite(sample))) return err('damaged');
  if (file.value.channels.length !== 1) return err('notMono');
  if (file.value.sampleRate !== sampleRate) return err('wrongRate');
  return judgeRecording(samples, sampleRate);
}
