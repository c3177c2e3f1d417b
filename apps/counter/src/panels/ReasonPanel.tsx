/** Asks for a reason: a digit for the usual ones, or one's own words. */
import { unreachable } from '@giliran/protocol';
import { Button, Kbd, TextInput, useWording } from '@giliran/ui';
import { counterPanelsWording, type CounterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { useEffect, useRef } from 'react';
import type { DeskModel, ReasonAsked } from '../desk/desk-model.ts';
import type { Intent } from '../desk/intents.ts';
import { PanelFrame, useDigits } from './PanelFrame.tsx';
import { useDraft } from './use-draft.ts';

/** As long as the shorter of the reasons that the server takes. */
const longestReason = 80;

interface Asked {
  readonly title: string;
  readonly advice?: string;
  readonly reasons: readonly string[];
  readonly confirm: string;
}

function wordsFor(panel: ReasonAsked, words: CounterPanelsWording): Asked {
  switch (panel.kind) {
    case 'pause':
      return words.pause;
    case 'cancel':
    case 'park':
    case 'call':
    case 'carryOver':
      return { ...words[panel.kind], title: words[panel.kind].title(panel.ticket.number) };
    default:
      return unreachable(panel);
  }
}

function intentFor(panel: ReasonAsked, reason: string): Intent {
  return panel.kind === 'pause'
    ? { do: 'pause', reason }
    : { do: panel.kind, ticketId: panel.ticket.id, reason };
}

export function ReasonPanel({ desk, panel }: { readonly desk: DeskModel; readonly panel: ReasonAsked }) {
  const words = useWording(counterPanelsWording);
  const asked = wordsFor(panel, words);
  const draft = `${panel.kind}:${panel.kind === 'pause' ? '' : panel.ticket.id}`;
  const [other, setOther] = useDraft(desk, draft);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const choose = (reason: string) => desk.perform(intentFor(panel, reason), draft);
  const can = desk.control.takes(intentFor(panel, asked.confirm));
  useDigits((digit) => {
    const reason = asked.reasons[digit - 1];
    if (reason !== undefined) choose(reason);
    return reason !== undefined;
  });
  return (
    <PanelFrame desk={desk} kind={panel.kind} title={asked.title} advice={asked.advice}>
      <div className="panel-choices">
        {asked.reasons.map((reason, n) => (
          <Button
            key={reason}
            {...(n === 0 ? { ref: first } : {})}
            hint={<Kbd>{n + 1}</Kbd>}
            aria-disabled={!can}
            onClick={() => choose(reason)}
          >
            {reason}
          </Button>
        ))}
      </div>
      <form
        className="panel-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (other.trim() !== '') choose(other.trim());
        }}
      >
        <TextInput
          aria-label={words.otherReason}
          placeholder={words.otherReason}
          maxLength={longestReason}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
        {other.trim() !== '' && (
          <Button type="submit" aria-disabled={!can}>
            {can ? asked.confirm : words.waitingForConnection}
          </Button>
        )}
      </form>
    </PanelFrame>
  );
}
