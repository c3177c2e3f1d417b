/** Judges a site's own recordings: what is missing, what is broken, what will sound uneven. */
import { catalogue } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { amplitude, clippedSamples, decibels, peak, speechLevel } from './levels.ts';
import { sampleRate } from './manifest.ts';
import type { ClipEntry } from './manifest.ts';
import type { DecodedFile } from './sound-file.ts';

type Defect =
  | 'missing'
  | 'unknownClip'
  | 'unreadable'
  | 'wrongRate'
  | 'notMono'
  | 'clipped'
  | 'silent'
  | 'silenceAtEnds'
  | 'wrongDuration'
  | 'uneven';

export interface Finding {
  readonly id: string;
  readonly defect: Defect;
  /** An error must be mended; a warning is heard but does no harm. */
  readonly severity: 'error' | 'warning';
  readonly detail: string;
}

/** A file of the manifest, read, or the reason why it could not be. */
export interface Recording {
  readonly entry: ClipEntry;
  readonly file: DecodedFile | { readonly unreadable: string };
}

/** Silence before a word makes gaps inside numbers: at most this many milliseconds at either end. */
const longestEdge = 60;
/** How far a clip's level may lie from the others' middle, dB. */
const evenness = 4;

/** Everything wrong with a set of recordings, errors first. An empty list: all is well. */
export function checkRecordings(recordings: readonly Recording[]): readonly Finding[] {
  const present = new Set<string>(recordings.map((r) => r.entry.id));
  const missing = catalogue
    .filter((entry) => entry.required && !present.has(entry.id))
    .map((entry): Finding => error(entry.id, 'missing', wanted(entry)));
  const found = recordings.flatMap(({ entry, file }) =>
    'unreadable' in file ? [error(entry.id, 'unreadable', file.unreadable)] : checkOne(entry, file),
  );
  const findings = [...missing, ...found, ...checkEvenness(recordings)];
  return findings.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

const error = (id: string, defect: Defect, detail: string): Finding => {
  return { id, defect, severity: 'error', detail };
};
const warning = (id: string, defect: Defect, detail: string): Finding => {
  return { id, defect, severity: 'warning', detail };
};
const wanted = (entry: CatalogueEntry): string =>
  entry.language === null ? 'the chime before a call' : `say "${entry.text}" (${entry.language})`;

function checkOne(entry: ClipEntry, file: DecodedFile): readonly Finding[] {
  const findings: Finding[] = [];
  const { id } = entry;
  const [samples] = file.channels;
  if (!samples || samples.length === 0) return [error(id, 'silent', 'no samples')];
  if (file.sampleRate !== sampleRate) {
    findings.push(error(id, 'wrongRate', `${file.sampleRate} Hz; record or convert at ${sampleRate} Hz`));
  }
  if (file.channels.length !== 1) findings.push(error(id, 'notMono', `${file.channels.length} channels`));
  if (decibels(peak(samples)) < -40) {
    return [...findings, error(id, 'silent', `loudest sample ${decibels(peak(samples)).toFixed(0)} dBFS`)];
  }
  const clipped = clippedSamples(samples);
  if (clipped > 0)
    findings.push(error(id, 'clipped', `${clipped} samples at full scale; record more quietly`));
  const seconds = samples.length / file.sampleRate;
  if (Math.abs(seconds - entry.duration) > 0.001) {
    findings.push(
      error(id, 'wrongDuration', `${seconds.toFixed(3)} s; the manifest says ${entry.duration.toFixed(3)} s`),
    );
  }
  const edge = longestQuietEdge(samples, file.sampleRate);
  if (edge > longestEdge && entry.language !== null) {
    findings.push(warning(id, 'silenceAtEnds', `${edge.toFixed(0)} ms of silence at an end; trim it`));
  }
  const known = catalogue.some((c) => c.id === id);
  if (!known) findings.push(warning(id, 'unknownClip', 'no sentence uses it but through the lexicon'));
  return findings;
}

/** Milliseconds. */
function longestQuietEdge(samples: Float32Array, rate: number): number {
  const threshold = peak(samples) * amplitude(-46);
  const first = samples.findIndex((s) => Math.abs(s) >= threshold);
  const last = samples.findLastIndex((s) => Math.abs(s) >= threshold);
  return (Math.max(first, samples.length - 1 - last) * 1000) / rate;
}

function checkEvenness(recordings: readonly Recording[]): readonly Finding[] {
  const levels = recordings.flatMap(({ entry, file }) => {
    const samples = 'unreadable' in file ? undefined : file.channels[0];
    if (!samples || entry.language === null) return [];
    return [{ id: entry.id, level: decibels(speechLevel(samples, sampleRate)) }];
  });
  const middle = levels.map((l) => l.level).toSorted((a, b) => a - b)[Math.trunc(levels.length / 2)] ?? 0;
  return levels
    .filter(({ level }) => level > -60 && Math.abs(level - middle) > evenness)
    .map(({ id, level }) =>
      warning(id, 'uneven', `${(level - middle).toFixed(1)} dB from the others' level`),
    );
}
