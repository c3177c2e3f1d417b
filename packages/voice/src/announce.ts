import type { PublicCall, Result, VoiceSettings } from '@giliran/protocol';
import { compose } from './compose.ts';
import type { Composition, MissingClips } from './compose.ts';
import { announcement } from './sentence.ts';
import type { SentenceError } from './sentence.ts';
import type { Voice } from './voice.ts';

/** Which of the site's names may be said of a call, where they are recorded. */
export type CallNames = Partial<Pick<PublicCall, 'agencyId'>> & { readonly zoneId?: string };

/** The sound of a call in a voice: sentence, clips, composition in one step. */
export function announce(
  voice: Voice,
  call: Pick<PublicCall, 'number' | 'counter'> & CallNames,
  settings: VoiceSettings,
  shorten: boolean,
): Result<Composition, SentenceError | MissingClips> {
  const { number, counter, agencyId, zoneId } = call;
  const own = {
    ...(agencyId === undefined ? {} : { agencyId }),
    ...(zoneId === undefined ? {} : { zoneId }),
    has: voice.clips.has.bind(voice.clips),
  };
  const sentences = announcement({ number, counter, settings, shorten, lexicon: voice.lexicon, own });
  return sentences.ok ? compose(voice, sentences.value, { chime: settings.chime }) : sentences;
}
