/** A note from one clerk to the next. */
import type { WaitingTicket } from '@giliran/protocol';
import { Button, Kbd, TextInput, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { useEffect, useRef } from 'react';
import type { DeskModel } from '../desk/desk-model.ts';
import type { Intent } from '../desk/intents.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { useDraft } from './use-draft.ts';

const longestNote = 300;

export function NotePanel({ desk, ticket }: { readonly desk: DeskModel; readonly ticket: WaitingTicket }) {
  const words = useWording(counterPanelsWording);
  const { key } = useWording(counterWording);
  const draft = `note:${ticket.id}`;
  const [text, setText] = useDraft(desk, draft, ticket.note ?? '');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const intent = (note: string | null): Intent => ({ do: 'setNote', ticketId: ticket.id, note });
  const wanted = text.trim() === '' ? null : text.trim();
  const can = desk.control.takes(intent(wanted));
  return (
    <PanelFrame desk={desk} kind="note" title={words.note.title(ticket.number)} advice={words.note.advice}>
      <form
        className="panel-line"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted === ticket.note) desk.openPanel(null);
          else desk.perform(intent(wanted), draft);
        }}
      >
        <TextInput
          ref={field}
          aria-label={words.note.label}
          placeholder={words.note.label}
          maxLength={longestNote}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" hint={<Kbd>{key.enter}</Kbd>} aria-disabled={!can}>
          {can ? words.confirm : words.waitingForConnection}
        </Button>
        {ticket.note !== null && (
          <Button aria-disabled={!can} onClick={() => desk.perform(intent(null), draft)}>
            {words.note.remove}
          </Button>
        )}
      </form>
    </PanelFrame>
  );
}
