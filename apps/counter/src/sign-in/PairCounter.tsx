/** A machine that belongs to one counter is paired with it; asked for by a person, because many belong to none. */
import { keepDevice, usePairing } from '@giliran/client';
import { Banner, Button, PairingPanel, useLanguage, useWording } from '@giliran/ui';
import { pairingWording } from '@giliran/ui/wording/pairing';
import { useState } from 'react';
import type { Place } from '../place.ts';
import { pairingSeen, pairsAfterReload } from './pair-after-reload.ts';

export function PairCounter({ place }: { readonly place: Place }) {
  const words = useWording(pairingWording);
  const [open, setOpen] = useState(() => pairsAfterReload(window.sessionStorage));
  return open ? (
    <Pairing
      place={place}
      onCancel={() => {
        pairingSeen(window.sessionStorage);
        setOpen(false);
      }}
    />
  ) : (
    <Button variant="quiet" size="small" onClick={() => setOpen(true)}>
      {words.pairCounter}
    </Button>
  );
}

function Pairing({ place, onCancel }: { readonly place: Place; readonly onCancel: () => void }) {
  const words = useWording(pairingWording);
  const { language } = useLanguage();
  const [problem, setProblem] = useState<string | null>(null);
  const { bridge, server } = place;
  const keep = async (deviceId: string, key: string): Promise<void> => {
    if (bridge === null) keepDevice('counter', { deviceId, key }, window.localStorage);
    else {
      const saved = await bridge.saveSettings({ serverUrl: server, deviceId, deviceKey: key });
      if (!saved.ok) return setProblem(saved.error.message);
    }
    pairingSeen(window.sessionStorage);
    window.location.reload();
  };
  const pairing = usePairing({
    ...{ kind: 'counter', server, version: bridge?.version },
    onPaired: (deviceId, key) => void keep(deviceId, key),
  });
  return (
    <section className="sign-in-pairing" aria-label={words.pairCounter}>
      <h2>{words.title.counter}</h2>
      <p>{words.pairCounterAdvice}</p>
      <PairingPanel
        device="counter"
        state={pairing.state}
        onAgain={pairing.again}
        consoleAddress={`${server === '' ? window.location.origin : server}/console/`}
        languages={[language]}
        heading={false}
      />
      {problem !== null && <Banner tone="error" title={problem} />}
      <Button onClick={onCancel}>{words.cancel}</Button>
    </section>
  );
}
