import type { PublicCall, Result, VoiceSettings } from '@giliran/protocol';
import { compose } from './compose.ts';
import type { Composition, MissingClips } from './compose.ts';
import { announcement } from './sentence.ts';
import type { SentenceError } from './sentence.ts';
import type { Voice } from './voice.ts';

/** The sound of a call in a voice: sentence, clips, composition in one step. */
export function announce(
  voice: Voice,
  call: Pick<PublicCall, 'number' | 'counter'>,
  settings: VoiceSettings,
  shorten: boolean,
): Result<Composition, SentenceError | MissingClips> {
  const { number, counter } = call;
  const sentences = announcement({ number, counter, settings, shorten, lexicon: voice.lexicon });
  return sentences.ok ? compose(voice, sentences.value, { chime: settings.chime }) : sentences;
}
