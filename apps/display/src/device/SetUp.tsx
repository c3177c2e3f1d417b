import { usePairing } from '@giliran/client';
import { Banner, Button, Field, LanguageProvider, PairingPanel, Screen, TextInput } from '@giliran/ui';
import { pairingWording } from '@giliran/ui/wording/pairing';
import { useState, type SubmitEvent } from 'react';
import { Both } from '../face/Both.tsx';
import type { Refusal } from './enrolment.ts';
import type { IdentityEntry, IdentityStore } from './identity.ts';

export interface SetUpProps {
  readonly entry: IdentityEntry;
  /** Why the display that was set up may not show anything; null when none was. */
  readonly refusal: Refusal | null;
  readonly onKeep: IdentityStore['keep'];
}

/** A display without a key that is good: its code to be approved in the console, and behind it the way by hand. */
export function SetUp({ entry, refusal, onKeep }: SetUpProps) {
  const { server } = entry;
  const [problem, setProblem] = useState<string | null>(null);
  const pairing = usePairing({
    kind: 'display',
    server: server ?? '',
    version: window.giliran?.version,
    onPaired: (deviceId, key) => {
      void onKeep({ server, deviceId, key }).then((answer) => setProblem(answer?.refused ?? null));
    },
  });
  return (
    <Screen kind="kiosk" theme="dark" language="id" className="set-up">
      <LanguageProvider language="id">
        <main>
          {refusal !== null && (
            <Banner tone="error" title={<Both say={(words) => words.setUp.why[refusal]} shape="stack" />}>
              <Both say={(words) => words.setUp.retrying} shape="stack" />
            </Banner>
          )}
          <PairingPanel
            device="display"
            state={pairing.state}
            onAgain={pairing.again}
            consoleAddress={`${server ?? location.origin}/console/`}
            languages={['id', 'en']}
          />
          {problem !== null && <Banner tone="error" title={problem} />}
          <details className="set-up-by-hand">
            <summary>
              {pairingWording.id.byHand} <span lang="en">{pairingWording.en.byHand}</span>
            </summary>
            <ByHand entry={entry} onKeep={onKeep} />
          </details>
        </main>
      </LanguageProvider>
    </Screen>
  );
}

/** For the technician: which display this is and its key; in the desktop program also where its server stands. */
function ByHand({ entry, onKeep }: Pick<SetUpProps, 'entry' | 'onKeep'>) {
  const [server, setServer] = useState(entry.server ?? '');
  const [deviceId, setDeviceId] = useState(entry.deviceId);
  const [key, setKey] = useState(entry.key);
  const [empty, setEmpty] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = { deviceId: deviceId.trim(), key: key.trim() };
    // Another server alone will do: the code is then asked for there.
    const moves = entry.server !== null && server.trim() !== entry.server && filled.key === '';
    const incomplete = !moves && (filled.deviceId === '' || filled.key === '');
    setEmpty(incomplete);
    if (incomplete) return;
    const answer = await onKeep({ ...filled, server: entry.server === null ? null : server.trim() });
    setRefused(answer?.refused ?? null);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {entry.server !== null && (
        <Field label={<Both say={(words) => words.setUp.server} />} error={refused}>
          {(control) => (
            <TextInput
              {...control}
              type="url"
              value={server}
              onChange={(event) => setServer(event.target.value)}
              autoComplete="off"
            />
          )}
        </Field>
      )}
      <Field
        label={<Both say={(words) => words.setUp.device} />}
        hint={<Both say={(words) => words.setUp.deviceHint} />}
      >
        {(control) => (
          <TextInput
            {...control}
            value={deviceId}
            onChange={(event) => setDeviceId(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field
        label={<Both say={(words) => words.setUp.key} />}
        error={empty ? <Both say={(words) => words.setUp.empty} /> : null}
      >
        {(control) => (
          <TextInput
            {...control}
            type="password"
            value={key}
            onChange={(event) => setKey(event.target.value)}
            autoComplete="off"
          />
        )}
      </Field>
      <Button type="submit" variant="primary" block>
        <Both say={(words) => words.setUp.submit} />
      </Button>
    </form>
  );
}
