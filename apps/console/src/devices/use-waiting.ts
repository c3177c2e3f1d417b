/** Devices that wait to be paired. The server does not push them: asked again every few seconds while the page is open. */
import type { ErrorCode } from '@giliran/protocol';
import { useEffect } from 'react';
import type { TrustApi, WaitingDevice } from '../trust/trust-api.ts';
import { useAsked, type Asked } from '../trust/use-asked.ts';

const everyMs = 3_000;

export function useWaiting(api: TrustApi, onSessionEnded: (why: ErrorCode) => void): Asked<WaitingDevice[]> {
  const asked = useAsked(api.waiting, onSessionEnded);
  const { again } = asked;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void again();
    }, everyMs);
    return () => clearInterval(timer);
  }, [again]);
  return asked;
}
