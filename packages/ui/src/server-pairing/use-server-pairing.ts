/** From a typed or chosen address to a server that may be given the device's key. */
import {
  judgePairing,
  readPairing,
  type FoundServer,
  type ServerLook,
  type ServerPin,
} from '@giliran/protocol';
import { useEffect, useState } from 'react';

/** What the desktop program can find out. */
export interface ServersOutside {
  find(listener: (found: readonly FoundServer[]) => void): () => void;
  look(url: string): Promise<ServerLook>;
}

/** The address that may be saved, and what a person has confirmed of it. */
export interface ConfirmedServer {
  readonly url: string;
  readonly trust: { readonly pin: ServerPin | null; readonly unencrypted: boolean };
}

type PairingStep =
  | { readonly kind: 'editing' }
  | { readonly kind: 'looking' }
  | {
      readonly kind: 'problem';
      readonly problem: 'notAnAddress' | 'silent' | 'otherKey';
      readonly url: string;
    }
  /** A person has to decide. */
  | { readonly kind: 'ask'; readonly look: Exclude<ServerLook, { kind: 'silent' }> };

const confirmed = (look: Exclude<ServerLook, { kind: 'silent' }>): ConfirmedServer => ({
  url: look.url,
  trust:
    look.kind === 'encrypted'
      ? { pin: look.vouched ? null : look.pin, unencrypted: false }
      : { pin: null, unencrypted: true },
});

export interface ServerPairing {
  readonly step: PairingStep;
  /** Looks at the address and goes on by itself where nobody need be asked. */
  readonly check: (address: string) => Promise<void>;
  /** The person's yes to what `ask` shows. */
  readonly confirm: () => void;
  /** Back to the fields. */
  readonly edit: () => void;
}

/** `onConfirmed` is called once nothing stands against the server any more. */
export function useServerPairing(
  servers: Pick<ServersOutside, 'look'>,
  onConfirmed: (server: ConfirmedServer) => void,
): ServerPairing {
  const [step, setStep] = useState<PairingStep>({ kind: 'editing' });
  return {
    step,
    async check(address) {
      const named = readPairing(address);
      if (named === null) return setStep({ kind: 'problem', problem: 'notAnAddress', url: address });
      setStep({ kind: 'looking' });
      const look = await servers
        .look(named.url)
        .catch((): ServerLook => ({ kind: 'silent', url: named.url }));
      const verdict = judgePairing(look, named.pin);
      if (look.kind === 'silent' || verdict === 'silent')
        return setStep({ kind: 'problem', problem: 'silent', url: named.url });
      if (verdict === 'otherKey') return setStep({ kind: 'problem', problem: 'otherKey', url: named.url });
      if (verdict !== 'save') return setStep({ kind: 'ask', look });
      setStep({ kind: 'editing' });
      // A fingerprint that came with the address is kept, even where an authority vouches as well.
      const server = confirmed(look);
      onConfirmed(named.pin === null ? server : { ...server, trust: { ...server.trust, pin: named.pin } });
    },
    confirm() {
      if (step.kind !== 'ask') return;
      setStep({ kind: 'editing' });
      onConfirmed(confirmed(step.look));
    },
    edit: () => setStep({ kind: 'editing' }),
  };
}

/** The servers heard on the network, while this is shown. */
export function useFoundServers(servers: Pick<ServersOutside, 'find'>): readonly FoundServer[] {
  const [found, setFound] = useState<readonly FoundServer[]>([]);
  useEffect(() => servers.find(setFound), [servers]);
  return found;
}
