/** The ticket's way as a small path: stops that are over, this one, what follows. */
import type { WaitingTicket } from '@giliran/protocol';
import { useLocalized, useWording } from '@giliran/ui';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import Check from 'lucide-react/icons/check';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { serviceName, type DeskModel } from './desk-model.ts';

export function JourneyPath({ desk, ticket }: { readonly desk: DeskModel; readonly ticket: WaitingTicket }) {
  const words = useWording(counterPanelsWording).stops;
  const say = useLocalized();
  if (ticket.visits === 0 && ticket.stops.length === 0) return null;
  return (
    <ol className="journey" aria-label={words.path}>
      {ticket.visits > 0 && (
        <li className="journey-done">
          <Check aria-hidden="true" />
          {words.done(ticket.visits)}
        </li>
      )}
      <li className="journey-now">
        {ticket.visits > 0 && <ChevronRight aria-hidden="true" />}
        {words.here}
      </li>
      {ticket.stops.map((id, n) => (
        // The same service may come twice: only its place tells the two apart.
        <li key={`${n}:${id}`} className="journey-next" title={say(serviceName(desk, id))}>
          <ChevronRight aria-hidden="true" />
          <span>{say(serviceName(desk, id))}</span>
        </li>
      ))}
    </ol>
  );
}
