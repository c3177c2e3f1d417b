/** What a paired machine knows before anybody signs in: its counter, its agency, the site's name and colour. */
import {
  LiveClient,
  loadAgainIfReplaced,
  screensVersion,
  type Connection,
  type Watched,
} from '@giliran/client';
import { CounterId, CounterView } from '@giliran/protocol';
import { useEffect, useState } from 'react';
import type { Place } from './place.ts';

export interface DeskFace {
  readonly view: CounterView | null;
  /** The server does not accept the machine's key. */
  readonly refused: boolean;
}

const unknown: DeskFace = { view: null, refused: false };

/** Connects with the machine's own key, for as long as the program runs: that also shows it as present. */
export function useDeskFace({ bridge, server, counterId, deviceKey }: Place): DeskFace {
  const version = bridge?.version ?? screensVersion;
  const [face, setFace] = useState(unknown);
  useEffect(() => {
    const id = CounterId.safeParse(counterId);
    if (deviceKey === null || !id.success) return undefined;
    const client = new LiveClient({
      views: { counter: CounterView },
      onUnreadable: () => void loadAgainIfReplaced(),
      ...(server === '' ? {} : { url: server }),
      auth: { key: deviceKey, version },
    });
    const scope = { kind: 'counter' as const, counterId: id.data };
    const look = () => {
      const watched: Watched<'counter'> = client.current<'counter'>(scope);
      const connection: Connection = client.connection();
      setFace((before) => {
        // Only what the sign-in screen shows: the queue's changes must not draw the whole program anew.
        const view = before.view ?? watched.view;
        const refused = connection.status === 'refused' || watched.refused !== null;
        return before.view === view && before.refused === refused ? before : { view, refused };
      });
    };
    const stopWatching = client.watch(scope, look);
    const stopConnection = client.onConnection(look);
    return () => {
      stopWatching();
      stopConnection();
      client.close();
    };
  }, [server, counterId, deviceKey, version]);
  return face;
}
