/** What a page has asked the server: loading, there, or refused; asked again on request and when the line is back. */
import { useConnection, type Answer, type SendFailure } from '@giliran/client';
import type { ErrorCode } from '@giliran/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';

export interface Asked<T> {
  /** The last answer; stays while it is asked again. */
  readonly value: T | null;
  readonly failure: SendFailure | null;
  readonly again: () => Promise<void>;
}

/** Codes after which there is nothing left to ask under this session. */
export const endsSession = (failure: SendFailure): ErrorCode | null =>
  failure.code === 'sessionExpired' || failure.code === 'notSignedIn' ? failure.code : null;

/** `ask` must stay the same function while it asks the same. */
export function useAsked<T>(ask: () => Answer<T>, onSessionEnded: (why: ErrorCode) => void): Asked<T> {
  const online = useConnection().status === 'online';
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const asked = useRef(0);
  const again = useCallback(async (): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await ask();
    // A later question has been asked meanwhile: its answer counts.
    if (mine !== asked.current) return;
    if (answer.ok) {
      setValue(answer.value);
      setFailure(null);
      return;
    }
    const ended = endsSession(answer.error);
    if (ended !== null) onSessionEnded(ended);
    else setFailure(answer.error);
  }, [ask, onSessionEnded]);
  useEffect(() => {
    // At first, and whenever the line is back.
    if (online || asked.current === 0) void again();
    return () => {
      asked.current += 1;
    };
  }, [again, online]);
  return { value, failure, again };
}
