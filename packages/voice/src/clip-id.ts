import { z } from 'zod';
import type { Language } from '@giliran/protocol';

/**
 * Names one recording: `chime`, `id/nol`, `en/letter-a`, `id/tiga.final`. The id is also the path of its file without the
 * extension. A `.final` clip is the same word with the falling tone that ends a sentence; whoever records a
 * voice may leave those out, the plain one is then used.
 */
export type ClipId = 'chime' | `${Language}/${string}`;

const shape = /^(chime|(id|en)\/[a-z0-9-]+(\.final)?)$/;

export const ClipId = z.custom<ClipId>(
  (value) => typeof value === 'string' && shape.test(value),
  'a clip id is chime, or id/ or en/ and a word of lower-case letters, digits and hyphens',
);

/** The clip with the falling tone of a sentence's end. */
export const finalClip = (id: ClipId): ClipId => (id === 'chime' ? id : `${id}.final`);

/** Whether the clip is such a one. */
export const isFinalClip = (id: ClipId): boolean => id.endsWith('.final');
