/** Sound in the browser: decodes clips once, plays each announcement as one buffer, knows when it may not. */
import { err, ok } from '@giliran/protocol';
import type { Result } from '@giliran/protocol';
import type { Clock } from './clock.ts';
import { sampleRate } from './manifest.ts';
import type { AnnouncementSink, SinkFault } from './sink.ts';

/** `locked`: the browser plays nothing before somebody has touched the screen or pressed a key. */
export type SinkState = 'ready' | 'locked' | 'closed';

/** How long a browser may take to start its sound before it counts as locked, in milliseconds. */
const resumeMs = 800;
const gestures = ['pointerdown', 'pointerup', 'touchend', 'keydown', 'click'] as const;

export class WebAudioSink implements AnnouncementSink {
  readonly #context: AudioContext;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #state: SinkState;

  /** The context should run at 48 kHz, the clips' rate: `openAudioContext()`. */
  constructor(deps: { readonly context: AudioContext; readonly clock: Clock }) {
    this.#context = deps.context;
    this.#clock = deps.clock;
    // A context that may play starts by itself within moments; until then nobody is asked to touch anything.
    this.#state = deps.context.state === 'closed' ? 'closed' : 'ready';
    deps.context.addEventListener('statechange', () => {
      if (deps.context.state === 'running') this.#become('ready');
      else if (deps.context.state === 'closed') this.#become('closed');
      else void this.resume();
    });
    void this.resume();
  }

  /** For `useSyncExternalStore`. */
  readonly getState = (): SinkState => this.#state;

  /** For `useSyncExternalStore`; the answer ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tries to start the sound; call it when somebody touches the screen. Answers whether it plays now. */
  async resume(): Promise<boolean> {
    if (this.#contextState() === 'suspended') await this.#tryResume();
    const state = this.#contextState();
    this.#become(state === 'running' ? 'ready' : state === 'closed' ? 'closed' : 'locked');
    return state === 'running';
  }

  /** Resumes on every touch or key on the target, as long as the sound is locked. The answer ends it. */
  resumeOnGesture(target: EventTarget): () => void {
    const touched = () => {
      if (this.#context.state !== 'running') void this.resume();
    };
    for (const gesture of gestures) target.addEventListener(gesture, touched, { capture: true });
    return () => {
      for (const gesture of gestures) target.removeEventListener(gesture, touched, { capture: true });
    };
  }

  /** The sound of a clip's file; several channels become one. Rejects when the browser cannot read it. */
  async decode(bytes: ArrayBuffer): Promise<Float32Array> {
    const buffer = await this.#context.decodeAudioData(bytes);
    if (buffer.sampleRate !== sampleRate) {
      throw new Error(
        `decoded at ${buffer.sampleRate} Hz instead of ${sampleRate}; open the context at that rate`,
      );
    }
    const first = buffer.getChannelData(0);
    if (buffer.numberOfChannels === 1) return first;
    const mixed = new Float32Array(buffer.length);
    for (let channel = 0; channel < buffer.numberOfChannels; channel++) {
      buffer.getChannelData(channel).forEach((s, n) => (mixed[n] = (mixed[n] ?? 0) + s));
    }
    return mixed.map((s) => s / buffer.numberOfChannels);
  }

  async play(samples: Float32Array, rate: number, signal: AbortSignal): Promise<Result<void, SinkFault>> {
    if (!(await this.resume())) {
      return err({
        code: this.#state === 'locked' ? 'locked' : 'failed',
        detail: `sound is ${this.#context.state}`,
      });
    }
    if (signal.aborted) return err({ code: 'aborted', detail: 'stopped before it began' });
    const buffer = this.#context.createBuffer(1, samples.length, rate);
    buffer.copyToChannel(new Float32Array(samples), 0);
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#context.destination);
    return new Promise((resolve) => {
      const stop = () => {
        source.stop();
        source.disconnect();
        resolve(err({ code: 'aborted', detail: 'stopped while it played' }));
      };
      signal.addEventListener('abort', stop, { once: true });
      source.addEventListener('ended', () => {
        signal.removeEventListener('abort', stop);
        source.disconnect();
        resolve(ok(undefined));
      });
      source.start();
    });
  }

  /** Gives the sound device back. */
  async close(): Promise<void> {
    if (this.#contextState() !== 'closed') await this.#context.close();
  }

  /** Read anew each time: it changes while one waits. "Interrupted" (another program has the device) counts as suspended. */
  #contextState(): 'running' | 'suspended' | 'closed' {
    const { state } = this.#context;
    return state === 'interrupted' ? 'suspended' : state;
  }

  /** While sound is locked the browser leaves `resume()` unanswered, so the wait has an end. */
  #tryResume(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(resumeMs, resolve);
      const answered = () => {
        cancel();
        resolve();
      };
      this.#context.resume().then(answered, answered);
    });
  }

  #become(state: SinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** A context at the clips' own rate, so that they are decoded sample for sample; the browser adapts to the device. */
export const openAudioContext = (): AudioContext => new AudioContext({ sampleRate, latencyHint: 'playback' });
