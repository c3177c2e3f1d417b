/** One zone's announcements on one display: in order, one at a time, each seen long enough and heard once. */
import type { PublicCall, PublicNotice, Result, VoiceSettings } from '@giliran/protocol';
import type { ClaimedCalls } from './claims.ts';
import type { Clock } from './clock.ts';
import type { Sound } from './compose.ts';
import type { AnnouncementSink } from './sink.ts';
import { noticeWords } from './notice-texts.ts';
import { nextLine } from './waiting-calls.ts';
import type { WaitingCall } from './waiting-calls.ts';

/** Why a call was shown but not (wholly) heard. */
export interface SpeechFault {
  readonly code: 'composition' | 'sink' | 'stalled' | 'callback';
  readonly detail: unknown;
}

export interface QueueDependencies {
  readonly sink: AnnouncementSink;
  readonly clock: Clock;
  readonly claimed: ClaimedCalls;
  readonly settings: VoiceSettings;
  /** The sound of a call, `announce` with the loaded voice. May be late; the call is shown meanwhile. */
  prepare(call: PublicCall, settings: VoiceSettings, shorten: boolean): Promise<Result<Sound, unknown>>;
  /** The sound of a notice, `announceNotice` with the loaded voice. */
  prepareNotice?(notice: PublicNotice, settings: VoiceSettings): Promise<Result<Sound, unknown>>;
  /** This display begins to say a notice: the moment to send `notice.announced`. */
  onNotice?(notice: PublicNotice): void;
  onNoticeFault?(notice: PublicNotice, fault: SpeechFault): void;
  /** The call is in sight. */
  onStart?(call: PublicCall): void;
  /** This display begins to speak the call: the moment to send `call.announced`. */
  onSpeak?(call: PublicCall): void;
  /** The call has been held long enough and its speech is over. */
  onEnd?(call: PublicCall): void;
  onFault?(call: PublicCall, fault: SpeechFault): void;
  /** A call stays in sight at least this long, in milliseconds; default 6000. */
  readonly minHoldMs?: number;
  /** The same while sentences are shortened; default 4000, so that a full zone's ten calls a minute do not pile up. */
  readonly minHoldShortenedMs?: number;
}

/** What a screen shows. A new object whenever something changed, the same one otherwise. */
export interface QueueState {
  readonly current: {
    readonly call: PublicCall;
    /** This display speaks it. */
    readonly spoken: boolean;
    /** By the queue's clock, in milliseconds. */
    readonly startedAt: number;
  } | null;
  /** Calls behind it, the next first. */
  readonly waiting: readonly PublicCall[];
  /** This display says a notice now. A call that comes meanwhile is seen at once and heard after it. */
  readonly noticing: boolean;
}

/** How long past its own length a sound may take before it counts as stuck. */
const graceMs = 3000;
/** How long a sentence may take to be made: after a start the clips are still being decoded on a slow machine. */
const preparationMs = 6000;

interface Showing {
  readonly call: PublicCall;
  readonly shortened: boolean;
  readonly startedAt: number;
  spoken: boolean;
  /** The earliest end, by the clock. */
  heldUntil: number;
  speechOver: boolean;
  cancelHold: () => void;
  readonly abort: AbortController;
}

export class AnnouncementQueue {
  readonly #deps: QueueDependencies;
  #settings: VoiceSettings;
  #speaking = false;
  #stopped = false;
  #interrupted = false;
  #pending: readonly PublicCall[] = [];
  #calls: readonly PublicCall[] = [];
  #line: readonly WaitingCall[] = [];
  #current: Showing | null = null;
  #notices: readonly PublicNotice[] = [];
  /** The notice being said; settles when its sound is over. */
  #noticing: { readonly over: Promise<void>; readonly abort: AbortController } | null = null;
  #state: QueueState = { current: null, waiting: [], noticing: false };
  readonly #listeners = new Set<() => void>();

  constructor(deps: QueueDependencies) {
    this.#deps = deps;
    this.#settings = deps.settings;
  }

  /** For `useSyncExternalStore`. */
  readonly getState = (): QueueState => this.#state;

  /** For `useSyncExternalStore`: tells of every change; the answer ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Takes a view's whole `pending` list, and its `calls`. Safe to repeat. A waiting call that has left `pending` is
   * shown without speech if `calls` still has it as active (another display speaks it), else dropped. `notices` is
   * what no display has begun to say of agencies: the display that speaks says it between two calls.
   */
  offer(
    pending: readonly PublicCall[],
    calls: readonly PublicCall[] = [],
    notices: readonly PublicNotice[] = [],
  ): void {
    this.#pending = pending;
    this.#calls = calls;
    this.#notices = notices;
    this.#relist();
  }

