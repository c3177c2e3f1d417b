/** Those who wait, in the order in which they would be called. A row opens to its details. */
import { useServerNow } from '@giliran/client';
import type { WaitingTicket } from '@giliran/protocol';
import {
  Badge,
  Button,
  EmptyState,
  SearchInput,
  TicketNumber,
  useLanguage,
  useWording,
  VisuallyHidden,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import Accessibility from 'lucide-react/icons/accessibility';
import { memo, useCallback, useDeferredValue, useMemo, useState, type Ref } from 'react';
import { visitOf } from '../desk/actions.ts';
import { priorityOf, serviceOf, shortWait, type DeskModel } from '../desk/desk-model.ts';
import { waitedMs } from '../desk/visit-times.ts';
import { createListSearch, filterTickets } from '../desk/waiting-list.ts';

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
  const query = useDeferredValue(typed);
  const [openId, setOpenId] = useState<string | null>(null);
  const { view, formats } = desk;
  // A view's services are a new object each time; the names are what the search is built from.
  const names = JSON.stringify(view.services.map(({ id, name }) => [id, name]));
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const search = useMemo(() => createListSearch(view.services), [names]);
  const found = useMemo(() => filterTickets(view.waiting, query, search), [view.waiting, query, search]);
  const places = useMemo(() => new Map(view.waiting.map((ticket, n) => [ticket.id, n + 1])), [view.waiting]);
  const toggle = useCallback((id: string) => setOpenId((open) => (open === id ? null : id)), []);
  const beyond = view.waitingCount - view.waiting.length;
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
      </div>
      {view.waiting.length === 0 && (
        <EmptyState title={words.now.nobody}>{words.now.nobodyAdvice}</EmptyState>
      )}
      {view.waiting.length > 0 && found.length === 0 && (
        <EmptyState title={words.lists.nothingFound}>{words.lists.nothingFoundAdvice}</EmptyState>
      )}
      {/* Scrolls, so it must be reachable by keyboard; its rows are. */}
      <ol className="rows gl-num">
        {found.map((ticket) => (
          <Row
            key={ticket.id}
            id={ticket.id}
            place={places.get(ticket.id) ?? 0}
            number={ticket.number}
            service={serviceOf(view, ticket)?.name[language] ?? ticket.serviceId}
            priority={priorityOf(view, ticket)?.name[language] ?? null}
            english={ticket.language === 'en'}
            waited={shortWait(formats, waitedMs(ticket, now))}
            open={ticket.id === openId}
            onToggle={toggle}
            details={ticket.id === openId ? <Details desk={desk} ticket={ticket} /> : null}
          />
        ))}
      </ol>
      {typed === '' && beyond > 0 && <p className="rows-more">{words.moreWaiting(beyond)}</p>}
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly place: number;
  readonly number: string;
  readonly service: string;
  readonly priority: string | null;
  readonly english: boolean;
  readonly waited: string;
  readonly open: boolean;
  readonly onToggle: (id: string) => void;
  readonly details: React.ReactNode;
}

/** Drawn anew only when its own words change: a hundred rows stand still while the clocks run. */
const Row = memo(function Row(props: RowProps) {
  const { id, place, number, service, priority, english, waited, open, onToggle, details } = props;
  return (
    <li className="row" data-open={open || undefined}>
      <button type="button" aria-expanded={open} onClick={() => onToggle(id)}>
        <span className="row-place">{place}</span>
        <TicketNumber number={number} size="inline" className="row-number" />
        <span className="row-service">{service}</span>
        {english && <Badge tone="info">EN</Badge>}
        {priority !== null && (
          <span className="row-priority" title={priority}>
            <Accessibility aria-hidden="true" />
            <VisuallyHidden>{priority}</VisuallyHidden>
          </span>
        )}
        <span className="row-time">{waited}</span>
      </button>
      {details}
    </li>
  );
});

function Details({ desk, ticket }: { readonly desk: DeskModel; readonly ticket: WaitingTicket }) {
  const words = useWording(counterWording);
  // While a visit is on, its own side actions stand where the reasons would.
  const priority = priorityOf(desk.view, ticket);
  const { language } = useLanguage();
  const mayCancel = desk.fresh && visitOf(desk.view) === null;
  return (
    <div className="row-details">
      <p>
        {words.issuedAt(desk.formats.time(ticket.issuedAt))} · {words.citizenLanguage}:{' '}
        {words.languageName[ticket.language]}
        {priority !== null && <> · {priority.name[language]}</>}
      </p>
      {mayCancel && (
        <Button size="small" onClick={() => desk.openPanel({ kind: 'cancel', ticket })}>
          {words.actions.cancelTicket} {ticket.number}
        </Button>
      )}
    </div>
  );
}
