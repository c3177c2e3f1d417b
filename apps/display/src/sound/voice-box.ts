/** The zone's voice on this display: loads the clips, tries again for those that were not to be had, makes the sound of a call or a notice. */
import type { PublicCall, PublicEmergency, PublicNotice, Result, VoiceSettings } from '@giliran/protocol';
import {
  announce,
  announceEmergency,
  announceNotice,
  type ClipFault,
  type Clock,
  type Composition,
  type MissingClips,
  type SentenceError,
  type Voice,
} from '@giliran/voice';

interface LoadedVoice {
  readonly voice: Voice;
  readonly faults: readonly ClipFault[];
}

export interface VoiceBoxParts {
  /** Never rejects: a clip that cannot be had is among the faults. */
  load(): Promise<LoadedVoice>;
  readonly clock: Clock;
  onFaults?(faults: readonly ClipFault[]): void;
}

/** Between two tries to load what is missing, in milliseconds. */
const againMs = 15_000;

export class VoiceBox {
  readonly #parts: VoiceBoxParts;
  #voice: Promise<Voice>;
  #cancel = () => {};
  #stopped = false;

  constructor(parts: VoiceBoxParts) {
    this.#parts = parts;
    this.#voice = this.#load();
  }

  /** The sound of a call; waits for the clips when they are still on their way. */
  readonly prepare = async (
    call: PublicCall,
    settings: VoiceSettings,
    shorten: boolean,
  ): Promise<Result<Composition, SentenceError | MissingClips>> =>
    announce(await this.#voice, call, settings, shorten);

  /** The sound of a notice, likewise. */
  readonly prepareNotice = async (
    notice: PublicNotice,
    settings: VoiceSettings,
  ): Promise<Result<Composition, MissingClips>> => announceNotice(await this.#voice, notice, settings);

  /** The sound of an emergency. */
  readonly prepareEmergency = async (
    emergency: PublicEmergency,
  ): Promise<Result<Composition, MissingClips>> => announceEmergency(await this.#voice, emergency);

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #load(): Promise<Voice> {
    const { voice, faults } = await this.#parts.load();
    if (faults.length > 0 && !this.#stopped) {
      this.#parts.onFaults?.(faults);
      this.#cancel = this.#parts.clock.after(againMs, () => void this.#reload());
    }
    return voice;
  }

  /** What is there goes on speaking until the better one has come. */
  async #reload(): Promise<void> {
    const voice = await this.#load();
    this.#voice = Promise.resolve(voice);
  }
}
