/** Something that a person asks for: one at a time, with what came of it. */
import type { Answer, SendFailure } from '@giliran/client';
import type { ErrorCode } from '@giliran/protocol';
import { useState } from 'react';
import { endsSession } from './use-asked.ts';

export interface Deed {
  readonly busy: boolean;
  readonly failure: SendFailure | null;
  /** Does it; `then` hears what came of it. */
  readonly run: <T>(act: () => Answer<T>, then: (value: T) => void | Promise<void>) => Promise<void>;
  readonly forget: () => void;
}

export function useDeed(onSessionEnded: (why: ErrorCode) => void): Deed {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  return {
    busy,
    failure,
    forget: () => setFailure(null),
    run: async (act, then) => {
      if (busy) return;
      setBusy(true);
      setFailure(null);
      const answer = await act();
      setBusy(false);
      if (answer.ok) return then(answer.value);
      const ended = endsSession(answer.error);
      if (ended !== null) onSessionEnded(ended);
      else setFailure(answer.error);
    },
  };
}
