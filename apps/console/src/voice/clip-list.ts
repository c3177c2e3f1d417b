/** What there is to record and how far it has come. Pure. */
import type { Language, VoiceRecordings } from '@giliran/protocol';
import type { ClipGroup, ClipId, SiteClip } from '@giliran/voice';

/** `own`: the site's recording. `shipped`: the program's voice. `silent`: nobody says it, because only a recording could. */
export type ClipState = 'own' | 'shipped' | 'silent';
export type ClipFilter = 'all' | 'missing' | 'own';

export const stateOf = (clip: SiteClip, recordings: VoiceRecordings): ClipState =>
  recordings[clip.id] !== undefined ? 'own' : clip.group === 'names' ? 'silent' : 'shipped';

/** How many of the words without which there is no call are recorded. */
export function progressOf(
  clips: readonly SiteClip[],
  recordings: VoiceRecordings,
): { readonly own: number; readonly all: number } {
  const words = clips.filter(({ need }) => need === 'word');
  return { own: words.filter(({ id }) => recordings[id] !== undefined).length, all: words.length };
}

export interface ClipSection {
  readonly group: ClipGroup;
  readonly clips: readonly SiteClip[];
}

/** The clips of a language, and the chime, by their groups; groups without any are left out. */
export function sectionsOf(
  clips: readonly SiteClip[],
  language: Language,
  filter: ClipFilter,
  recordings: VoiceRecordings,
): readonly ClipSection[] {
  const shown = clips.filter(
    (clip) =>
      (clip.language === null || clip.language === language) &&
      (filter === 'all' || (stateOf(clip, recordings) === 'own') === (filter === 'own')),
  );
  return [...Map.groupBy(shown, ({ group }) => group)].map(([group, of]) => ({ group, clips: of }));
}

/** The clip that a file is of, by its name: `nol.wav`, `tiga.final.mp3`, `huruf-a.ogg`, `Huruf A.wav`. */
export function clipOfFile(name: string, clips: readonly SiteClip[], language: Language): ClipId | null {
  const stem = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[a-z0-9]{2,4}$/i, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const found = clips.find(
    ({ id, language: of }) => (of === null ? id : id.slice(3)) === stem && (of === null || of === language),
  );
  return found?.id ?? null;
}

/** The recordings with one more, one changed or (`file` null) one less. */
export function withRecording(
  recordings: VoiceRecordings,
  id: ClipId,
  file: VoiceRecordings[string] | null,
): VoiceRecordings {
  const { [id]: _, ...others } = recordings;
  return file === null ? others : { ...others, [id]: file };
}
