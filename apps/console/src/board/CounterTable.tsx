/** Every counter: who sits there, with which ticket, since when. */
import { Badge, Button, useLanguage, useLocalized, useWording, VisuallyHidden, type Tone } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { consoleWording } from '@giliran/ui/wording/console';
import { useState } from 'react';
import { useBoard, useDuration } from './board-context.ts';
import { mayLead } from './may-lead.ts';
import { NothingFound } from './NothingFound.tsx';
import { sortCounters, type Counter, type CounterColumn, type Order } from './selection.ts';
import { ServeAlso } from './ServeAlso.tsx';
import { SortHead } from './SortHead.tsx';

export interface CounterTableProps {
  readonly counters: readonly Counter[];
  readonly onShowAll: () => void;
}

const tones: Record<Counter['status'], Tone> = { open: 'ok', paused: 'warn', closed: 'neutral' };

export function CounterTable({ counters, onShowAll }: CounterTableProps) {
  const { board } = useWording(consoleWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const { view, who } = useBoard();
  const words = useWording(boardWording);
  const [order, setOrder] = useState<Order<CounterColumn>>({ column: 'number', descending: false });
  if (counters.length === 0) return <NothingFound onShowAll={onShowAll} />;
  const agencyName = (counter: Counter) =>
    view.agencies.find((a) => a.id === counter.agencyId)?.shortName ?? '';
  const head = { order, onOrder: setOrder };
  return (
    <table className="gl-table board-table counter-table">
      <thead>
        <tr>
          <SortHead column="number" {...head}>
            {common.counter}
          </SortHead>
          <SortHead column="agency" {...head}>
            {common.agency}
          </SortHead>
          <SortHead column="status" {...head}>
            {board.status}
          </SortHead>
          <SortHead column="staff" {...head}>
            {common.staff}
          </SortHead>
          <SortHead column="ticket" {...head}>
            {board.ticketNow}
          </SortHead>
          <SortHead column="since" {...head}>
            {board.since}
          </SortHead>
          <SortHead column="served" numeric {...head}>
            {board.served}
          </SortHead>
          <SortHead column="noShows" numeric {...head}>
            {board.noShows}
          </SortHead>
          {mayLead(who) && (
            <th scope="col">
              <VisuallyHidden>{words.actions}</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {sortCounters(counters, order, agencyName, language).map((counter) => (
          <CounterRow key={counter.id} counter={counter} agency={agencyName(counter)} />
        ))}
      </tbody>
    </table>
  );
}

function CounterRow({ counter, agency }: { readonly counter: Counter; readonly agency: string }) {
  const { board, counterStatus } = useWording(consoleWording);
  const common = useWording(commonWording);
  const say = useLocalized();
  const { view, now, formats, who } = useBoard();
  const words = useWording(boardWording);
  const [open, setOpen] = useState(false);
  const duration = useDuration();
  const { current } = counter;
  const zone = view.zones.find((z) => z.id === counter.zoneId);
  const length = current ? duration(Math.max(0, now - current.since)) : '';
  return (
    <tr>
      <th scope="row" className="counter-cell">
        {common.counterNumber(counter.number)}
        {counter.alsoServes.length > 0 && <span className="second">+{counter.alsoServes.length}</span>}
      </th>
      <td>
        {agency}
        {zone && <span className="second">{say(zone.name)}</span>}
      </td>
      <td>
        <Badge tone={tones[counter.status]}>{counterStatus[counter.status]}</Badge>
        {counter.pauseReason !== null && <span className="second">{counter.pauseReason}</span>}
        {counter.status === 'paused' && counter.changedAt > 0 && (
          <span className="second">{duration(Math.max(0, now - counter.changedAt))}</span>
        )}
      </td>
      <td>{counter.staff ?? <span className="none">–</span>}</td>
      <td>
        {current ? <strong className="gl-num">{current.number}</strong> : <span className="none">–</span>}
      </td>
      <td>
        {current ? (
          <>
            {current.state === 'serving' ? board.servedFor(length) : board.calledFor(length)}
            <span className="second">{board.sinceTime(formats.time(current.since))}</span>
          </>
        ) : (
          <span className="none">–</span>
        )}
      </td>
      <td className="gl-num">{formats.number(counter.served)}</td>
      <td className="gl-num">{formats.number(counter.noShows)}</td>
      {mayLead(who) && (
        <td className="row-action">
          <Button
            size="small"
            aria-label={words.serveAlso.buttonFor(common.counterNumber(counter.number))}
            onClick={() => setOpen(true)}
          >
            {words.serveAlso.button}
          </Button>
          {open && <ServeAlso counter={counter} onClose={() => setOpen(false)} />}
        </td>
      )}
    </tr>
  );
}
