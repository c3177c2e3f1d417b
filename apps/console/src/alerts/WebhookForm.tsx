/** A webhook, new or changed. Its secret is written and never read back. */
import type { SendFailure } from '@giliran/client';
import { NewWebhook, Webhook, WebhookChange, WebhookTopic } from '@giliran/protocol';
import { Button, Checkbox, Dialog, Switch, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { useFailureText } from '../failure-text.ts';
import { TextField } from '../set-up/fields.tsx';

export interface WebhookFormProps {
  readonly token: string;
  /** Null: a new one. */
  readonly hook: Webhook | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function WebhookForm({ token, hook, onClose, onSaved }: WebhookFormProps) {
  const { webhooks: words } = useWording(boardWording);
  const common = useWording(commonWording);
  const failureText = useFailureText();
  const [name, setName] = useState(hook?.name ?? '');
  const [url, setUrl] = useState(hook?.url ?? 'http://');
  const [secret, setSecret] = useState('');
  const [topics, setTopics] = useState<readonly WebhookTopic[]>(hook?.topics ?? ['alerts', 'emergency']);
  const [on, setOn] = useState(hook?.on ?? true);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);
  const body = hook
    ? WebhookChange.safeParse({ name, url, topics, on, ...(secret === '' ? {} : { secret }) })
    : NewWebhook.safeParse({ name, url, topics, secret });
  const save = async (): Promise<void> => {
    if (!body.success) return;
    setBusy(true);
    const path = hook ? `webhooks/${hook.id}` : 'webhooks';
    const saved = await ask(token, path, Webhook, { method: 'POST', body: body.data });
    setBusy(false);
    if (saved.ok) onSaved();
    else setFailure(saved.error);
  };
  const toggle = (topic: WebhookTopic): void =>
    setTopics(topics.includes(topic) ? topics.filter((one) => one !== topic) : [...topics, topic]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={hook?.name ?? words.add}
      closeLabel={common.close}
      className="hall-dialog"
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button variant="primary" busy={busy} disabled={!body.success} onClick={() => void save()}>
            {words.save}
          </Button>
        </>
      }
    >
      <TextField label={words.name} error={null} value={name} onValue={setName} most={60} />
      <TextField
        label={words.url}
        error={null}
        value={url}
        onValue={setUrl}
        input={{ type: 'url', inputMode: 'url', spellCheck: false }}
      />
      <TextField
        label={words.secret}
        hint={hook ? words.secretKept : words.secretHint}
        error={null}
        value={secret}
        onValue={setSecret}
        input={{ type: 'password', autoComplete: 'new-password' }}
      />
      <fieldset className="webhook-topics">
        <legend className="gl-field-label">{words.topics}</legend>
        {WebhookTopic.options.map((topic) => (
          <Checkbox
            key={topic}
            label={words.topic[topic]}
            checked={topics.includes(topic)}
            onChange={() => toggle(topic)}
          />
        ))}
      </fieldset>
      {hook !== null && (
        <Switch label={words.on} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
      )}
      {failure !== null && <p role="alert">{failureText(failure)}</p>}
    </Dialog>
  );
}
