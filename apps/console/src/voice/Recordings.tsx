/** Every word this hall needs, by groups: recorded by the site, said by the shipped voice, or not said at all. */
import type { Language, RecordingFile, Site, VoiceRecordings } from '@giliran/protocol';
import { Banner, Button, Choice, EmptyState, useWording } from '@giliran/ui';
import { voicePageWording } from '@giliran/ui/wording/voice-page';
import { clipsOfSite, type ClipId } from '@giliran/voice';
import Files from 'lucide-react/icons/files';
import Mic from 'lucide-react/icons/mic';
import { useMemo, useRef, useState } from 'react';
import { clipOfFile, progressOf, sectionsOf, withRecording, type ClipFilter } from './clip-list.ts';
import { ClipGrid } from './ClipGrid.tsx';
import { ClipRow } from './ClipRow.tsx';
import { hasMicrophone } from './microphone.ts';
import type { SoundDesk } from './sound-desk.ts';
import { useTakeIn } from './use-take-in.ts';

export interface RecordingsProps {
  readonly site: Site;
  /** As the server has them. */
  readonly saved: VoiceRecordings;
  readonly token: string;
  readonly desk: SoundDesk;
  readonly onRecordings: (change: (now: VoiceRecordings) => VoiceRecordings) => void;
}

const filters = ['all', 'missing', 'own'] as const;

export function Recordings({ site, saved, token, desk, onRecordings }: RecordingsProps) {
  const { recordings: words } = useWording(voicePageWording);
  const { recordings, voice } = site.settings;
  const clips = useMemo(() => clipsOfSite(site), [site]);
  const [chosen, setLanguage] = useState<Language | null>(null);
  const [filter, setFilter] = useState<ClipFilter>('all');
  const [unmatched, setUnmatched] = useState<readonly string[]>([]);
  const many = useRef<HTMLInputElement>(null);
  const language =
    chosen !== null && voice.languages.includes(chosen) ? chosen : (voice.languages[0] ?? 'id');
  const taking = useTakeIn(token, desk, (id: ClipId, file: RecordingFile) =>
    onRecordings((now) => withRecording(now, id, file)),
  );
  const progress = progressOf(clips, recordings);
  const sections = sectionsOf(clips, language, filter, recordings);
  const play = async (id: ClipId): Promise<void> => {
    const { voice: loaded } = await desk.voice(recordings);
    const samples = loaded.clips.get(id);
    if (samples) await desk.play(samples, loaded.sampleRate);
  };
  const uploadMany = async (files: readonly File[]): Promise<void> => {
    const strangers: string[] = [];
    for (const file of files) {
      const id = clipOfFile(file.name, clips, language);
      const clip = clips.find((one) => one.id === id);
      // One after the other: each is decoded whole.
      if (clip) await taking.upload(clip, file);
      else strangers.push(file.name);
    }
    setUnmatched(strangers);
  };
  return (
    <section className="panel recordings" aria-labelledby="recordings-title">
      <header className="recordings-head">
        <div>
          <h2 id="recordings-title">{words.title}</h2>
          <p className="hint">{words.advice}</p>
        </div>
        <div className="recordings-progress">
          <progress
            max={progress.all}
            value={progress.own}
            aria-label={words.progress(progress.own, progress.all)}
          />
          <p className="gl-num">{words.progress(progress.own, progress.all)}</p>
        </div>
      </header>
      <div className="recordings-tools">
        <Choice
          label={words.show}
          options={filters.map((value) => ({ value, label: words.filters[value] }))}
          value={filter}
          onValue={setFilter}
        />
        {voice.languages.length > 1 && (
          <Choice
            label={words.language}
            options={voice.languages.map((value) => ({ value, label: words.languages[value] }))}
            value={language}
            onValue={setLanguage}
          />
        )}
        <div className="recordings-many">
          <Button icon={<Files />} onClick={() => many.current?.click()}>
            {words.many}
          </Button>
          <p className="hint">
            {words.manyHint} {words.accepted}
          </p>
          <input
            ref={many}
            type="file"
            multiple
            className="clip-file"
            accept="audio/*,video/webm,.opus"
            tabIndex={-1}
            aria-hidden="true"
            data-clip="many"
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              void uploadMany(files);
            }}
          />
        </div>
      </div>
      {!hasMicrophone() && <Banner tone="info" title={words.noMicrophone} />}
      {unmatched.length > 0 && <Banner tone="warn" title={words.unmatched(unmatched.join(', '))} />}
      {sections.length === 0 && <EmptyState icon={<Mic />} title={words.nothing} />}
      {sections.map(({ group, clips: of }) => (
        <section key={group} className="clip-group" aria-labelledby={`clips-${group}`}>
          <h3 id={`clips-${group}`}>
            {words.groups[group]} <span className="clip-count gl-num">{of.length}</span>
          </h3>
          {group === 'names' && <p className="hint">{words.namesHint}</p>}
          <ClipGrid clips={of} labelledBy={`clips-${group}`}>
            {(clip, tabIndex) => (
              <ClipRow
                key={clip.id}
                clip={clip}
                recordings={recordings}
                saved={saved}
                work={taking.work.get(clip.id)}
                tabIndex={tabIndex}
                onPlay={() => void play(clip.id)}
                onRecord={() => void taking.record(clip)}
                onFinish={() => void taking.finish()}
                onUpload={(content) => void taking.upload(clip, content)}
                onRemove={() => {
                  taking.forget(clip.id);
                  onRecordings((now) => withRecording(now, clip.id, null));
                }}
              />
            )}
          </ClipGrid>
        </section>
      ))}
    </section>
  );
}
