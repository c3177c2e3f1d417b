/** The voice of the hall: how calls are read, a call to listen to, the site's own recordings. */
import type { VoiceRecordings, VoiceSettings } from '@giliran/protocol';
import { useWording } from '@giliran/ui';
import { voicePageWording } from '@giliran/ui/wording/voice-page';
import { useEffect, useState } from 'react';
import type { PageProps } from '../frame/pages.ts';
import { SetUpPage, type OpenSetUp } from '../set-up/SetUpPage.tsx';
import { Reading } from './Reading.tsx';
import { Recordings } from './Recordings.tsx';
import { createSoundDesk } from './sound-desk.ts';
import { TryCall } from './TryCall.tsx';
import './voice.css';

export function VoicePage(page: PageProps) {
  const words = useWording(voicePageWording);
  return (
    <SetUpPage page={page} title={words.title} intro={words.intro}>
      {(open) => <Voice open={open} token={page.token} />}
    </SetUpPage>
  );
}

function Voice({ open, token }: { readonly open: OpenSetUp; readonly token: string }) {
  const { site, edit, errorAt, state } = open;
  const [desk] = useState(createSoundDesk);
  useEffect(() => () => desk.close(), [desk]);
  const setVoice = (change: Partial<VoiceSettings>): void =>
    edit((now) => ({ ...now, settings: { ...now.settings, voice: { ...now.settings.voice, ...change } } }));
  const setRecordings = (change: (now: VoiceRecordings) => VoiceRecordings): void =>
    edit((now) => ({
      ...now,
      settings: { ...now.settings, recordings: change(now.settings.recordings) },
    }));
  return (
    <div className="voice-columns">
      <div className="voice-side">
        <div className="panel">
          <TryCall site={site} desk={desk} />
        </div>
        <div className="panel">
          <Reading voice={site.settings.voice} onVoice={setVoice} errorAt={errorAt} />
        </div>
      </div>
      <Recordings
        site={site}
        saved={state.saved.site.settings.recordings}
        token={token}
        desk={desk}
        onRecordings={setRecordings}
      />
    </div>
  );
}
