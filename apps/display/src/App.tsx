import type { WebAudioSink } from '@giliran/voice';
import { useSyncExternalStore } from 'react';
import type { IdentityStore } from './device/identity.ts';
import { SetUp } from './device/SetUp.tsx';
import { Connecting } from './face/Connecting.tsx';
import { Hall } from './hall/Hall.tsx';
import type { OpenHall } from './hall/open-hall.ts';
import type { Reception } from './hall/reception.ts';

export interface AppProps {
  readonly reception: Reception<OpenHall>;
  readonly sink: WebAudioSink;
  readonly onKeep: IdentityStore['keep'];
}

/** The screen of whatever phase the display is in. */
export function App({ reception, sink, onKeep }: AppProps) {
  const phase = useSyncExternalStore(reception.subscribe, reception.getPhase);
  switch (phase.kind) {
    case 'starting':
      return <Connecting />;
    case 'setUp':
      return <SetUp entry={phase.entry} refusal={phase.refusal} onKeep={onKeep} />;
    case 'hall':
      return (
        <Hall
          key={phase.display.zoneId}
          hall={phase.hall}
          sink={sink}
          display={phase.display}
          onRefused={reception.connectionRefused}
        />
      );
  }
}
