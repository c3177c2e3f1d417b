import { Language } from '@giliran/protocol';
import { z } from 'zod';
import { ClipId } from './clip-id.ts';
import { LexiconOverride } from './lexicon.ts';

/** The rate at which sentences are put together; Opus knows no other. */
export const sampleRate = 48_000;

/** One recording of a voice. */
export const ClipEntry = z.strictObject({
  id: ClipId,
  /** Null for the chime. */
  language: Language.nullable(),
  text: z.string().max(200),
  /** Below the manifest's folder, `id/nol.opus`. */
  file: z
    .string()
    .regex(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/, 'a plain relative path below the manifest'),
  /** Length of the sound in seconds, exact to the sample. */
  duration: z.number().positive().max(30),
  /** Samples per second. */
  sampleRate: z.literal(sampleRate),
});
export type ClipEntry = z.infer<typeof ClipEntry>;

/** A voice: which clips there are and where. `manifest.json` in the folder of the clips. */
export const VoiceManifest = z
  .strictObject({
    /** Who speaks, for people. */
    name: z.string().trim().min(1).max(120),
    clips: z.array(ClipEntry),
    /** Prefixes and abbreviations this voice says in its own way: `{ "id": { "KT": ["id/kata-kate"] } }`. */
    lexicon: LexiconOverride.optional(),
  })
  .superRefine((manifest, ctx) => {
    const seen = new Set<string>();
    manifest.clips.forEach((clip, index) => {
      if (seen.has(clip.id)) {
        ctx.addIssue({
          code: 'custom',
          path: ['clips', index, 'id'],
          message: `"${clip.id}" is listed twice`,
        });
      }
      seen.add(clip.id);
    });
  });
export type VoiceManifest = z.infer<typeof VoiceManifest>;
