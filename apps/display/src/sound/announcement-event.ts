/**
 * Tells the page of each announcement that is about to sound, with its samples: a recorder, a level meter or
 * a test listens for `giliran:announcement` on `window`. Nothing on the display itself depends on it.
 */
import type { CallId, NoticeId } from '@giliran/protocol';
import type { AnnouncementSink, Composition } from '@giliran/voice';

export const announcementEvent = 'giliran:announcement';

export interface Announced {
  /** The call, or the notice of an agency's condition. */
  readonly callId: CallId | NoticeId;
  /** Mono, -1 to 1. */
  readonly samples: Float32Array;
  readonly sampleRate: number;
  /** The clips in the order they are heard, the chime first if there is one. */
  readonly clips: readonly string[];
}

/** Sounds that have been put together, by their samples; forgotten with them. */
export class Compositions {
  readonly #made = new WeakMap<
    Float32Array,
    { readonly callId: CallId | NoticeId; readonly composition: Composition }
  >();

  add(callId: CallId | NoticeId, composition: Composition): void {
    this.#made.set(composition.samples, { callId, composition });
  }

  announced(samples: Float32Array): Announced | null {
    const made = this.#made.get(samples);
    if (!made) return null;
    const { callId, composition } = made;
    const clips = composition.placed.flatMap((segment) => (segment.id === null ? [] : [segment.id]));
    return { callId, samples, sampleRate: composition.sampleRate, clips };
  }
}

/** A sink that tells before it plays. */
export function tellingSink(
  sink: AnnouncementSink,
  made: Compositions,
  tell: (announced: Announced) => void,
): AnnouncementSink {
  return {
    play: (samples, sampleRate, signal) => {
      const announced = made.announced(samples);
      if (announced) tell(announced);
      return sink.play(samples, sampleRate, signal);
    },
  };
}
