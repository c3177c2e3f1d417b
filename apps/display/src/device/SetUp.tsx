import {
  Banner,
  Button,
  type ConfirmedServer,
  Field,
  FoundServers,
  LanguageProvider,
  PairingQuestion,
  Screen,
  TextInput,
  useFoundServers,
  useServerPairing,
} from '@giliran/ui';
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

/** In a plain browser the page's own server is the server. */
const noServers = { look: async (url: string) => ({ kind: 'silent', url }) as const };

/** For the technician in front of the TV: which display this is, and its key. */
export function SetUp({ entry, refusal, onKeep, servers }: SetUpProps) {
  const [server, setServer] = useState(entry.server ?? '');
  const [deviceId, setDeviceId] = useState(entry.deviceId);
  const [key, setKey] = useState(entry.key);
  const [empty, setEmpty] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const keep = async (filled: IdentityEntry) => {
    const answer = await onKeep(filled);
    setRefused(answer?.refused ?? null);
  };
  const found = useFoundServers(servers);
  const pairing = useServerPairing(servers ?? noServers, ({ url, trust }: ConfirmedServer) => {
    setServer(url);
    void keep({ deviceId: deviceId.trim(), key: key.trim(), server: url, trust });
  });
  const asking = pairing.step.kind === 'ask' || pairing.step.kind === 'looking';

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = { deviceId: deviceId.trim(), key: key.trim() };
    setEmpty(filled.deviceId === '' || filled.key === '');
    if (filled.deviceId === '' || filled.key === '') return;
    if (entry.server === null) await keep({ ...filled, server: null });
    else await pairing.check(server);
  };

  return (
    <Screen kind="kiosk" theme="dark" language="id" className="set-up">
      <main>
        <h1>
          <Both say={(words) => words.setUp.title} shape="stack" />
        </h1>
        {refusal === null ? (
          <p className="set-up-advice">
            <Both say={(words) => words.setUp.advice} shape="stack" />
          </p>
        ) : (
          <Banner tone="error" title={<Both say={(words) => words.setUp.why[refusal]} shape="stack" />}>
            <Both say={(words) => words.setUp.retrying} shape="stack" />
          </Banner>
        )}
        <form onSubmit={(event) => void submit(event)} noValidate>
          {entry.server !== null && (
            <>
              <LanguageProvider language="id" onLanguage={() => undefined}>
                <FoundServers found={found} onChoose={setServer} />
              </LanguageProvider>
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
            </>
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
          <LanguageProvider language="id" onLanguage={() => undefined}>
            <PairingQuestion pairing={pairing} />
          </LanguageProvider>
          {!asking && (
            <Button type="submit" variant="primary" block>
              <Both say={(words) => words.setUp.submit} />
            </Button>
          )}
        </form>
      </main>
    </Screen>
  );
}
