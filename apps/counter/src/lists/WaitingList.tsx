/** Those who wait, in the order in which they would be called. A row opens to its details and what can be done. */
import { useServerNow } from '@giliran/client';
import { Button, EmptyState, SearchInput, TicketNumber, useLanguage, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import { memo, useCallback, useDeferredValue, useMemo, useState, type ReactNode, type Ref } from 'react';
import { priorityOf, serviceName, shortWait, type DeskModel } from '../desk/desk-model.ts';
import { waitedMs } from '../desk/visit-times.ts';
import { Filters } from './Filters.tsx';
import { Marks } from './Marks.tsx';
import { createListSearch, everybody, filterTickets, isNarrowed, passes } from './waiting-filter.ts';
import { WaitingDetails } from './WaitingDetails.tsx';

interface WaitingListProps {
  readonly desk: DeskModel;
  /** What the "/" key looks for. */
  readonly searchInput: Ref<HTMLDivElement>;
}

export function WaitingList({ desk, searchInput }: WaitingListProps) {
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const { language } = useLanguage();
  const now = useServerNow(5_000);
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState(everybody);
  const query = useDeferredValue(typed);
  const [openId, setOpenId] = useState<string | null>(null);
  const { view, formats } = desk;
  // A view's services are a new object each time; the names are what the search is built from.
  const names = JSON.stringify(view.services.map(({ id, name }) => [id, name]));
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const search = useMemo(() => createListSearch(view.services), [names]);
  const found = useMemo(
    () => filterTickets(view.waiting, query, search).filter((ticket) => passes(ticket, filter)),
    [view.waiting, query, search, filter],
  );
  const places = useMemo(() => new Map(view.waiting.map((ticket, n) => [ticket.id, n + 1])), [view.waiting]);
  const toggle = useCallback((id: string) => setOpenId((open) => (open === id ? null : id)), []);
  const beyond = view.waitingCount - view.waiting.length;
  const narrowed = isNarrowed(filter);
  const showAll: ReactNode = (
    <Button
      onClick={() => {
        setTyped('');
        setFilter(everybody);
      }}
    >
      {words.lists.showAll}
    </Button>
  );
  return (
    <>
      <div className="list-search" ref={searchInput}>
        <SearchInput
          value={typed}
          onValue={setTyped}
          label={words.lists.search}
          clearLabel={common.clear}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed === '') desk.focusBig();
          }}
        />
        <Filters desk={desk} filter={filter} onFilter={setFilter} />
      </div>
      {view.waiting.length === 0 && (
        <EmptyState title={words.now.nobody}>{words.now.nobodyAdvice}</EmptyState>
      )}
      {view.waiting.length > 0 && found.length === 0 && (
        <EmptyState title={words.lists.nothingFound} action={showAll}>
          {words.lists.nothingFoundAdvice}
        </EmptyState>
      )}
      {/* Scrolls, so it must be reachable by keyboard; its rows are. */}
      <ol className="rows gl-num">
        {found.map((ticket) => (
          <Row
            key={ticket.id}
            id={ticket.id}
            place={places.get(ticket.id) ?? 0}
            number={ticket.number}
            service={serviceName(desk, ticket.serviceId)[language]}
            priority={priorityOf(view, ticket)?.name[language] ?? null}
            appointment={ticket.appointmentAt === null ? null : formats.time(ticket.appointmentAt)}
            onlyHere={ticket.onlyHere}
            note={ticket.note !== null}
            english={ticket.language === 'en'}
            waited={shortWait(formats, waitedMs(ticket, now))}
            open={ticket.id === openId}
            onToggle={toggle}
            details={
              ticket.id === openId ? (
                <WaitingDetails desk={desk} ticket={ticket} first={places.get(ticket.id) === 1} />
              ) : null
            }
          />
        ))}
      </ol>
      {(typed !== '' || narrowed) && found.length > 0 && (
        <p className="rows-more">{words.lists.filtered(found.length, view.waiting.length)}</p>
      )}
      {typed === '' && !narrowed && beyond > 0 && <p className="rows-more">{words.moreWaiting(beyond)}</p>}
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly place: number;
  readonly number: string;
  readonly service: string;
  readonly priority: string | null;
  readonly appointment: string | null;
  readonly onlyHere: boolean;
  readonly note: boolean;
  readonly english: boolean;
  readonly waited: string;
  readonly open: boolean;
  readonly onToggle: (id: string) => void;
  readonly details: ReactNode;
}

/** Drawn anew only when its own words change: a hundred rows stand still while the clocks run. */
const Row = memo(function Row(props: RowProps) {
  const { id, place, number, service, waited, open, onToggle, details, ...marks } = props;
  return (
    <li className="row" data-open={open || undefined}>
      <button type="button" aria-expanded={open} onClick={() => onToggle(id)}>
        <span className="row-place">{place}</span>
        <TicketNumber number={number} size="inline" className="row-number" />
        <span className="row-service" title={service}>
          {service}
        </span>
        <Marks {...marks} />
        <span className="row-time">{waited}</span>
      </button>
      {details}
    </li>
  );
});
