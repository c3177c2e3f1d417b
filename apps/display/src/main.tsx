import '@giliran/client/zod-without-eval';
import '@giliran/ui/tokens.css';
import '@giliran/ui/fonts.css';
import '@giliran/ui/base.css';
import { monotonicClock, openAudioContext, WebAudioSink } from '@giliran/voice';
import { loadShippedVoice } from '@giliran/voice/clips';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { browserIdentity, shellIdentity } from './device/identity.ts';
import './face/face.css';
import { openHall, type OpenHall } from './hall/open-hall.ts';
import { openSign, type OpenSign } from './sign/open-sign.ts';
import { Reception } from './hall/reception.ts';
import { announcementEvent } from './sound/announcement-event.ts';
import { VoiceBox } from './sound/voice-box.ts';

const sink = new WebAudioSink({ context: openAudioContext(), clock: monotonicClock });
sink.resumeOnGesture(window);

const voice = new VoiceBox({
  load: async () => loadShippedVoice((bytes) => sink.decode(bytes)),
  clock: monotonicClock,
  onFaults: (faults) => console.warn(`${faults.length} clips of the voice could not be loaded`, faults[0]),
});

const identity = window.giliran
  ? shellIdentity(window.giliran, () => location.reload())
  : browserIdentity({
      hash: location.hash,
      replaceAddress: (address) =>
        history.replaceState(null, '', address === '' ? location.pathname : address),
      reload: () => location.reload(),
      storage: localStorage,
    });

const reception = new Reception<OpenHall | OpenSign>({
  identity,
  fetch: (address, init) => fetch(address, init),
  clock: monotonicClock,
  open: (device, display) =>
    display.counterId === null
      ? openHall({
          device,
          display,
          sink,
          voice,
          store: localStorage,
          tell: (detail) => window.dispatchEvent(new CustomEvent(announcementEvent, { detail })),
        })
      : openSign(device, display.counterId),
  close: (hall) => hall.close(),
});
void reception.start();

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(
  <App reception={reception} sink={sink} onKeep={identity.keep} servers={window.giliran?.servers ?? null} />,
);
