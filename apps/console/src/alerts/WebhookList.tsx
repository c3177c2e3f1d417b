/** Programs that are told what happens: how that goes, a test, and changing one. They are kept apart from the set-up. */
import type { SendFailure } from '@giliran/client';
import { Webhook, WebhookAnswer } from '@giliran/protocol';
import { Banner, Button, Dialog, StatusPill, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { ask } from '../ask.ts';
import { useBoard } from '../board/board-context.ts';
import { useFailureText } from '../failure-text.ts';
import { FormSection } from '../set-up/FormSection.tsx';
import { WebhookForm } from './WebhookForm.tsx';

const list = z.array(Webhook);

export function WebhookList({ token }: { readonly token: string }) {
  const { webhooks: words } = useWording(boardWording);
  const failureText = useFailureText();
  const { view } = useBoard();
  const [hooks, setHooks] = useState<readonly Webhook[] | null>(null);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null);
  const load = useCallback(async () => {
    const answer = await ask(token, 'webhooks', list);
    if (answer.ok) setHooks(answer.value);
    setFailure(answer.ok ? null : answer.error);
  }, [token]);
  // Whether one fails comes with the board.
  const failing = view.webhooksFailing.map(({ name, since }) => `${name}${since}`).join();
  // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/set-state-in-effect
  useEffect(() => void load(), [load, failing]);
  return (
    <section className="panel form-panel">
      <FormSection title={words.title} hint={words.hint} stacked>
        {failure !== null && <Banner tone="error" title={failureText(failure)} />}
        {hooks?.length === 0 && <p className="second">{words.none}</p>}
        {hooks !== null && hooks.length > 0 && (
          <ul className="webhooks">
            {hooks.map((hook) => (
              <HookLine
                key={hook.id}
                token={token}
                hook={hook}
                onChange={() => setEditing(hook)}
                onGone={() => void load()}
              />
            ))}
          </ul>
        )}
        <div>
          <Button onClick={() => setEditing('new')}>{words.add}</Button>
        </div>
        {editing !== null && (
          <WebhookForm
            token={token}
            hook={editing === 'new' ? null : editing}
            onClose={() => setEditing(null)}
            onSaved={() => {
              setEditing(null);
              void load();
            }}
          />
        )}
      </FormSection>
    </section>
  );
}

interface HookLineProps {
  readonly token: string;
  readonly hook: Webhook;
  readonly onChange: () => void;
  readonly onGone: () => void;
}

function HookLine({ token, hook, onChange, onGone }: HookLineProps) {
  const { webhooks: words } = useWording(boardWording);
  const common = useWording(commonWording);
  const failureText = useFailureText();
  const { formats, now } = useBoard();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<WebhookAnswer | null>(null);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const [removing, setRemoving] = useState(false);
  const test = async (): Promise<void> => {
    setBusy(true);
    setAnswer(null);
    const tried = await ask(token, `webhooks/${hook.id}/test`, WebhookAnswer, { method: 'POST' });
    setBusy(false);
    if (tried.ok) setAnswer(tried.value);
    setFailure(tried.ok ? null : tried.error);
  };
  const remove = async (): Promise<void> => {
    const done = await ask(token, `webhooks/${hook.id}`, z.null(), { method: 'DELETE' });
    setRemoving(false);
    setFailure(done.ok ? null : done.error);
    onGone();
  };
  const { failingSince, lastOkAt, nextTryAt } = hook;
  const state = !hook.on
    ? words.off
    : failingSince !== null
      ? words.failing(formats.time(failingSince), hook.lastError ?? '')
      : lastOkAt === null
        ? words.never
        : words.lastOk(formats.ago(lastOkAt, now));
  const bad = hook.on && failingSince !== null;
  return (
    <li>
      <div className="webhook-words">
        <p>
          <strong>{hook.name}</strong>{' '}
          <StatusPill tone={!hook.on ? 'neutral' : bad ? 'danger' : 'ok'}>
            {hook.on ? words.on : words.off}
          </StatusPill>
        </p>
        <p className="webhook-url">{hook.url}</p>
        <p className="second">{hook.topics.map((topic) => words.topic[topic]).join(' · ')}</p>
        <p className="second">
          {state}
          {bad && nextTryAt !== null && ` · ${words.nextTry(formats.time(nextTryAt))}`}
          {hook.givenUp > 0 && ` · ${words.givenUp(hook.givenUp)}`}
        </p>
        <div aria-live="polite">
          {answer !== null && (
            <p className="webhook-answer" data-ok={answer.ok}>
              {answer.ok && answer.status !== null
                ? words.testOk(answer.status, answer.milliseconds)
                : words.testBad(
                    answer.status === null ? answer.text : `HTTP ${answer.status} ${answer.text}`,
                  )}
            </p>
          )}
          {failure !== null && <p role="alert">{failureText(failure)}</p>}
        </div>
      </div>
      <div className="webhook-buttons">
        <Button size="small" busy={busy} onClick={() => void test()}>
          {words.test}
        </Button>
        <Button size="small" onClick={onChange}>
          {words.change}
        </Button>
        <Button size="small" aria-label={words.removeOf(hook.name)} onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </div>
      <Dialog
        open={removing}
        onClose={() => setRemoving(false)}
        role="alertdialog"
        title={words.removeQuestion(hook.name)}
        actions={
          <>
            <Button onClick={() => setRemoving(false)}>{common.cancel}</Button>
            <Button variant="danger" onClick={() => void remove()}>
              {words.remove}
            </Button>
          </>
        }
      >
        {words.removeAdvice}
      </Dialog>
    </li>
  );
}
