/** What became of it, where the site asks: one digit finishes with that outcome. */
import { Button, Kbd, useLocalized, useWording } from '@giliran/ui';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import type { DeskModel } from './desk-model.ts';
import { visitOf } from './visit.ts';

/** As many as there are digits. */
const most = 9;

/** The outcomes that can be chosen now; none where the site has none. */
export const outcomesNow = (desk: Pick<DeskModel, 'view'>) =>
  visitOf(desk.view)?.state === 'serving' ? desk.view.outcomes.slice(0, most) : [];

export function Outcomes({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterPanelsWording).outcome;
  const say = useLocalized();
  const outcomes = outcomesNow(desk);
  const visit = visitOf(desk.view);
  if (visit === null || outcomes.length === 0) return null;
  return (
    <div className="outcomes" role="group" aria-label={words.title}>
      {outcomes.map(({ id, name }, n) => {
        const intent = { do: 'finish', ticketId: visit.ticket.id, outcome: id } as const;
        return (
          <Button
            key={id}
            size="small"
            className="outcome"
            title={say(name)}
            hint={<Kbd>{n + 1}</Kbd>}
            aria-keyshortcuts={String(n + 1)}
            aria-disabled={!desk.control.takes(intent)}
            onClick={() => desk.perform(intent)}
          >
            {say(name)}
          </Button>
        );
      })}
    </div>
  );
}
