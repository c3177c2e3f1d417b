/** Those who are set aside, the longest first: why, since when, and back again in one click. */
import { useServerNow } from '@giliran/client';
import { Button, EmptyState, TicketNumber, useLocalized, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { serviceName, shortWait, type DeskModel } from '../desk/desk-model.ts';
import { visitOf } from '../desk/visit.ts';

export function ParkedList({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording).lists;
  const say = useLocalized();
  const now = useServerNow(5_000);
  const { view, formats, fresh } = desk;
  if (view.parked.length === 0)
    return <EmptyState title={words.noneParked}>{words.noneParkedAdvice}</EmptyState>;
  const busy = visitOf(view) !== null && !view.work.nextFinishes;
  return (
    <ol className="rows gl-num" aria-label={words.parked}>
      {view.parked.map((ticket) => (
        <li key={ticket.id} className="row row-past">
          <TicketNumber number={ticket.number} size="inline" className="row-number" />
          <span className="row-words">
            <span className="row-reason">
              {ticket.parkReason}
              {ticket.parkedAt !== null && (
                <span className="row-since">
                  {' '}
                  · {words.parkedFor(shortWait(formats, now - ticket.parkedAt))}
                </span>
              )}
            </span>
            <span className="row-detail">{say(serviceName(desk, ticket.serviceId))}</span>
            {ticket.note !== null && <span className="row-note">{ticket.note}</span>}
          </span>
          <span className="row-buttons">
            <Button
              size="small"
              aria-label={`${words.callAgain} ${ticket.number}`}
              aria-disabled={busy || !fresh}
              onClick={() =>
                !busy && desk.perform({ do: 'call', ticketId: ticket.id, reason: ticket.parkReason })
              }
            >
              {words.callAgain}
            </Button>
            <Button
              size="small"
              variant="quiet"
              aria-label={`${words.toQueue}: ${ticket.number}`}
              aria-disabled={!fresh}
              onClick={() => desk.perform({ do: 'return', ticketId: ticket.id })}
            >
              {words.toQueue}
            </Button>
          </span>
        </li>
      ))}
    </ol>
  );
}
