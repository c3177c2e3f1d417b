/** Names a site's own recordings as a whole, so that a display sees from its view when there are others. */
import { createHash } from 'node:crypto';
import type { VoiceRecordings } from '@giliran/protocol';

/** Views are built often, the set-up changes seldom. */
const known = new WeakMap<VoiceRecordings, string | null>();

/** The same recordings have the same name, whatever their order; null when there are none. */
export function recordingsVersion(recordings: VoiceRecordings): string | null {
  const before = known.get(recordings);
  if (before !== undefined) return before;
  const clips = Object.entries(recordings).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const version =
    clips.length === 0 ? null : createHash('sha256').update(JSON.stringify(clips)).digest('hex').slice(0, 16);
  known.set(recordings, version);
  return version;
}
