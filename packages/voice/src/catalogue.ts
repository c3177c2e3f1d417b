/** Every clip a voice can be asked for: what `scripts/generate-voice.ts` makes and what a site may record itself. */
import type { Language } from '@giliran/protocol';
import { finalClip } from './clip-id.ts';
import type { ClipId } from './clip-id.ts';
import { noticeClip, noticeKinds, noticeTexts } from './notice-texts.ts';
import { clipOf } from './tongue.ts';
import { tongues } from './tongues.ts';

export interface CatalogueEntry {
  readonly id: ClipId;
  /** Null for the chime, which belongs to no language. */
  readonly language: Language | null;
  /** What is said; empty for the chime. */
  readonly text: string;
  /** False for the falling-tone variants, without which the plain clip is used, and for notices. */
  readonly required: boolean;
}

export const catalogue: readonly CatalogueEntry[] = [
  { id: 'chime', language: null, text: '', required: true },
  ...Object.values(tongues).flatMap((tongue) => [
    ...Object.entries(tongue.texts).map(([word, text]): CatalogueEntry => {
      return { id: clipOf(tongue, word), language: tongue.language, text, required: true };
    }),
    ...tongue.endings.map((word): CatalogueEntry => {
      const id = finalClip(clipOf(tongue, word));
      return { id, language: tongue.language, text: tongue.texts[word] ?? word, required: false };
    }),
  ]),
  // A voice recorded before there were notices is whole without them: the shipped one says them then.
  ...noticeKinds.flatMap((words) =>
    (['id', 'en'] as const).map((language): CatalogueEntry => {
      return {
        id: noticeClip(words, language),
        language,
        text: noticeTexts[words][language],
        required: false,
      };
    }),
  ),
];
