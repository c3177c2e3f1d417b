/** The sound of a notice. */
import type { PublicEmergency, PublicNotice, Result, VoiceSettings } from '@giliran/protocol';
import { compose, type Composition, type MissingClips } from './compose.ts';
import { noticeClip, noticeTexts, noticeWords } from './notice-texts.ts';
import type { Sentence } from './sentence.ts';
import type { Voice } from './voice.ts';

/** The sound of a notice, in the languages of the calls, the chime first if they have one. */
export function announceNotice(
  voice: Voice,
  notice: Pick<PublicNotice, 'kind' | 'phase'>,
  settings: VoiceSettings,
): Result<Composition, MissingClips> {
  const words = noticeWords(notice);
  const sentences = settings.languages.map((language): Sentence => ({
    language,
    segments: [{ kind: 'clip', part: 'notice', id: noticeClip(words, language), final: false }],
    text: noticeTexts[words][language],
  }));
  return compose(voice, sentences, { chime: settings.chime });
}

/** An emergency is said in both languages, whatever the calls are said in, and always with the chime. */
export function announceEmergency(
  voice: Voice,
  { kind, drill }: Pick<PublicEmergency, 'kind' | 'drill'>,
): Result<Composition, MissingClips> {
  const said = drill ? (['drill', kind] as const) : ([kind] as const);
  const sentences = (['id', 'en'] as const).flatMap((language) =>
    said.map((words): Sentence => ({
      language,
      segments: [{ kind: 'clip', part: 'notice', id: noticeClip(words, language), final: false }],
      text: noticeTexts[words][language],
    })),
  );
  return compose(voice, sentences, { chime: true });
}
