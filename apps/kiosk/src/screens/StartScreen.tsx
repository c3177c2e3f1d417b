/** The start: every agency of this kiosk, search, languages, priority. */
import { printerCanPrint } from '@giliran/protocol';
import { Banner, useLocalized } from '@giliran/ui';
import CalendarCheck from 'lucide-react/icons/calendar-check';
import Building2 from 'lucide-react/icons/building-2';
import Search from 'lucide-react/icons/search';
import { useEffect } from 'react';
import type { StartPlace } from '../flow/place.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Message } from '../frame/Message.tsx';
import { Paged } from '../paging/Paged.tsx';
import { AgencyChoice } from './AgencyChoice.tsx';
import { AnnouncementLine } from './AnnouncementLine.tsx';
import { NoPaperHere } from './NoPaperHere.tsx';
import { ConnectionNotice, PaperNotice } from './Notices.tsx';

export function StartScreen({ place }: { readonly place: StartPlace }) {
  const words = useWords();
  const say = useLocalized();
  const { state, dispatch, offers, formats, day, catalogue, printer, alone } = useKiosk();
  // Only the server knows the bookings.
  const takesBookings = !alone && catalogue.services.some((service) => service.slots !== null);
  const noPaper = printer !== null && !printerCanPrint(printer) && !state.wishes.withoutPaper;
  useTypingOpensSearch(!noPaper);
  if (noPaper)
    return (
      <Frame bar="start">
        <ConnectionNotice />
        <AnnouncementLine />
        <NoPaperHere />
      </Frame>
    );
  return (
    <Frame
      bar="start"
      kicker={
        <>
          <span className="k-welcome">{words.start.welcome}</span>
          <span className="k-hall-inline">{say(catalogue.site.name)}</span>
        </>
      }
      title={words.start.question}
      find={
        <div className="k-finds">
          <SearchButton />
          {takesBookings && <BookingButton />}
        </div>
      }
    >
      <ConnectionNotice />
      <AnnouncementLine />
      <PaperNotice />
      {offers.allClosed !== null && (
        <Banner
          tone="warn"
          className="k-notice"
          title={
            offers.allClosed.why === 'holiday'
              ? formats.openStatus(offers.allClosed, day)
              : `${words.closed.hall}. ${formats.openAgain(offers.allClosed, day) ?? ''}`
          }
        >
          {offers.allClosed.why === 'holiday' ? null : words.closed.hallAdvice}
        </Banner>
      )}
      {offers.agencies.length === 0 ? (
        <Message icon={<Building2 />} title={words.start.noAgencies}>
          {words.start.noAgenciesAdvice}
        </Message>
      ) : (
        <Paged
          items={offers.agencies}
          keyOf={(offer) => offer.agency.id}
          render={(offer) => <AgencyChoice offer={offer} />}
          cell={{ minWidth: 380, minHeight: 150, gap: 16 }}
          first={place.first}
          onFirst={(first) => dispatch({ type: 'paged', first })}
          label={words.start.agencies}
        />
      )}
    </Frame>
  );
}

function SearchButton() {
  const words = useWords();
  const { dispatch } = useKiosk();
  return (
    <button
      type="button"
      className="k-search-button"
      onClick={() => dispatch({ type: 'searchOpened', query: '' })}
    >
      <Search aria-hidden="true" />
      <span className="k-search-long">{words.start.searchLabel}</span>
      <span className="k-search-short">{words.search.title}</span>
    </button>
  );
}

/** For whoever has booked: in plain sight, where bookings are taken. */
function BookingButton() {
  const words = useWords().booking;
  const { dispatch } = useKiosk();
  return (
    <button
      type="button"
      className="k-search-button k-booking-button"
      onClick={() => dispatch({ type: 'checkInOpened' })}
    >
      <CalendarCheck aria-hidden="true" />
      <span>{words.open}</span>
    </button>
  );
}

/** With a physical keyboard one simply begins to type. */
function useTypingOpensSearch(active: boolean): void {
  const { dispatch } = useKiosk();
  useEffect(() => {
    if (!active) return undefined;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !/^[\p{L}\p{N}]$/u.test(event.key)) return;
      event.preventDefault();
      dispatch({ type: 'searchOpened', query: event.key });
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [active, dispatch]);
}
