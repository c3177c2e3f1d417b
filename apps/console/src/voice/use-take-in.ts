/** What is being recorded, sent or was refused, clip by clip. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordingFile } from '@giliran/protocol';
import { recordingLimits } from '@giliran/protocol';
import type { ClipId, SiteClip } from '@giliran/voice';
import { startRecording, type RunningRecording } from './microphone.ts';
import type { SoundDesk } from './sound-desk.ts';
import { sendRecording, takeIn, type TakeInFault } from './take-in.ts';

export type ClipWork =
  | { readonly kind: 'recording' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly fault: TakeInFault }
  | { readonly kind: 'noMicrophone' };

export interface TakeInDesk {
  readonly work: ReadonlyMap<ClipId, ClipWork>;
  readonly upload: (clip: Pick<SiteClip, 'id' | 'language'>, content: Blob) => Promise<void>;
  readonly record: (clip: Pick<SiteClip, 'id' | 'language'>) => Promise<void>;
  /** Ends the recording that runs and takes it in. */
  readonly finish: () => Promise<void>;
  readonly forget: (id: ClipId) => void;
}

export function useTakeIn(
  token: string,
  desk: SoundDesk,
  onRecorded: (id: ClipId, file: RecordingFile) => void,
): TakeInDesk {
  const [work, setWork] = useState<ReadonlyMap<ClipId, ClipWork>>(new Map());
  const running = useRef<{
    readonly clip: Pick<SiteClip, 'id' | 'language'>;
    readonly recording: RunningRecording;
  } | null>(null);
  const note = useCallback((id: ClipId, now: ClipWork | null): void => {
    setWork((before) => {
      const next = new Map(before);
      if (now === null) next.delete(id);
      else next.set(id, now);
      return next;
    });
  }, []);
  useEffect(() => () => running.current?.recording.drop(), []);

  const upload: TakeInDesk['upload'] = async (clip, content) => {
    note(clip.id, { kind: 'sending' });
    const taken = await takeIn(
      { decode: (bytes) => desk.decode(bytes), send: sendRecording(token) },
      content,
      {
        speech: clip.language !== null,
      },
    );
    if (!taken.ok) return note(clip.id, { kind: 'refused', fault: taken.error });
    note(clip.id, { kind: 'done', seconds: taken.value.seconds });
    onRecorded(clip.id, taken.value.file);
  };
  const finish = async (): Promise<void> => {
    const now = running.current;
    if (now === null) return;
    running.current = null;
    await upload(now.clip, await now.recording.finish());
  };
  return {
    work,
    upload,
    finish,
    forget: (id) => note(id, null),
    async record(clip) {
      await finish();
      try {
        const recording = await startRecording(recordingLimits.longestSeconds * 1000, () => void finish());
        running.current = { clip, recording };
        note(clip.id, { kind: 'recording' });
      } catch {
        note(clip.id, { kind: 'noMicrophone' });
      }
    },
  };
}
