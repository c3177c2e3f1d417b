/** One word: who says it, and what can be done about it. */
import type { VoiceRecordings } from '@giliran/protocol';
import { IconButton, StatusPill, useLanguage, useWording } from '@giliran/ui';
import { errorText } from '@giliran/ui/wording/errors';
import { loginWording } from '@giliran/ui/wording/login';
import { voicePageWording } from '@giliran/ui/wording/voice-page';
import type { SiteClip } from '@giliran/voice';
import Mic from 'lucide-react/icons/mic';
import Square from 'lucide-react/icons/square';
import Trash from 'lucide-react/icons/trash-2';
import Upload from 'lucide-react/icons/upload';
import Volume2 from 'lucide-react/icons/volume-2';
import { useId, useRef } from 'react';
import { stateOf } from './clip-list.ts';
import { hasMicrophone } from './microphone.ts';
import type { ClipWork } from './use-take-in.ts';

export interface ClipRowProps {
  readonly clip: SiteClip;
  readonly recordings: VoiceRecordings;
  readonly saved: VoiceRecordings;
  readonly work: ClipWork | undefined;
  /** Of its buttons: 0 where Tab leads to this word, -1 where arrows do. */
  readonly tabIndex: 0 | -1;
  readonly onPlay: () => void;
  readonly onRecord: () => void;
  readonly onFinish: () => void;
  readonly onUpload: (content: Blob) => void;
  readonly onRemove: () => void;
}

export function ClipRow(props: ClipRowProps) {
  const { clip, recordings, saved, work, tabIndex, onPlay, onRecord, onFinish, onUpload, onRemove } = props;
  const { recordings: words } = useWording(voicePageWording);
  const file = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const state = stateOf(clip, recordings);
  const unsaved = recordings[clip.id] !== saved[clip.id];
  const text = clip.of === null ? clip.text || words.chime : `${words.of[clip.of]} ${clip.text}`;
  const what = clip.need === 'ending' ? `${text} (${words.ending})` : text;
  return (
    <div className="clip" role="row" data-state={state}>
      <span className="clip-words" role="gridcell">
        <span className="clip-text" lang={clip.language ?? undefined}>
          {clip.of !== null && <span className="clip-of">{words.of[clip.of]} </span>}
          {clip.text || words.chime}
        </span>
        {clip.need === 'ending' && (
          <span className="second">
            {words.ending} · {words.endingHint}
          </span>
        )}
        <span id={noteId} aria-live="polite" className="clip-work" data-work={work?.kind}>
          {work && <WorkWords work={work} />}
        </span>
      </span>
      <span className="clip-state" role="gridcell">
        <StatusPill tone={state === 'own' ? 'ok' : 'neutral'}>{words.states[state]}</StatusPill>
        {unsaved && <span className="second">{words.states.unsaved}</span>}
      </span>
      <span className="clip-actions" role="gridcell">
        <IconButton
          tabIndex={tabIndex}
          label={words.play(what)}
          icon={<Volume2 />}
          disabled={state === 'silent'}
          onClick={onPlay}
        />
        {work?.kind === 'recording' ? (
          <IconButton
            tabIndex={tabIndex}
            label={words.stop(what)}
            icon={<Square />}
            variant="danger"
            onClick={onFinish}
          />
        ) : (
          <IconButton
            tabIndex={tabIndex}
            label={words.record(what)}
            icon={<Mic />}
            disabled={!hasMicrophone()}
            busy={work?.kind === 'sending'}
            onClick={onRecord}
          />
        )}
        <IconButton
          tabIndex={tabIndex}
          label={words.upload(what)}
          icon={<Upload />}
          aria-describedby={noteId}
          disabled={work?.kind === 'recording'}
          onClick={() => file.current?.click()}
        />
        <input
          ref={file}
          type="file"
          className="clip-file"
          accept="audio/*,video/webm,.opus"
          tabIndex={-1}
          aria-hidden="true"
          data-clip={clip.id}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) onUpload(chosen);
            // The same file again is a choice again.
            event.currentTarget.value = '';
          }}
        />
        {state === 'own' ? (
          <IconButton tabIndex={tabIndex} label={words.remove(what)} icon={<Trash />} onClick={onRemove} />
        ) : (
          <span className="clip-gap" />
        )}
      </span>
    </div>
  );
}

function WorkWords({ work }: { readonly work: ClipWork }) {
  const { recordings: words } = useWording(voicePageWording);
  const { offline } = useWording(loginWording);
  const { language } = useLanguage();
  switch (work.kind) {
    case 'recording':
      return <>{words.recording} …</>;
    case 'sending':
      return <>{words.sending} …</>;
    case 'done':
      return <>{words.done(work.seconds.toLocaleString(language, { maximumFractionDigits: 1 }))}</>;
    case 'noMicrophone':
      return <>{words.microphoneRefused}</>;
    default:
      if (work.fault.kind === 'recording') return <>{words.faults[work.fault.fault]}</>;
      return (
        <>
          {work.fault.failure.code === 'unreachable'
            ? offline
            : errorText(work.fault.failure.code, language).title}
        </>
      );
  }
}
