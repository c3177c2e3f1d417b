/** Says an emergency again and again, as the zone's voice, until it is over. */
import type { PublicEmergency, Result } from '@giliran/protocol';
import type { AnnouncementSink, Clock, Sound } from '@giliran/voice';

export interface EmergencyVoiceParts {
  readonly sink: AnnouncementSink;
  readonly clock: Clock;
  readonly prepare: (emergency: PublicEmergency) => Promise<Result<Sound, unknown>>;
}

/** Between two times, so that people can hear one another and their guides. Milliseconds. */
const quietMs = 8_000;

export class EmergencyVoice {
  readonly #parts: EmergencyVoiceParts;
  #saying: { readonly id: string; readonly abort: AbortController } | null = null;
  #cancel = () => {};

  constructor(parts: EmergencyVoiceParts) {
    this.#parts = parts;
  }

  /** `speaking`: this display is its zone's voice. */
  update(emergency: PublicEmergency | null, speaking: boolean): void {
    const wanted = speaking ? emergency : null;
    if (this.#saying?.id === wanted?.id) return;
    this.stop();
    if (wanted === null) return;
    const abort = new AbortController();
    this.#saying = { id: wanted.id, abort };
    void this.#say(wanted, abort);
  }

  /** Falls silent at once. */
  stop(): void {
    this.#cancel();
    this.#saying?.abort.abort();
    this.#saying = null;
  }

  async #say(emergency: PublicEmergency, abort: AbortController): Promise<void> {
    const { prepare, sink, clock } = this.#parts;
    try {
      const sound = await prepare(emergency);
      if (abort.signal.aborted) return;
      if (sound.ok) await sink.play(sound.value.samples, sound.value.sampleRate, abort.signal);
    } catch (error) {
      console.warn('an emergency could not be said', error);
    }
    if (abort.signal.aborted) return;
    this.#cancel = clock.after(quietMs, () => void this.#say(emergency, abort));
  }
}
