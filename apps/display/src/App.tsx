import type { WebAudioSink } from '@giliran/voice';
import { useSyncExternalStore } from 'react';
import type { IdentityStore } from './device/identity.ts';
import { SetUp, type SetUpProps } from './device/SetUp.tsx';
import { Connecting } from './face/Connecting.tsx';
import { Hall } from './hall/Hall.tsx';
import type { OpenHall } from './hall/open-hall.ts';
import type { OpenSign } from './sign/open-sign.ts';
import { Sign } from './sign/Sign.tsx';
import type { Reception } from './hall/reception.ts';

export interface AppProps {
  readonly reception: Reception<OpenHall | OpenSign>;
  readonly sink: WebAudioSink;
  readonly onKeep: IdentityStore['keep'];
  readonly servers: SetUpProps['servers'];
}

/** The screen of whatever phase the display is in. */
export function App({ reception, sink, onKeep, servers }: AppProps) {
  const phase = useSyncExternalStore(reception.subscribe, reception.getPhase);
  switch (phase.kind) {
    case 'starting':
      return <Connecting />;
    case 'setUp':
      return <SetUp entry={phase.entry} refusal={phase.refusal} onKeep={onKeep} servers={servers} />;
    case 'hall':
      return phase.hall.shows === 'counter' ? (
        <Sign key={phase.hall.counterId} sign={phase.hall} onRefused={reception.connectionRefused} />
      ) : (
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
