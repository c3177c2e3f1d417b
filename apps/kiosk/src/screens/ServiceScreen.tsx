/** One service: what to bring, how long it takes, and the number. Closed services say why instead. */
import { Button, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import Clock from 'lucide-react/icons/clock';
import DoorOpen from 'lucide-react/icons/door-open';
import MapPin from 'lucide-react/icons/map-pin';
import Ticket from 'lucide-react/icons/ticket';
import Users from 'lucide-react/icons/users';
import type { ReactNode } from 'react';
import type { ServiceOffer } from '../catalogue/catalogue.ts';
import type { ServicePlace } from '../flow/place.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { ClosedService, NotOffered } from './CannotScreen.tsx';
import { ConnectionNotice, ServiceWarnings } from './Notices.tsx';
import { Requirements } from './Requirements.tsx';
import { Today } from './Today.tsx';
import { unbroken } from './unbroken.ts';
import './service.css';

export function ServiceScreen({ place }: { readonly place: ServicePlace }) {
  const { offers } = useKiosk();
  const offer = offers.service(place.serviceId);
  if (offer === null) return <NotOffered />;
  return offer.status.open ? (
    <OpenService offer={offer} />
  ) : (
    <ClosedService offer={offer} status={offer.status} />
  );
}

function OpenService({ offer }: { readonly offer: ServiceOffer }) {
  const words = useWords();
  const say = useLocalized();
  const { dispatch, newCommandId } = useKiosk();
  const { service, agency } = offer;
  const none = service.requirements.length === 0;
  return (
    <Frame kicker={<strong>{agency.shortName}</strong>} title={say(service.name)}>
      <ConnectionNotice />
      <ServiceWarnings status={offer.status} agency={agency.shortName} />
      <div className="k-visit">
        <Facts offer={offer} />
        <Requirements
          title={none ? words.requirements.none : words.requirements.title}
          service={service}
          above={<Today status={offer.status} urgentOnly />}
        />
        <div className="k-visit-actions">
          {!none && <p className="k-visit-note">{words.requirements.missing}</p>}
          <Button
            variant="primary"
            size="large"
            block
            icon={<Ticket aria-hidden="true" />}
            onClick={() => dispatch({ type: 'numberTaken', commandId: newCommandId() })}
          >
            {none ? words.requirements.takeNumber : words.requirements.haveThem}
          </Button>
        </div>
      </div>
    </Frame>
  );
}

function Facts({ offer }: { readonly offer: ServiceOffer }) {
  const words = useWords();
  const common = useWording(commonWording);
  const say = useLocalized();
  const { formats, offers, alone } = useKiosk();
  const zone = offers.zoneOf(offer.agency);
  const estimate = formats.estimate(offer.estimate);
  const { status } = offer;
  // A closure's reason stands elsewhere. Word joiners keep "12.00–12.30" on one line.
  const gap = status.open && status.nextBreak !== null ? { ...status.nextBreak, note: null } : null;
  const rest =
    status.open && gap
      ? (formats.nextBreak({ ...status, nextBreak: gap })?.replace('–', '\u2060–\u2060') ?? null)
      : null;
  return (
    <dl className="k-facts">
      <Fact icon={<Users aria-hidden="true" />} name={common.waiting}>
        <span className="gl-num">
          {alone ? words.alone.unknown : words.requirements.people(offer.waiting)}
        </span>
      </Fact>
      {estimate !== null && (
        <Fact icon={<Clock aria-hidden="true" />} name={words.requirements.estimate}>
          <span className="gl-num">{unbroken(estimate)}</span>
        </Fact>
      )}
      {status.open && (
        <Fact className="k-fact-hours" icon={<DoorOpen aria-hidden="true" />} name={words.requirements.hours}>
          <span className="gl-num">{words.openUntil(formats.wallTime(status.until))}</span>
          {rest !== null && <span className="k-fact-more gl-num">{rest}</span>}
        </Fact>
      )}
      <Fact icon={<MapPin aria-hidden="true" />} name={words.requirements.where}>
        {zone === null ? offer.agency.booth : common.place(say(zone.name), offer.agency.booth)}
      </Fact>
    </dl>
  );
}

function Fact({
  icon,
  name,
  children,
  className = '',
}: {
  readonly className?: string;
  readonly icon: ReactNode;
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={`k-fact ${className}`}>
      {icon}
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
