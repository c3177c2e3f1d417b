/** Plays the chime when somebody far away asks whether this display is heard. */
import { err, ok, rejection, type DeviceAnswer, type DeviceRequest, type SoundTest } from '@giliran/protocol';
import type { WebAudioSink } from '@giliran/voice';
import type { VoiceBox } from './voice-box.ts';

export interface SoundTestParts {
  readonly sink: Pick<WebAudioSink, 'getState' | 'play'>;
  readonly voice: Pick<VoiceBox, 'prepareChime'>;
  /** A call is being spoken: nothing sounds into it. */
  readonly busy: () => boolean;
}

const longestMs = 10_000;

/** Answers a request for a test with what became of it; a second one waits for nothing and is told `busy`. */
export function soundTests({ sink, voice, busy }: SoundTestParts) {
  let playing = false;
  const test = async (): Promise<SoundTest['outcome']> => {
    if (sink.getState() !== 'ready') return 'locked';
    if (playing || busy()) return 'busy';
    playing = true;
    try {
      const chime = await voice.prepareChime();
      if (!chime.ok) return 'failed';
      const played = await sink.play(
        chime.value.samples,
        chime.value.sampleRate,
        AbortSignal.timeout(longestMs),
      );
      if (played.ok) return 'played';
      return played.error.code === 'locked' ? 'locked' : 'failed';
    } finally {
      playing = false;
    }
  };
  return async (request: DeviceRequest): Promise<DeviceAnswer> =>
    request.type === 'sound.test'
      ? ok({ outcome: await test() } satisfies SoundTest)
      : err(rejection('invalidRequest', 'a display has no printer'));
}