  /** Whether this display is its zone's voice. Set it before `offer` when a view brings both. */
  setSpeaking(speaking: boolean): void {
    if (this.#speaking === speaking) return;
    this.#speaking = speaking;
    const showing = this.#current;
    const unheard = showing !== null && this.#pending.some((c) => c.callId === showing.call.callId);
    // The speaker has gone before it began this call: take over in the middle of showing it.
    if (speaking && showing && unheard && !showing.spoken) void this.#speak(showing);
    this.#relist();
  }

  /** Something more urgent is said: falls silent at once, in the middle of a word; goes on with what still waits afterwards. */
  setInterrupted(interrupted: boolean): void {
    if (this.#interrupted === interrupted || this.#stopped) return;
    this.#interrupted = interrupted;
    if (!interrupted) {
      this.#relist();
      return;
    }
    this.#current?.cancelHold();
    this.#current?.abort.abort();
    this.#noticing?.abort.abort();
    this.#current = null;
    this.#publish();
  }

  setSettings(settings: VoiceSettings): void {
    this.#settings = settings;
  }

  /** Falls silent and forgets the line; nothing starts any more. */
  stop(): void {
    this.#stopped = true;
    this.#line = [];
    this.#current?.cancelHold();
    this.#current?.abort.abort();
    this.#noticing?.abort.abort();
    this.#current = null;
    this.#publish();
  }

  #relist(): void {
    if (this.#stopped) return;
    this.#line = nextLine({
      line: this.#line,
      pending: this.#pending,
      calls: this.#calls,
      current: this.#current?.call ?? null,
      claimed: this.#deps.claimed,
      speaking: this.#speaking,
    });
    this.#followSpeaker();
    this.#publish();
    this.#startNext();
    this.#startNotice();
  }

  /** The speaking display has moved on to the next call: a silent one does not lag behind it. */
  #followSpeaker(): void {
    const showing = this.#current;
    if (!showing || showing.spoken || !this.#line[0]?.spokenElsewhere) return;
    showing.heldUntil = Math.min(showing.heldUntil, showing.startedAt + this.#minHold(true));
    showing.speechOver = true;
    this.#hold(showing);
  }

  #startNext(): void {
    const [next, ...rest] = this.#line;
    if (this.#current || this.#stopped || this.#interrupted || !next) return;
    const shortened = this.#line.length > this.#settings.shortenAbove;
    this.#line = rest;
    const startedAt = this.#deps.clock.now();
    const showing: Showing = {
      call: next.call,
      shortened,
      startedAt,
      spoken: false,
      heldUntil: startedAt + this.#minHold(shortened),
      speechOver: false,
      cancelHold: () => {},
      abort: new AbortController(),
    };
    this.#current = showing;
    if (this.#deps.claimed.of(next.call.callId) === null) this.#deps.claimed.claim(next.call.callId, 'shown');
    this.#hold(showing);
    this.#tell(next.call, () => this.#deps.onStart?.(next.call));
    if (this.#current !== showing) return;
    if (this.#speaking && !next.spokenElsewhere) void this.#speak(showing);
    else void this.#holdSilently(showing);
    this.#publish();
  }

  /**
   * A call counts as spoken from the moment its sound begins (or turns out impossible), not while the sentence is
   * still being made: a page reloaded in between speaks it after all.
   */
  async #speak(showing: Showing): Promise<void> {
    const { call, abort } = showing;
    showing.spoken = true;
    showing.speechOver = false;
    this.#publish();
    const sound = await this.#prepared(showing);
    // One voice in the hall: what is being said of an agency is said to its end.
    await this.#noticing?.over;
    if (this.#current !== showing) return;
    this.#deps.claimed.claim(call.callId, 'spoken');
    this.#tell(call, () => this.#deps.onSpeak?.(call));
    if (sound && !abort.signal.aborted) {
      const limit = (sound.samples.length / sound.sampleRate) * 1000 + graceMs;
      const played = await this.#within(limit, async () =>
        this.#deps.sink.play(sound.samples, sound.sampleRate, abort.signal),
      );
      if (played === 'late') {
        abort.abort();
        this.#fault(call, { code: 'stalled', detail: `no end after ${Math.round(limit)} ms` });
      } else if (!played.ok) this.#fault(call, { code: 'sink', detail: played.error });
    }
    this.#speechOver(showing);
  }

  /** Keeps the rhythm of the display that speaks: as long as its sentence lasts. */
  async #holdSilently(showing: Showing): Promise<void> {
    const sound = await this.#prepared(showing);
    if (this.#current !== showing || showing.spoken || showing.speechOver) return;
    const speech = sound ? (sound.samples.length / sound.sampleRate) * 1000 : 0;
    showing.heldUntil = Math.max(showing.heldUntil, showing.startedAt + speech);
    this.#speechOver(showing);
  }

  async #prepared(showing: Showing): Promise<Sound | null> {
    const { call, shortened } = showing;
    const made = await this.#within(preparationMs, async () =>
      this.#deps.prepare(call, this.#settings, shortened),
    );
    if (made === 'late') this.#fault(call, { code: 'stalled', detail: 'the sentence was not ready in time' });
    else if (!made.ok) this.#fault(call, { code: 'composition', detail: made.error });
    else return made.value;
    return null;
  }

  /** A rejection counts as a failure; nothing may keep the queue waiting. */
  #within<T, E>(ms: number, work: () => Promise<Result<T, E>>): Promise<Result<T, unknown> | 'late'> {
    return new Promise((resolve) => {
      const cancel = this.#deps.clock.after(ms, () => resolve('late'));
      const finish = (result: Result<T, unknown>) => {
        cancel();
        resolve(result);
      };
      work().then(finish, (error: unknown) => finish({ ok: false, error }));
    });
  }

