/** A site's own recordings: what is said in the hall in a voice of its own instead of the shipped one. */
import { z } from 'zod';

/**
 * Names what a recording says: `chime`, `id/nol`, `en/letter-a`, `id/tiga.final`; of the site's own names
 * `id/prefix-kt`, `id/counter-12`, `id/agency-{id}`, `id/zone-{id}`. Which there are, the voice knows.
 */
export const RecordedClip = z
  .string()
  .max(100)
  .regex(
    /^(chime|(id|en)\/[a-z0-9-]+(\.final)?)$/,
    'name a clip as chime, or id/ or en/ and a word of lower-case letters, digits and hyphens',
  );

/** A sound that was sent to the server: the SHA-256 of its content. */
export const RecordingFile = z
  .string()
  .regex(/^[0-9a-f]{64}\.wav$/, 'name a recording as the server named it when it was sent')
  .brand<'RecordingFile'>();
export type RecordingFile = z.infer<typeof RecordingFile>;

/** What was recorded, by what it says. A clip that is not among these is said by the shipped voice. */
export const VoiceRecordings = z
  .record(RecordedClip, RecordingFile)
  .refine((clips) => Object.keys(clips).length <= 2_000, 'at most 2000 recordings');
export type VoiceRecordings = z.infer<typeof VoiceRecordings>;

/** Bytes and seconds of one recording. A notice takes eight seconds; nobody listens to twenty. */
export const recordingLimits = { bytes: 3 * 2 ** 20, shortestSeconds: 0.08, longestSeconds: 20 } as const;

/** What makes a recording unfit to be played in a hall; screens have their own sentence for each. */
export const RecordingFault = z.enum([
  'notWav',
  'damaged',
  'wrongRate',
  'notMono',
  'tooShort',
  'tooLong',
  'silent',
  'clipped',
]);
export type RecordingFault = z.infer<typeof RecordingFault>;

/** A recording that is kept, as an administrator sees it. */
export const StoredRecording = z.strictObject({
  file: RecordingFile,
  bytes: z.int().min(1),
  /** When it was sent. */
  at: z.int(),
  /** Clips of the set-up that are said by it. */
  uses: z.int().min(0),
});
export type StoredRecording = z.infer<typeof StoredRecording>;

/** What a display asks for: every recording of the set-up, under the version that its view names. */
export const RecordingList = z.strictObject({
  /** Null where nothing is recorded. */
  version: z.string().nullable(),
  clips: VoiceRecordings,
});
export type RecordingList = z.infer<typeof RecordingList>;
