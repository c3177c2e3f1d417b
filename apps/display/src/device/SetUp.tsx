import { usePairing } from '@giliran/client';
import { Banner, Button, Field, LanguageProvider, Screen, ServerThenCode, TextInput } from '@giliran/ui';
import { pairingWording } from '@giliran/ui/wording/pairing';
import type { ServersBridge } from '@giliran/shell/bridge';
import { useState, type SubmitEvent } from 'react';
import { Both } from '../face/Both.tsx';
import type { Refusal } from './enrolment.ts';
import type { IdentityEntry, IdentityStore } from './identity.ts';

export interface SetUpProps {
  readonly entry: IdentityEntry;
  /** Why the display that was set up may not show anything; null when none was. */
  readonly refusal: Refusal | null;
  readonly onKeep: IdentityStore['keep'];
  /** How the desktop program finds servers; null in a plain browser. */
  readonly servers: ServersBridge | null;
}

/** A display without a key that is good: its server, that server's code to be approved in the console, and behind it the way by hand. */
export function SetUp({ entry, refusal, onKeep, servers }: SetUpProps) {
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
          <ServerThenCode
            device="display"
            pairing={pairing}
            servers={servers}
            address={server ?? location.origin}
            // A key is never taken along to another server: there the display asks for its code.
            onServer={({ url, trust }) =>
              onKeep({ server: url, deviceId: '', key: '', trust }).then((answer) => answer?.refused ?? null)
            }
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

/** For the technician: which display this is and its key. */
function ByHand({ entry, onKeep }: Pick<SetUpProps, 'entry' | 'onKeep'>) {
  const [deviceId, setDeviceId] = useState(entry.deviceId);
  const [key, setKey] = useState(entry.key);
  const [empty, setEmpty] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = { deviceId: deviceId.trim(), key: key.trim() };
    const incomplete = filled.deviceId === '' || filled.key === '';
    setEmpty(incomplete);
    if (incomplete) return;
    const answer = await onKeep({ ...filled, server: entry.server });
    setRefused(answer?.refused ?? null);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
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
      {refused !== null && <Banner tone="error" title={refused} />}
      <Button type="submit" variant="primary" block>
        <Both say={(words) => words.setUp.submit} />
      </Button>
    </form>
  );
}
