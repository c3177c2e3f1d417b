import { useConnection } from '@giliran/client';
import { useEffect, useState } from 'react';
import { freshnessOf, type Freshness } from './freshness.ts';

/** How long the server has been away, judged anew every second while it is. */
export function useFreshness(): Freshness {
  const away = useConnection().status !== 'online';
  const [awayMs, setAwayMs] = useState<number | null>(null);
  useEffect(() => {
    if (!away) return undefined;
    const since = performance.now();
    const timer = setInterval(() => setAwayMs(performance.now() - since), 500);
    return () => {
      clearInterval(timer);
      setAwayMs(null);
    };
  }, [away]);
  return freshnessOf(away ? (awayMs ?? 0) : null);
}