  #speechOver(showing: Showing): void {
    showing.speechOver = true;
    if (this.#current === showing) this.#hold(showing);
  }

  /** Ends the showing when its time has come and its speech is over, else looks again at that time. */
  #hold(showing: Showing): void {
    showing.cancelHold();
    const left = showing.heldUntil - this.#deps.clock.now();
    if (left > 0) showing.cancelHold = this.#deps.clock.after(left, () => this.#hold(showing));
    else if (showing.speechOver && this.#current === showing) this.#end(showing);
  }

  #end(showing: Showing): void {
    this.#current = null;
    this.#tell(showing.call, () => this.#deps.onEnd?.(showing.call));
    // Also in a hall where calls never cease: one notice, while the next call is in sight already.
    this.#startNotice();
    this.#publish();
    this.#startNext();
  }

  /** Begins to say what is to be said, where nothing else is: all that is said in the same words at once. */
  #startNotice(): void {
    const unsaid = this.#notices.filter(({ noticeId }) => this.#deps.claimed.of(noticeId) !== 'spoken');
    const [first] = unsaid;
    if (!first || this.#current || this.#noticing || this.#stopped || this.#interrupted) return;
    if (!this.#speaking) return;
    const words = noticeWords(first);
    const told = unsaid.filter((notice) => noticeWords(notice) === words);
    const abort = new AbortController();
    const over = this.#sayNotice(first, told, abort).then(() => {
      this.#noticing = null;
      if (this.#stopped) return;
      this.#publish();
      this.#startNotice();
    });
    this.#noticing = { over, abort };
    this.#publish();
  }

  /** Never rejects. Like a call, a notice counts as said from the moment its sound begins or turns out impossible. */
  async #sayNotice(
    first: PublicNotice,
    told: readonly PublicNotice[],
    abort: AbortController,
  ): Promise<void> {
    const deps = this.#deps;
    const fault = (given: SpeechFault) => this.#deps.onNoticeFault?.(first, given);
    const made = await this.#within(preparationMs, async () =>
      deps.prepareNotice
        ? deps.prepareNotice(first, this.#settings)
        : { ok: false, error: 'no voice for notices' },
    );
    if (this.#stopped || this.#interrupted || !this.#speaking) return;
    for (const notice of told) {
      this.#deps.claimed.claim(notice.noticeId, 'spoken');
      this.#deps.onNotice?.(notice);
    }
    if (made === 'late') return fault({ code: 'stalled', detail: 'the notice was not ready in time' });
    if (!made.ok) return fault({ code: 'composition', detail: made.error });
    const { samples, sampleRate } = made.value;
    const limit = (samples.length / sampleRate) * 1000 + graceMs;
    const played = await this.#within(limit, async () =>
      this.#deps.sink.play(samples, sampleRate, abort.signal),
    );
    if (played === 'late') {
      abort.abort();
      fault({ code: 'stalled', detail: `no end after ${Math.round(limit)} ms` });
    } else if (!played.ok) fault({ code: 'sink', detail: played.error });
  }

  #minHold(shortened: boolean): number {
    const { minHoldMs = 6000, minHoldShortenedMs = 4000 } = this.#deps;
    return shortened ? Math.min(minHoldMs, minHoldShortenedMs) : minHoldMs;
  }

  #fault(call: PublicCall, fault: SpeechFault): void {
    if (!this.#stopped) this.#tell(call, () => this.#deps.onFault?.(call, fault));
  }

  /** A listener that throws is a bug of the listener; the queue goes on. */
  #tell(call: PublicCall, listener: () => void): void {
    try {
      listener();
    } catch (error) {
      queueMicrotask(() => this.#deps.onFault?.(call, { code: 'callback', detail: error }));
    }
  }

  #publish(): void {
    const showing = this.#current;
    const { call, spoken, startedAt } = showing ?? { call: null, spoken: false, startedAt: 0 };
    const waiting = this.#line.map((entry) => entry.call);
    const before = this.#state;
    const noticing = this.#noticing !== null;
    const same =
      before.noticing === noticing &&
      before.current?.call.callId === call?.callId &&
      before.current?.spoken === (call ? spoken : undefined) &&
      before.waiting.length === waiting.length &&
      before.waiting.every((c, n) => c.callId === waiting[n]?.callId);
    if (same) return;
    this.#state = { current: call && { call, spoken, startedAt }, waiting, noticing };
    for (const listener of this.#listeners) listener();
  }
}
