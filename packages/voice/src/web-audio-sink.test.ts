/** The sink against a stand-in for the browser's audio; real Chromium is met in the tests of the display. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SimulatedClock } from './simulated-clock.test-support.ts';
import { openAudioContext, WebAudioSink } from './web-audio-sink.ts';

class FakeSource extends EventTarget {
  buffer: unknown = null;
  started = false;
  stopped = false;
  connect(): void {}
  disconnect(): void {}
  start(): void {
    this.started = true;
  }
  stop(): void {
    this.stopped = true;
  }
}

/** What `AudioContext` does as far as the sink can tell. */
class FakeContext extends EventTarget {
  state: AudioContextState = 'suspended';
  /** Whether the browser lets sound start; without it `resume()` stays unanswered, as in Chromium. */
  allowed: boolean;
  readonly destination = {};
  readonly sources: FakeSource[] = [];
  decodedRate = 48_000;
  decodedChannels: Float32Array[] = [new Float32Array([0.5])];

  constructor(allowed: boolean) {
    super();
    this.allowed = allowed;
  }
  become(state: AudioContextState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
  resume(): Promise<void> {
    if (!this.allowed) return new Promise(() => {});
    if (this.state !== 'running') this.become('running');
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.become('closed');
    return Promise.resolve();
  }
  createBuffer(_channels: number, length: number, sampleRate: number) {
    return { length, sampleRate, copyToChannel: () => {} };
  }
  createBufferSource(): FakeSource {
    const source = new FakeSource();
    this.sources.push(source);
    return source;
  }
  decodeAudioData() {
    const channels = this.decodedChannels;
    return Promise.resolve({
      sampleRate: this.decodedRate,
      numberOfChannels: channels.length,
      length: channels[0]?.length ?? 0,
      getChannelData: (n: number) => channels[n] ?? new Float32Array(),
    });
  }
}

function open(allowed: boolean) {
  const clock = new SimulatedClock();
  const context = new FakeContext(allowed);
  // An arrow function cannot be called with `new`.
  vi.stubGlobal('AudioContext', function stand() {
    return context;
  });
  const sink = new WebAudioSink({ context: openAudioContext(), clock });
  return { clock, context, sink };
}
afterEach(() => vi.unstubAllGlobals());

const sound = new Float32Array(48_000);
const never = new AbortController().signal;

describe('where sound may play', () => {
  test('an announcement is one buffer, and is over when the browser says so', async () => {
    const { clock, context, sink } = open(true);
    let over: unknown = null;
    void sink.play(sound, 48_000, never).then((result) => (over = result));
    await clock.advance(900);
    expect(sink.getState()).toBe('ready');
    expect(context.sources).toHaveLength(1);
    expect(context.sources[0]).toMatchObject({
      started: true,
      buffer: { length: 48_000, sampleRate: 48_000 },
    });
    expect(over).toBeNull();
    context.sources[0]?.dispatchEvent(new Event('ended'));
    await clock.advance(0);
    expect(over).toEqual({ ok: true, value: undefined });
  });

  test('stops at once when told to', async () => {
    const { clock, context, sink } = open(true);
    const abort = new AbortController();
    const played = sink.play(sound, 48_000, abort.signal);
    await clock.advance(10);
    abort.abort();
    expect(await played).toMatchObject({ ok: false, error: { code: 'aborted' } });
    expect(context.sources[0]?.stopped).toBe(true);
  });
});

describe('where the browser wants a touch first', () => {
  test('it says so, and an announcement fails instead of waiting', async () => {
    const { clock, context, sink } = open(false);
    const told: string[] = [];
    sink.subscribe(() => told.push(sink.getState()));
    const played = sink.play(sound, 48_000, never);
    await clock.advance(1000);
    expect(told).toEqual(['locked']);
    expect(await played).toMatchObject({ ok: false, error: { code: 'locked' } });
    expect(context.sources).toHaveLength(0);
  });

  test('a touch unlocks it', async () => {
    const { clock, context, sink } = open(false);
    const screen = new EventTarget();
    const end = sink.resumeOnGesture(screen);
    await clock.advance(1000);
    expect(sink.getState()).toBe('locked');
    context.allowed = true;
    screen.dispatchEvent(new Event('pointerdown'));
    await clock.advance(0);
    expect(sink.getState()).toBe('ready');
    end();
    context.allowed = false;
    context.become('suspended');
    await clock.advance(1000);
    context.allowed = true;
    screen.dispatchEvent(new Event('pointerdown'));
    await clock.advance(1000);
    expect(sink.getState()).toBe('locked');
  });

  test('a device that goes away is not asked for a touch if it comes back by itself', async () => {
    const { clock, context, sink } = open(true);
    await clock.advance(0);
    const told: string[] = [];
    sink.subscribe(() => told.push(sink.getState()));
    context.become('suspended');
    await clock.advance(1000);
    expect(context.state).toBe('running');
    expect(told).toEqual([]);
  });

  test('a closed device stays closed', async () => {
    const { clock, sink } = open(true);
    await sink.close();
    await clock.advance(0);
    expect(sink.getState()).toBe('closed');
    expect(await sink.play(sound, 48_000, never)).toMatchObject({ ok: false, error: { code: 'failed' } });
  });
});

describe('decoding', () => {
  test('two channels become one', async () => {
    const { context, sink } = open(true);
    context.decodedChannels = [new Float32Array([0.5, 1]), new Float32Array([0.25, 0])];
    expect([...(await sink.decode(new ArrayBuffer(4)))]).toEqual([0.375, 0.5]);
  });

  test('at another rate is refused: the clips would not fit together', async () => {
    const { context, sink } = open(true);
    context.decodedRate = 44_100;
    await expect(sink.decode(new ArrayBuffer(4))).rejects.toThrow('44100 Hz');
  });
});
