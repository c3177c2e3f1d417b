/** The live connection in React. */
import type { Scope, ScopeKind } from '@giliran/protocol';
import { scopeKey } from '@giliran/protocol';
import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Connection, LiveClient, SendOptions, SendOutcome, Watched } from './live-client.ts';
import type { CommandInput } from '@giliran/protocol';

const ClientContext = createContext<LiveClient | null>(null);
/** `<ClientProvider value={client}>` around everything that uses the hooks below. */
export const ClientProvider = ClientContext.Provider;

export function useClient(): LiveClient {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient needs a <ClientProvider> around it');
  return client;
}

export function useConnection(): Connection {
  const client = useClient();
  return useSyncExternalStore(client.onConnection, client.connection);
}

/** The newest view of a scope; it renders again whenever the server pushes one. */
export function useView<K extends ScopeKind>(scope: Extract<Scope, { kind: K }>): Watched<K> {
  const client = useClient();
  const key = scopeKey(scope);
  // The key stands for the scope: a new object with the same content must not watch anew.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const subscribe = useCallback((listener: () => void) => client.watch(scope, listener), [client, key]);
  return useSyncExternalStore(subscribe, () => client.current<K>(scope));
}

export function useSend(): (command: CommandInput, options?: SendOptions) => Promise<SendOutcome> {
  return useClient().send;
}

/** The server's clock, renewed every `stepMs` milliseconds: for running timers on a screen. */
export function useServerNow(stepMs: number): number {
  const client = useClient();
  const [now, setNow] = useState(client.serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(client.serverNow()), stepMs);
    return () => clearInterval(timer);
  }, [client, stepMs]);
  return now;
}
