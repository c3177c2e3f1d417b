/** The console's loudspeaker: reads recordings of any kind a browser knows, plays clips and whole announcements. */
import type { RecordingFile, VoiceRecordings } from '@giliran/protocol';
import {
  monotonicClock,
  openAudioContext,
  OwnClips,
  WebAudioSink,
  withOwnClips,
  type ClipFault,
  type Voice,
} from '@giliran/voice';
import { loadShippedVoice } from '@giliran/voice/clips';

export interface SoundDesk {
  /** The sound of a file, mono, at 48 kHz. Rejects when the browser cannot read it. */
  decode(bytes: ArrayBuffer): Promise<Float32Array>;
  /** The shipped voice with these recordings over it, and what of them could not be had. */
  voice(
    recordings: VoiceRecordings,
  ): Promise<{ readonly voice: Voice; readonly faults: readonly ClipFault[] }>;
  /** True when it was heard to its end. What played before stops. */
  play(samples: Float32Array, rate: number): Promise<boolean>;
  stop(): void;
  close(): void;
}

async function read(file: RecordingFile): Promise<ArrayBuffer> {
  const answer = await fetch(`/recordings/${file}`, { cache: 'force-cache' });
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.arrayBuffer();
}

/** Opened by the first press of a button: before one, a browser plays nothing. */
export function createSoundDesk(): SoundDesk {
  let opened: WebAudioSink | null = null;
  let shipped: Promise<Voice> | null = null;
  let playing = new AbortController();
  const sink = (): WebAudioSink => {
    opened ??= new WebAudioSink({ context: openAudioContext(), clock: monotonicClock });
    return opened;
  };
  const decode = (bytes: ArrayBuffer): Promise<Float32Array> => sink().decode(bytes);
  const own = new OwnClips({ read, decode });
  return {
    decode,
    async voice(recordings) {
      shipped ??= loadShippedVoice(decode).then(({ voice, faults }) => {
        // A clip that did not come is asked for again the next time.
        if (faults.length > 0) shipped = null;
        return voice;
      });
      const [base, { clips, faults }] = await Promise.all([shipped, own.load(recordings)]);
      return { voice: withOwnClips(base, clips), faults };
    },
    async play(samples, rate) {
      playing.abort();
      playing = new AbortController();
      const { signal } = playing;
      const heard = await sink().play(samples, rate, signal);
      return heard.ok || signal.aborted;
    },
    stop: () => playing.abort(),
    close() {
      playing.abort();
      void opened?.close();
      opened = null;
    },
  };
}
