/** The agency's central system is down, or well again. Two keys: it concerns the whole agency. */
import { Button, Kbd, TextInput, useLocalized, useWording } from '@giliran/ui';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { useEffect, useRef } from 'react';
import type { DeskModel } from '../desk/desk-model.ts';
import type { Intent } from '../desk/intents.ts';
import { PanelFrame, useDigits } from './PanelFrame.tsx';
import { useDraft } from './use-draft.ts';

const longestMessage = 200;

export function ConditionPanel({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterPanelsWording).condition;
  const say = useLocalized();
  const { condition } = desk.view;
  const [message, setMessage] = useDraft(desk, 'condition', condition?.message ? say(condition.message) : '');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const down = (issuing: 'stop' | 'warn'): Intent => {
    const text = message.trim();
    return {
      do: 'setCondition',
      condition: {
        kind: 'systemDown',
        issuing,
        serviceIds: null,
        // In the words of the person who writes it, whatever the citizen reads otherwise.
        message: text === '' ? null : { id: text, en: text },
      },
    };
  };
  const choices: readonly { readonly label: string; readonly intent: Intent }[] = [
    ...(condition === null
      ? []
      : [{ label: words.well, intent: { do: 'setCondition', condition: null } as const }]),
    { label: words.stop, intent: down('stop') },
    { label: words.warn, intent: down('warn') },
  ];
  const choose = (intent: Intent) => desk.perform(intent, 'condition');
  useDigits((digit) => {
    const choice = choices[digit - 1];
    if (choice !== undefined) choose(choice.intent);
    return choice !== undefined;
  });
  return (
    <PanelFrame
      desk={desk}
      kind="condition"
      title={
        condition === null
          ? words.title
          : `${condition.kind === 'systemDown' ? words.downTitle : words.closedEarlyTitle} ${words.since(desk.formats.time(condition.since))}`
      }
      advice={words.advice}
    >
      <div className="panel-choices panel-three">
        {choices.map(({ label, intent }, n) => (
          <Button
            key={label}
            {...(n === 0 ? { ref: first } : {})}
            hint={<Kbd>{n + 1}</Kbd>}
            aria-disabled={!desk.fresh}
            onClick={() => choose(intent)}
          >
            {label}
          </Button>
        ))}
      </div>
      <div className="panel-line">
        <TextInput
          aria-label={words.message}
          placeholder={words.message}
          maxLength={longestMessage}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            first.current?.focus();
          }}
        />
      </div>
    </PanelFrame>
  );
}
