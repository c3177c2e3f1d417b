/** Asks for a reason in one more key, in the place of the side actions: no dialog, nothing covered. */
import { Button, Kbd, TextInput, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { useEffect, useRef, useState } from 'react';
import type { DeskModel, Panel } from './desk-model.ts';

/** As long as the shorter of the two reasons that the server takes. */
const longestReason = 80;

export function ReasonPanel({
  desk,
  panel,
}: {
  readonly desk: DeskModel;
  readonly panel: Exclude<Panel, { kind: 'keys' }>;
}) {
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const [other, setOther] = useState('');
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const text = panel.kind === 'pause' ? words.pause : words.cancel;
  const title = panel.kind === 'pause' ? words.pause.title : words.cancel.title(panel.ticket.number);
  const choose = (reason: string) => {
    if (panel.kind === 'pause') desk.control.pause(reason);
    else desk.control.cancel(panel.ticket.id, reason);
    desk.openPanel(null);
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const reason = text.reasons[Number(event.key) - 1];
      if (event.target instanceof HTMLInputElement || event.repeat || reason === undefined) return;
      event.preventDefault();
      choose(reason);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
  return (
    <fieldset className="reason-panel" aria-label={title}>
      <p className="reason-title">
        {title}
        {panel.kind === 'cancel' && <span className="reason-advice"> {words.cancel.advice}</span>}
      </p>
      <div className="reason-choices">
        {text.reasons.map((reason, n) => (
          <Button
            key={reason}
            {...(n === 0 ? { ref: first } : {})}
            hint={<Kbd>{n + 1}</Kbd>}
            onClick={() => choose(reason)}
          >
            {reason}
          </Button>
        ))}
      </div>
      <form
        className="reason-other"
        onSubmit={(event) => {
          event.preventDefault();
          if (other.trim() !== '') choose(other.trim());
        }}
      >
        <TextInput
          aria-label={text.other}
          placeholder={text.other}
          maxLength={longestReason}
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            desk.openPanel(null);
          }}
        />
        {other.trim() !== '' && <Button type="submit">{text.confirm}</Button>}
        <Button variant="quiet" hint={<Kbd>{words.key.escape}</Kbd>} onClick={() => desk.openPanel(null)}>
          {common.back}
        </Button>
      </form>
    </fieldset>
  );
}
