/** The services of one agency. */
import { Banner, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import type { AgencyPlace } from '../flow/place.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Paged } from '../paging/Paged.tsx';
import { NotOffered } from './CannotScreen.tsx';
import { ConnectionNotice, PaperNotice } from './Notices.tsx';
import { ServiceChoice } from './ServiceChoice.tsx';
import { Today } from './Today.tsx';

export function AgencyScreen({ place }: { readonly place: AgencyPlace }) {
  const words = useWords();
  const common = useWording(commonWording);
  const say = useLocalized();
  const { dispatch, offers, formats, day } = useKiosk();
  const offer = offers.agency(place.agencyId);
  if (offer === null) return <NotOffered />;
  const { agency, status } = offer;
  const zone = offers.zoneOf(agency);
  return (
    <Frame
      kicker={
        <>
          <strong>{agency.shortName}</strong> ·{' '}
          {zone === null ? agency.booth : common.place(say(zone.name), agency.booth)}
        </>
      }
      title={words.services.question}
    >
      <ConnectionNotice />
      {status.open ? (
        <>
          <PaperNotice />
          <Today status={status} />
        </>
      ) : (
        <Banner
          tone="warn"
          className="k-notice"
          // A reason of its own says that it is closed.
          title={
            status.note === null
              ? `${words.closed.agency}. ${formats.openStatus(status, day)}`
              : formats.openStatus(status, day)
          }
        >
          {words.closed.agencyAdvice}
        </Banner>
      )}
      <Paged
        items={offers.servicesOf(agency.id)}
        keyOf={(service) => service.service.id}
        render={(service) => <ServiceChoice offer={service} />}
        cell={{ minWidth: 560, minHeight: 128, gap: 14, maxColumns: 2 }}
        first={place.first}
        onFirst={(first) => dispatch({ type: 'paged', first })}
        label={words.services.question}
      />
    </Frame>
  );
}
