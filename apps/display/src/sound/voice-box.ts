/**
 * The zone's voice on this display: loads the clips, lays the site's own recordings over them, tries again for those
 * that were not to be had, makes the sound of a call or a notice.
 */
import type { PublicCall, PublicNotice, Result, VoiceSettings } from '@giliran/protocol';
import {
  announce,
  announceNotice,
  withOwnClips,
  type CallNames,
  compose,
  type ClipFault,
  type ClipId,
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

interface LoadedClips {
  readonly clips: ReadonlyMap<ClipId, Float32Array>;
  readonly faults: readonly ClipFault[];
}

export interface VoiceBoxParts {
  /** The shipped voice. Never rejects: a clip that cannot be had is among the faults. */
  load(): Promise<LoadedVoice>;
  readonly clock: Clock;
  onFaults?(faults: readonly ClipFault[]): void;
}

/** Between two tries to load what is missing, in milliseconds. */
const againMs = 15_000;
const nothing: LoadedClips['clips'] = new Map();

export class VoiceBox {
  readonly #parts: VoiceBoxParts;
  #shipped: Promise<Voice>;
  #own = nothing;
  /** Which recordings are wanted, as the view names them; null: none. */
  #wanted: string | null = null;
  #cancel = () => {};
  #cancelOwn = () => {};
  #stopped = false;

  constructor(parts: VoiceBoxParts) {
    this.#parts = parts;
    this.#shipped = this.#load();
  }

  /**
   * The site's own recordings, by the name that the view has for them. Until they are here, and for those that cannot
   * be had, what is there already speaks. `load` rejects when not even their list can be had.
   */
  want(version: string | null, load: () => Promise<LoadedClips>): void {
    if (version === this.#wanted || this.#stopped) return;
    this.#wanted = version;
    this.#cancelOwn();
    if (version === null) this.#own = nothing;
    else void this.#loadOwn(version, load);
  }

  /** The sound of a call; waits for the shipped clips when they are still on their way. */
  readonly prepare = async (
    call: Pick<PublicCall, 'number' | 'counter'> & CallNames,
    settings: VoiceSettings,
    shorten: boolean,
  ): Promise<Result<Composition, SentenceError | MissingClips>> =>
    announce(await this.#voice(), call, settings, shorten);

  /** The chime alone, for whoever tests the sound. */
  readonly prepareChime = async (): Promise<Result<Composition, MissingClips>> =>
    compose(await this.#voice(), [], { chime: true });

  /** The sound of a notice, likewise. */
  readonly prepareNotice = async (
    notice: PublicNotice,
    settings: VoiceSettings,
  ): Promise<Result<Composition, MissingClips>> => announceNotice(await this.#voice(), notice, settings);

  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#cancelOwn();
  }

  async #voice(): Promise<Voice> {
    return withOwnClips(await this.#shipped, this.#own);
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
    this.#shipped = Promise.resolve(voice);
  }

  async #loadOwn(version: string, load: () => Promise<LoadedClips>): Promise<void> {
    const loaded = await load().catch(() => null);
    // Others are wanted by now.
    if (this.#wanted !== version || this.#stopped) return;
    if (loaded) this.#own = loaded.clips;
    if (loaded?.faults.length === 0) return;
    if (loaded) this.#parts.onFaults?.(loaded.faults);
    this.#cancelOwn = this.#parts.clock.after(againMs, () => void this.#loadOwn(version, load));
  }
}
