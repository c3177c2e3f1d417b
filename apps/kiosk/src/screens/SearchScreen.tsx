/** Search while typing, on the kiosk's own keyboard or a physical one. */
import type { OfferedAgency } from '@giliran/protocol';
import { Button, IconButton, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Search from 'lucide-react/icons/search';
import SearchX from 'lucide-react/icons/search-x';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useRef } from 'react';
import type { AgencyOffer, ServiceOffer } from '../catalogue/catalogue.ts';
import type { SearchPlace } from '../flow/place.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Keyboard } from '../keyboard/Keyboard.tsx';
import { pressed } from '../keyboard/layout.ts';
import { Paged } from '../paging/Paged.tsx';
import { AgencyChoice } from './AgencyChoice.tsx';
import { ConnectionNotice } from './Notices.tsx';
import { ServiceChoice } from './ServiceChoice.tsx';
import './search.css';

/** Longer than any name people look for. */
const LONGEST_QUERY = 60;
const BUSIEST = 12;

type Hit =
  | { readonly kind: 'agency'; readonly id: string; readonly offer: AgencyOffer }
  | { readonly kind: 'service'; readonly id: string; readonly offer: ServiceOffer };

export function SearchScreen({ place }: { readonly place: SearchPlace }) {
  const words = useWords();
  const { dispatch, offers, find } = useKiosk();
  const { query } = place;
  const type = (next: string) => dispatch({ type: 'typed', query: next });
  const empty = query.trim() === '';
  const hits = useMemo((): readonly Hit[] => {
    if (empty)
      return offers.busiest(BUSIEST).map((offer) => ({ kind: 'service', id: offer.service.id, offer }));
    const found = find(query);
    const agencyHits = (agencies: readonly OfferedAgency[]) =>
      agencies.flatMap((agency): Hit[] => {
        const offer = offers.agency(agency.id);
        return offer ? [{ kind: 'agency', id: `agency ${agency.id}`, offer }] : [];
      });
    return [
      ...agencyHits(found.agencies),
      ...found.services.flatMap((service): Hit[] => {
        const offer = offers.service(service.id);
        return offer ? [{ kind: 'service', id: service.id, offer }] : [];
      }),
      ...agencyHits(found.similarAgencies),
    ];
  }, [empty, query, offers, find]);
  const services = hits.filter((hit) => hit.kind === 'service').length;
  return (
    <Frame className="k-search-frame" find={<SearchField query={query} onQuery={type} />}>
      <ConnectionNotice />
      <div className="k-search">
        <div className="k-results">
          <output className="k-results-count">
            {empty
              ? hits.length > 0 && words.search.busiest
              : hits.length > 0 && words.search.results(services)}
          </output>
          {hits.length > 0 ? (
            <Paged
              items={hits}
              keyOf={(hit) => hit.id}
              render={(hit) =>
                hit.kind === 'agency' ? (
                  <AgencyChoice offer={hit.offer} />
                ) : (
                  <ServiceChoice offer={hit.offer} agency />
                )
              }
              cell={{ minWidth: 560, minHeight: 128, gap: 14, maxColumns: 1 }}
              first={place.first}
              onFirst={(first) => dispatch({ type: 'paged', first })}
              label={empty ? words.search.busiest : words.search.title}
            />
          ) : (
            <output className="k-nothing">
              {empty ? <Search aria-hidden="true" /> : <SearchX aria-hidden="true" />}
              <strong className="k-nothing-title">
                {empty ? words.search.typeHint : words.search.nothing}
              </strong>
              <span>{empty ? words.search.typeAdvice : words.search.nothingAdvice}</span>
            </output>
          )}
        </div>
        <Keyboard onKey={(key) => type(pressed(query, key, LONGEST_QUERY))} />
      </div>
    </Frame>
  );
}

function SearchField({
  query,
  onQuery,
}: {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}) {
  const words = useWords();
  const common = useWording(commonWording);
  const { dispatch } = useKiosk();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <search className="k-search-field">
      <Button
        className="k-search-back"
        icon={<ArrowLeft aria-hidden="true" />}
        onClick={() => dispatch({ type: 'wentBack' })}
      >
        {common.back}
      </Button>
      <Search aria-hidden="true" className="k-search-glass" />
      <input
        ref={input}
        className="gl-input"
        type="text"
        // A kiosk has a keyboard of its own; the operating system's would lie over it.
        inputMode="none"
        aria-label={words.search.question}
        placeholder={words.search.placeholder}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={LONGEST_QUERY}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
      />
      {query !== '' && (
        <IconButton
          className="k-search-clear"
          label={words.search.deleteAll}
          icon={<X aria-hidden="true" />}
          onClick={() => {
            onQuery('');
            input.current?.focus();
          }}
        />
      )}
    </search>
  );
}
