/** One display's queue with a simulated clock, a sink that notes what it plays, and a log of all that happened. */
import { AgencyId, CallId, err, NoticeId, ok } from '@giliran/protocol';
import type { PublicCall, PublicNotice, VoiceSettings } from '@giliran/protocol';
import { storedClaims } from './claims.ts';
import type { TextStore } from './claims.ts';
import { AnnouncementQueue } from './queue.ts';
import { SimulatedClock } from './simulated-clock.test-support.ts';

export type SinkMood = 'plays' | 'refuses' | 'throws' | 'hangs';

export interface LogLine {
  readonly at: number;
  readonly what: 'start' | 'notice' | 'speak' | 'end' | 'sound' | 'silence' | 'fault';
  readonly number: string;
}

/** A call by a small number, the same for the same number. */
export function callOf(n: number, change: Partial<PublicCall> = {}): PublicCall {
  return {
    callId: CallId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}.1`),
    number: `A-${String(n).padStart(3, '0')}`,
    counter: 1 + (n % 9),
    calledAt: n,
    recall: false,
    agencyId: AgencyId.parse('disdukcapil'),
    agency: 'Disdukcapil',
    booth: 'Gerai 1',
    active: true,
    ...change,
  };
}

/** An agency's condition by a small number. */
export const noticeOf = (n: number, change: Partial<PublicNotice> = {}): PublicNotice => {
  const { kind = 'systemDown', phase = 'begin' } = change;
  return { kind, phase, noticeId: NoticeId.parse(`instansi-${n}.${kind}.${n}.${phase}`) };
};

export function memoryStore(): TextStore {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  };
}

export const voiceSettings: VoiceSettings = {
  reading: 'digit',
  languages: ['id'],
  chime: true,
  shortenAbove: 2,
};

/** `sentenceMs` of a full sentence, half of it when shortened. */
export class DisplayRig {
  readonly clock: SimulatedClock;
  readonly log: LogLine[] = [];
  readonly shortened: string[] = [];
  /** Sounds in the air now, and the most there ever were. */
  sounding = 0;
  mostSounding = 0;
  mood: SinkMood = 'plays';
  sentenceMs = 8000;
  composition: 'works' | 'fails' | 'throws' | 'hangs' = 'works';
  queue: AnnouncementQueue;
  readonly #store: TextStore;

  constructor(options: { readonly clock?: SimulatedClock; readonly store?: TextStore } = {}) {
    this.clock = options.clock ?? new SimulatedClock();
    this.#store = options.store ?? memoryStore();
    this.queue = this.#open();
  }

  /** The page is loaded anew: only what was stored is remembered. */
  reload(): void {
    this.queue.stop();
    this.queue = this.#open();
  }

  said(what: LogLine['what']): string[] {
    return this.log.filter((line) => line.what === what).map((line) => line.number);
  }

  at(what: LogLine['what'], call: PublicCall): number | undefined {
    return this.log.find((line) => line.what === what && line.number === call.number)?.at;
  }

  #note(what: LogLine['what'], number: string): void {
    this.log.push({ at: this.clock.now(), what, number });
  }

  #open(): AnnouncementQueue {
    const labels = new WeakMap<Float32Array, string>();
    const sound = (label: string, length: number) => {
      const samples = new Float32Array(length);
      labels.set(samples, label);
      return ok({ samples, sampleRate: 1000 });
    };
    return new AnnouncementQueue({
      clock: this.clock,
      claimed: storedClaims(this.#store),
      settings: voiceSettings,
      prepare: (call, _settings, shorten) => {
        if (shorten) this.shortened.push(call.number);
        if (this.composition === 'throws') throw new Error('broken clip');
        if (this.composition === 'hangs') return new Promise(() => {});
        if (this.composition === 'fails') return Promise.resolve(err('no clip'));
        const length = shorten ? this.sentenceMs / 2 : this.sentenceMs;
        return Promise.resolve(sound(call.number, length));
      },
      prepareNotice: (notice) => {
        if (this.composition === 'throws') throw new Error('broken clip');
        if (this.composition === 'hangs') return new Promise(() => {});
        if (this.composition === 'fails') return Promise.resolve(err('no clip'));
        return Promise.resolve(sound(notice.noticeId, 5000));
      },
      onNotice: (notice) => this.#note('notice', notice.noticeId),
      onNoticeFault: (notice) => this.#note('fault', notice.noticeId),
      sink: {
        play: (samples, sampleRate, signal) => {
          const number = labels.get(samples) ?? '';
          if (this.mood === 'throws') throw new Error('device lost');
          if (this.mood === 'refuses') {
            return Promise.resolve(err({ code: 'locked', detail: 'touch first' }));
          }
          this.#note('sound', number);
          this.sounding += 1;
          this.mostSounding = Math.max(this.mostSounding, this.sounding);
          const hangs = this.mood === 'hangs';
          return new Promise((resolve) => {
            let playing = true;
            const over = () => {
              if (!playing) return;
              playing = false;
              this.sounding -= 1;
              this.#note('silence', number);
              resolve(ok(undefined));
            };
            signal.addEventListener('abort', over);
            if (!hangs) this.clock.after((samples.length / sampleRate) * 1000, over);
          });
        },
      },
      onStart: (call) => this.#note('start', call.number),
      onSpeak: (call) => this.#note('speak', call.number),
      onEnd: (call) => this.#note('end', call.number),
      onFault: (call) => this.#note('fault', call.number),
    });
  }
}
