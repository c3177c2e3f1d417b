/** The hall's services and counters. Large, so it is watched only while it is needed. */
import { useClient } from '@giliran/client';
import type { DirectoryView } from '@giliran/protocol';
import { useEffect, useState } from 'react';

const scope = { kind: 'directory' } as const;

/** `live`: a list of targets is open, so it follows every change. `names`: known once is enough. */
export function useDirectory(live: boolean, names: boolean): DirectoryView | null {
  const client = useClient();
  const [known, setKnown] = useState<DirectoryView | null>(null);
  const wanted = live || (names && known === null);
  useEffect(() => {
    if (!wanted) return undefined;
    const look = () => {
      const { view } = client.current<'directory'>(scope);
      if (view !== null) setKnown(view);
    };
    return client.watch(scope, look);
  }, [client, wanted]);
  return known;
}
