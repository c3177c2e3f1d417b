/** Sends a ticket on: T, a few letters, Enter. */
import type { WaitingTicket } from '@giliran/protocol';
import { Checkbox, TextInput, useWording } from '@giliran/ui';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { useState } from 'react';
import type { DeskModel } from '../desk/desk-model.ts';
import { keepTarget, readTargets } from '../targets/recent-targets.ts';
import type { Target } from '../targets/targets.ts';
import { TargetSearch } from '../targets/TargetSearch.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { useDraft } from './use-draft.ts';

const longestNote = 300;

export function TransferPanel({
  desk,
  ticket,
}: {
  readonly desk: DeskModel;
  readonly ticket: WaitingTicket;
}) {
  const words = useWording(counterPanelsWording).transfer;
  const draft = `transfer:${ticket.id}`;
  const [typed, setTyped] = useDraft(desk, `${draft}:search`);
  const [note, setNote] = useDraft(desk, draft);
  const [toEnd, setToEnd] = useState(false);
  const [recent] = useState(() => readTargets(localStorage));
  const [kept, setKept] = useState<Target | null>(null);
  const { counter } = desk.view;
  const send = (target: Target) => {
    setKept(target);
    if (!desk.fresh) return;
    keepTarget(localStorage, target.key);
    desk.drafts.delete(`${draft}:search`);
    desk.perform(
      {
        do: 'transfer',
        ticketId: ticket.id,
        serviceId: target.serviceId === ticket.serviceId ? null : target.serviceId,
        counterId: target.counter?.id ?? null,
        note: note.trim() === '' ? null : note.trim(),
        place: toEnd ? 'end' : 'kept',
      },
      draft,
    );
  };
  return (
    <PanelFrame desk={desk} kind="transfer" title={words.title(ticket.number)}>
      <TargetSearch
        directory={desk.directory}
        from={{ serviceId: ticket.serviceId, counterId: counter.id, agencyId: counter.agencyId }}
        label={words.search}
        typed={typed}
        onTyped={setTyped}
        recent={recent}
        onChoose={send}
      />
      <div className="panel-line panel-transfer">
        <TextInput
          aria-label={words.note}
          placeholder={words.note}
          maxLength={longestNote}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Back to the targets, where Enter sends.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            document.querySelector<HTMLElement>('.targets input')?.focus();
          }}
        />
        <Checkbox
          label={words.toEnd}
          checked={toEnd}
          onChange={(event) => setToEnd(event.currentTarget.checked)}
        />
      </div>
      {kept !== null && !desk.fresh && <WaitsForConnection />}
    </PanelFrame>
  );
}

function WaitsForConnection() {
  const words = useWording(counterPanelsWording);
  return (
    <p className="panel-advice" role="status">
      {words.waitingForConnection}…
    </p>
  );
}
