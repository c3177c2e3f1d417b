/** What a sound measures: used to make clips, to check recordings and to test what is composed. */

export const decibels = (amplitude: number): number => 20 * Math.log10(Math.max(amplitude, 1e-9));
export const amplitude = (dB: number): number => 10 ** (dB / 20);

/** The largest absolute sample, 1 = full scale. */
export function peak(samples: Float32Array): number {
  let largest = 0;
  for (const s of samples) largest = Math.max(largest, Math.abs(s));
  return largest;
}

/** Root mean square of frames of 10 ms, 1 = full scale. */
export function frameLevels(samples: Float32Array, rate: number): readonly number[] {
  const size = Math.max(1, Math.round(rate / 100));
  const levels: number[] = [];
  for (let start = 0; start < samples.length; start += size) {
    const frame = samples.subarray(start, start + size);
    let sum = 0;
    for (const s of frame) sum += s * s;
    levels.push(Math.sqrt(sum / frame.length));
  }
  return levels;
}

/**
 * How loud the speech is, as RMS (1 = full scale) over its sounding frames: those within 30 dB of the
 * loudest, so that a closure inside a word does not make the word count as quiet.
 */
export function speechLevel(samples: Float32Array, rate: number): number {
  const levels = frameLevels(samples, rate);
  const floor = Math.max(0, ...levels) * amplitude(-30);
  const sounding = levels.filter((level) => level > 0 && level >= floor);
  if (sounding.length === 0) return 0;
  return Math.sqrt(sounding.reduce((sum, level) => sum + level * level, 0) / sounding.length);
}

export interface Stretch {
  /** First sample. */
  readonly start: number;
  /** First sample after it. */
  readonly end: number;
}

/** The stretches in which every sample stays below the threshold (1 = full scale) for at least `minimum` samples. */
export function quietStretches(
  samples: Float32Array,
  threshold: number,
  minimum: number,
): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (let n = 0; n <= samples.length; n++) {
    const s = samples[n];
    if (s !== undefined && Math.abs(s) < threshold) continue;
    if (n - start >= minimum && n > start) found.push({ start, end: n });
    start = n + 1;
  }
  return found;
}

/** How many samples stand at (or beyond) full scale in runs of at least three: the mark of clipping. */
export function clippedSamples(samples: Float32Array): number {
  let clipped = 0;
  let run = 0;
  for (const s of samples) {
    run = Math.abs(s) >= 0.999 ? run + 1 : 0;
    if (run === 3) clipped += 3;
    else if (run > 3) clipped += 1;
  }
  return clipped;
}
