/**
 * How a device without a key gets one: in a desktop program first its server, then by itself that server's code. In
 * a browser's page the page's own server is the server. A server that comes back shows its code at once, unless
 * somebody is choosing another.
 */
import type { DeviceKind } from '@giliran/protocol';
import { useState } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { inLanguages } from '../pairing/in-languages.tsx';
import { PairingPanel, type ShownPairing } from '../pairing/PairingPanel.tsx';
import { pairingWording } from '../wording/pairing.ts';
import { serverPairingWording } from '../wording/server-pairing.ts';
import { ServerChoice, type ServerChoiceProps } from './ServerChoice.tsx';

export interface ServerThenCodeProps extends Pick<
  ServerChoiceProps,
  'address' | 'onServer' | 'languages' | 'keyboard'
> {
  readonly device: DeviceKind;
  readonly pairing: { readonly state: ShownPairing; readonly again: () => void };
  /** How the desktop program finds servers; null in a plain browser. */
  readonly servers: ServerChoiceProps['servers'] | null;
  /** A heading of its own, or none where the page has one. */
  readonly heading?: boolean | undefined;
}

export function ServerThenCode(props: ServerThenCodeProps) {
  const { device, pairing, servers, languages, address, heading = true } = props;
  const [choosing, setChoosing] = useState(false);
  const { state } = pairing;
  const insecure = state.kind === 'encryptionRequired';
  const lost = insecure || (state.kind === 'unreachable' && state.code === null);
  const both = inLanguages(serverPairingWording, languages);
  if (servers === null || !(choosing || lost))
    return (
      <>
        <PairingPanel
          {...{ device, state, languages, heading }}
          onAgain={pairing.again}
          consoleAddress={`${address}/console/`}
        />
        {servers !== null && (
          <Button className="gl-server-other" onClick={() => setChoosing(true)}>
            {both((words) => words.other)}
          </Button>
        )}
      </>
    );
  return (
    <section className="gl-server-first" onFocusCapture={() => setChoosing(true)}>
      {heading && <h1>{inLanguages(pairingWording, languages)((words) => words.title[device])}</h1>}
      <ServerChoice
        {...{ servers, address, languages, onServer: props.onServer, keyboard: props.keyboard }}
        notice={
          lost && (
            <Banner
              tone="warn"
              title={both((words) =>
                insecure ? words.wantsEncryption(address) : words.notAnswering(address),
              )}
            />
          )
        }
        onBack={lost ? undefined : () => setChoosing(false)}
      />
    </section>
  );
}
