/** Puts a sentence together in sample time: clip after clip, each pause counted in samples, nothing left to timers. */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import { finalClip } from './clip-id.ts';
import type { ClipId } from './clip-id.ts';
import { peak } from './levels.ts';
import type { Segment, Sentence, SentencePart } from './sentence.ts';
import type { Voice } from './voice.ts';

/** One sound, mono. */
export interface Sound {
  readonly samples: Float32Array;
  /** Samples per second. */
  readonly sampleRate: number;
}

/** Where a clip or pause came to lie. */
export interface PlacedSegment {
  readonly kind: 'clip' | 'pause';
  readonly part: SentencePart | 'chime' | 'betweenSentences';
  /** The clip that was used; null for a pause. */
  readonly id: ClipId | null;
  /** First sample. */
  readonly start: number;
  /** First sample after it. */
  readonly end: number;
}

export interface Composition extends Sound {
  readonly placed: readonly PlacedSegment[];
}

/** Milliseconds of silence after the chime and between two languages. */
const afterChime = 120;
const betweenSentences = 500;

export interface MissingClips {
  readonly code: 'missingClips';
  readonly ids: readonly ClipId[];
}

/**
 * The whole announcement as one sound: the chime if asked for, then the sentences one after the other.
 * Clips are joined edge to edge (a voice's clips start and end at zero). No sample exceeds 1: a composition
 * that would is made quieter as a whole.
 * Fails if a word has no clip: a number with a word left out would call somebody else.
 */
export function compose(
  voice: Voice,
  sentences: readonly Sentence[],
  options: { readonly chime: boolean },
): Result<Composition, MissingClips> {
  const pieces = piecesOf(voice, sentences, options.chime);
  const missing = pieces.flatMap((piece) => (piece.kind === 'missing' ? [piece.id] : []));
  if (missing.length > 0) return err({ code: 'missingClips', ids: [...new Set(missing)] });

  const placed: PlacedSegment[] = [];
  const length = pieces.reduce((sum, piece) => sum + (piece.kind === 'missing' ? 0 : piece.length), 0);
  const samples = new Float32Array(length);
  let start = 0;
  for (const piece of pieces) {
    if (piece.kind === 'missing') continue;
    if (piece.kind === 'clip') samples.set(piece.samples, start);
    const { kind, part, length: own } = piece;
    placed.push({ kind, part, id: kind === 'clip' ? piece.id : null, start, end: start + own });
    start += own;
  }
  const loudest = peak(samples);
  if (loudest > 1) samples.forEach((s, n) => (samples[n] = s / loudest));
  return ok({ samples, sampleRate: voice.sampleRate, placed });
}

type Piece =
  | {
      readonly kind: 'clip';
      readonly part: PlacedSegment['part'];
      readonly id: ClipId;
      readonly samples: Float32Array;
      readonly length: number;
    }
  | { readonly kind: 'pause'; readonly part: PlacedSegment['part']; readonly length: number }
  | { readonly kind: 'missing'; readonly id: ClipId };

function piecesOf(voice: Voice, sentences: readonly Sentence[], chime: boolean): readonly Piece[] {
  const silence = (part: PlacedSegment['part'], ms: number): Piece => {
    return { kind: 'pause', part, length: Math.round((ms * voice.sampleRate) / 1000) };
  };
  const clip = (part: PlacedSegment['part'], id: ClipId, final: boolean): Piece => {
    // A voice without a falling tone for the last word says the plain one.
    const used = final && voice.clips.has(finalClip(id)) ? finalClip(id) : id;
    const samples = voice.clips.get(used);
    return samples
      ? { kind: 'clip', part, id: used, samples, length: samples.length }
      : { kind: 'missing', id };
  };
  const piece = (segment: Segment): Piece =>
    segment.kind === 'pause'
      ? silence(segment.part, segment.ms)
      : clip(segment.part, segment.id, segment.final);

  return [
    ...(chime ? [clip('chime', 'chime', false), silence('chime', afterChime)] : []),
    ...sentences.flatMap((sentence, n) => [
      ...(n > 0 ? [silence('betweenSentences', betweenSentences)] : []),
      ...sentence.segments.map(piece),
    ]),
  ];
}
