/** Sends one command at a time and says why it was refused. What it changed comes with the next view. */
import { useSend, type SendFailure } from '@giliran/client';
import type { CommandInput } from '@giliran/protocol';
import { useLanguage, useWording } from '@giliran/ui';
import { errorText } from '@giliran/ui/wording/errors';
import { loginWording } from '@giliran/ui/wording/login';
import { useState } from 'react';

/** Longer than this nobody wants to look at a button that turns. Milliseconds. */
const giveUpAfterMs = 8000;

export function useCommand() {
  const send = useSend();
  const { language } = useLanguage();
  const { offline } = useWording(loginWording);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<SendFailure | null>(null);
  const run = (command: CommandInput): void => {
    setBusy(true);
    setFailed(null);
    void send(command, { giveUpAfterMs }).then((outcome) => {
      setBusy(false);
      if (!outcome.ok) setFailed(outcome.error);
    });
  };
  const text = (error: SendFailure): string => {
    if (error.code === 'unreachable') return offline;
    const { title, advice } = errorText(error.code, language);
    return `${title} ${advice}`;
  };
  return { run, busy, failure: failed === null ? null : text(failed) };
}
