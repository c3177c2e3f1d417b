/** A waiting ticket, opened: what is known of it and what can be done with it. */
import type { WaitingTicket } from '@giliran/protocol';
import { Button, useLocalized, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import { mayChoose } from '../desk/actions.ts';
import { priorityOf, type DeskModel } from '../desk/desk-model.ts';
import { visitOf } from '../desk/visit.ts';
import { useMarkWords } from './Marks.tsx';

interface WaitingDetailsProps {
  readonly desk: DeskModel;
  readonly ticket: WaitingTicket;
  /** Whoever is next anyway is called without a reason. */
  readonly first: boolean;
}

export function WaitingDetails({ desk, ticket, first }: WaitingDetailsProps) {
  const words = useWording(counterWording);
  const { side } = useWording(counterActionsWording);
  const say = useLocalized();
  const markWords = useMarkWords();
  const priority = priorityOf(desk.view, ticket);
  const busy = visitOf(desk.view) !== null && !desk.view.work.nextFinishes;
  const facts = [
    words.issuedAt(desk.formats.time(ticket.issuedAt)),
    `${words.citizenLanguage}: ${words.languageName[ticket.language]}`,
    ...(priority === null ? [] : [say(priority.name)]),
    ...markWords(ticket, desk.formats),
  ];
  const call = () => {
    if (first) desk.perform({ do: 'call', ticketId: ticket.id, reason: null });
    else desk.openPanel({ kind: 'call', ticket });
  };
  return (
    <div className="row-details">
      <p>{facts.join(' · ')}</p>
      {ticket.note !== null && <p className="row-note">{ticket.note}</p>}
      <div className="row-actions">
        {(first || mayChoose(desk.view, desk.role)) && (
          <Button
            size="small"
            variant="primary"
            aria-disabled={busy || !desk.fresh}
            onClick={() => !busy && call()}
          >
            {words.lists.callThis}
          </Button>
        )}
        {(['transfer', 'priority', 'note', 'stops', 'carryOver', 'cancel'] as const).map((kind) => (
          <Button
            key={kind}
            size="small"
            aria-disabled={!desk.fresh}
            onClick={() => desk.fresh && desk.openPanel({ kind, ticket })}
          >
            {side[kind]}
          </Button>
        ))}
      </div>
    </div>
  );
}
