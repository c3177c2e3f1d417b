/** This counter's last tickets, the newest first: also no-shows, who return with one click, and those sent on. */
import type { TicketState } from '@giliran/protocol';
import {
  Button,
  EmptyState,
  StatusPill,
  TicketNumber,
  type Tone,
  useLocalized,
  useWording,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { serviceName, serviceOf, type DeskModel } from '../desk/desk-model.ts';
import { servedMs } from '../desk/visit-times.ts';

const tones: Readonly<Record<TicketState, Tone>> = {
  waiting: 'neutral',
  called: 'accent',
  serving: 'accent',
  parked: 'warn',
  completed: 'ok',
  no_show: 'warn',
  cancelled: 'neutral',
  expired: 'neutral',
  carried_over: 'neutral',
};

export function HistoryList({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const { view, formats, fresh } = desk;
  if (view.history.length === 0) return <EmptyState title={words.lists.noHistory} />;
  return (
    // Its rows may have no control: the list itself takes the focus, so that the arrow keys scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ol className="rows gl-num" tabIndex={0} aria-label={words.lists.history}>
      {view.history.map((ticket) => {
        const served = ticket.state === 'completed' ? servedMs(ticket, ticket.endedAt ?? 0) : null;
        const name = say(serviceName(desk, ticket.serviceId));
        const sentOn = serviceOf(view, ticket) === null;
        return (
          <li key={ticket.id} className="row row-past">
            <TicketNumber number={ticket.number} size="inline" className="row-number" />
            <span className="row-words">
              <span className="row-service">{sentOn ? words.lists.sentOn(name) : name}</span>
              <span className="row-detail">
                <StatusPill tone={tones[ticket.state]}>{common.ticketState[ticket.state]}</StatusPill>
                {served !== null && <span> · {words.lists.tookTime(formats.duration(served))}</span>}
              </span>
            </span>
            {ticket.state === 'no_show' && (
              <Button
                size="small"
                aria-label={`${words.lists.toQueue}: ${ticket.number}`}
                aria-disabled={!fresh}
                onClick={() => desk.perform({ do: 'return', ticketId: ticket.id })}
              >
                {words.lists.toQueue}
              </Button>
            )}
            <span className="row-time">{ticket.endedAt === null ? '' : formats.time(ticket.endedAt)}</span>
          </li>
        );
      })}
    </ol>
  );
}
