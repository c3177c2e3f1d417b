/** Sends one command at a time and says why it was refused. What it changed comes with the next view. */
import { useSend, type SendFailure } from '@giliran/client';
import type { CommandInput } from '@giliran/protocol';
import { useState } from 'react';
import { useFailureText } from '../failure-text.ts';

/** Longer than this nobody wants to look at a button that turns. Milliseconds. */
const giveUpAfterMs = 8000;

export function useCommand() {
  const send = useSend();
  const text = useFailureText();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<SendFailure | null>(null);
  /** `whenDone` is called once it has taken effect. */
  const run = (command: CommandInput, whenDone?: () => void): void => {
    setBusy(true);
    setFailed(null);
    void send(command, { giveUpAfterMs }).then((outcome) => {
      setBusy(false);
      if (outcome.ok) whenDone?.();
      else setFailed(outcome.error);
    });
  };
  return { run, busy, failure: failed === null ? null : text(failed) };
}
