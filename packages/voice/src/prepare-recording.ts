/** Makes a clip of what somebody recorded: silence cut off, brought to the level of the others, soft at both ends. */
import { err, ok } from '@giliran/protocol';
import type { RecordingFault, Result } from '@giliran/protocol';
import { amplitude, decibels, frameLevels, peak, speechLevel } from './levels.ts';
import { clipLevel, clipPeak, judgeRecording } from './recording-check.ts';
import type { RecordingMeasures } from './recording-check.ts';

/** Kept before and after the sound, milliseconds: consonants begin and end below the threshold. */
const margin = { before: 20, after: 40 } as const;
/** Frames of `frameLevels`, milliseconds. */
const frame = 10;
const fade = 4;
/** More than this a quiet recording is not raised, dB: its room would be heard. */
const mostGain = 24;

export interface PreparedRecording {
  readonly samples: Float32Array;
  /** Of the clip as it will be played. */
  readonly measures: RecordingMeasures;
  /** Milliseconds that were cut off at both ends together. */
  readonly trimmed: number;
  /** dB */
  readonly gain: number;
}

/**
 * `speech` false: a chime, which rings out: cut at its beginning only, brought to the same peak instead of level.
 * Fails on what cannot be mended: nothing to hear, clipped, too long.
 */
export function prepareRecording(
  recorded: Float32Array,
  rate: number,
  { speech }: { readonly speech: boolean },
): Result<PreparedRecording, RecordingFault> {
  const heard = sounding(recorded, rate, speech);
  if (heard === null) return err('silent');
  const cut = recorded.slice(heard.start, heard.end);
  const judged = judgeRecording(cut, rate);
  if (!judged.ok) return judged;
  const wanted = speech ? clipLevel - decibels(speechLevel(cut, rate)) : Number.POSITIVE_INFINITY;
  const gain = Math.min(wanted, clipPeak - decibels(peak(cut)), mostGain);
  const samples = softened(cut, amplitude(gain), rate);
  const measures = judgeRecording(samples, rate);
  if (!measures.ok) return measures;
  const trimmed = ((recorded.length - cut.length) * 1000) / rate;
  return ok({ samples, measures: measures.value, trimmed, gain });
}

/** From the first to the last frame that stands out of the room's noise; null when none does. */
function sounding(
  samples: Float32Array,
  rate: number,
  speech: boolean,
): { readonly start: number; readonly end: number } | null {
  const levels = frameLevels(samples, rate);
  const loudest = Math.max(0, ...levels);
  if (decibels(loudest) < -52) return null;
  const quietest = levels.toSorted((a, b) => a - b)[Math.trunc(levels.length / 10)] ?? 0;
  // The tenth that is quietest is the room, where there is room: a cut word is loud throughout.
  const room = quietest < loudest * amplitude(-24) ? quietest * amplitude(8) : 0;
  const threshold = Math.max(loudest * amplitude(-38), room);
  const first = levels.findIndex((level) => level >= threshold);
  const last = levels.findLastIndex((level) => level >= threshold);
  const at = (ms: number): number => Math.round((ms * rate) / 1000);
  return {
    start: Math.max(0, at(first * frame - margin.before)),
    end: speech ? Math.min(samples.length, at((last + 1) * frame + margin.after)) : samples.length,
  };
}

function softened(samples: Float32Array, factor: number, rate: number): Float32Array {
  const length = Math.min(Math.round((fade * rate) / 1000), Math.trunc(samples.length / 2));
  return samples.map((sample, n) => {
    const edge = Math.min(n, samples.length - 1 - n);
    const ramp = edge >= length ? 1 : (1 - Math.cos((Math.PI * edge) / length)) / 2;
    return sample * factor * ramp;
  });
}
