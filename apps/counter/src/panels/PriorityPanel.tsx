/** Gives a ticket priority, another one, or takes it back. */
import type { Priority, WaitingTicket } from '@giliran/protocol';
import { Button, Kbd, useLocalized, useWording } from '@giliran/ui';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { useEffect, useRef } from 'react';
import type { DeskModel } from '../desk/desk-model.ts';
import { PanelFrame, useDigits } from './PanelFrame.tsx';

export function PriorityPanel({
  desk,
  ticket,
}: {
  readonly desk: DeskModel;
  readonly ticket: WaitingTicket;
}) {
  const words = useWording(counterPanelsWording).priority;
  const say = useLocalized();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const choices: readonly { readonly priority: Priority; readonly label: string }[] = [
    ...desk.view.priorityReasons.map(({ id, name }) => ({ priority: id, label: say(name) })),
    ...(ticket.priority === null ? [] : [{ priority: null, label: words.withdraw }]),
  ];
  const choose = (priority: Priority) => desk.perform({ do: 'setPriority', ticketId: ticket.id, priority });
  useDigits((digit) => {
    const choice = choices[digit - 1];
    if (choice !== undefined) choose(choice.priority);
    return choice !== undefined;
  });
  return (
    <PanelFrame desk={desk} kind="priority" title={words.title(ticket.number)}>
      <div className="panel-choices">
        {choices.map(({ priority, label }, n) => (
          <Button
            key={label}
            {...(n === 0 ? { ref: first } : {})}
            hint={<Kbd>{n + 1}</Kbd>}
            aria-pressed={priority !== null && priority === ticket.priority}
            aria-disabled={!desk.fresh}
            onClick={() => choose(priority)}
          >
            {label}
          </Button>
        ))}
      </div>
    </PanelFrame>
  );
}
