/** The number, large, at once; then its paper. */
import { Button, ProgressRing, useLocalized } from '@giliran/ui';
import Check from 'lucide-react/icons/check';
import Plus from 'lucide-react/icons/plus';
import Printer from 'lucide-react/icons/printer';
import Trash from 'lucide-react/icons/trash';
import type { TicketPlace } from '../flow/place.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { useHeading } from '../frame/useHeading.ts';
import { FittedNumber } from './FittedNumber.tsx';
import { GiveBack } from './GiveBack.tsx';
import { PaperState } from './PaperState.tsx';
import { QrCode } from './QrCode.tsx';
import { TicketFacts } from './TicketFacts.tsx';
import { ticketPageUrl } from './ticketPage.ts';
import './ticket.css';

export function TicketScreen({ place }: { readonly place: TicketPlace }) {
  const { ticket: words, alone } = useWords();
  const heading = useHeading();
  const { catalogue, server } = useKiosk();
  const { ticket, paper } = place;
  return (
    <Frame bar="tools" barActions={<LesserActions place={place} />} className="k-ticket-frame">
      <div className="k-ticket" data-paper={paper.state}>
        <PaperState paper={paper} />
        <article className="k-slip">
          <div className="k-slip-number">
            <h1 ref={heading} tabIndex={-1}>
              <span className="k-slip-label">
                {ticket.channel === 'offline' ? alone.yourNumber : words.yourNumber}
              </span>
              <FittedNumber number={ticket.number} className="k-number" />
            </h1>
            <ServiceLine place={place} />
          </div>
          <TicketFacts ticket={ticket} />
          <div className="k-slip-code">
            <QrCode url={ticketPageUrl(catalogue.publicUrl, server, ticket.token)} />
            <p>{ticket.channel === 'offline' ? alone.scan : words.scan}</p>
          </div>
        </article>
        <Actions place={place} />
      </div>
      <GiveBack place={place} />
    </Frame>
  );
}

/** Characters; longer names are set smaller. */
const LONG_NAME = 60;

function ServiceLine({ place: { ticket } }: { readonly place: TicketPlace }) {
  const say = useLocalized();
  const { offers } = useKiosk();
  const offer = offers.service(ticket.serviceId);
  if (offer === null) return null;
  const name = say(offer.service.name);
  return (
    <p className="k-slip-service" data-long={name.length > LONG_NAME || undefined}>
      <strong>{name}</strong>
      <span>{say(offer.agency.name)}</span>
    </p>
  );
}

function Actions({ place }: { readonly place: TicketPlace }) {
  const words = useWords().ticket;
  const { dispatch, rest } = useKiosk();
  const { state } = place.paper;
  const done = () => dispatch({ type: 'startedOver' });
  switch (state) {
    case 'asking':
    case 'printing':
      return <div className="k-ticket-actions" />;
    case 'unknown':
      return (
        <div className="k-ticket-actions">
          <Button
            variant="primary"
            size="large"
            block
            icon={<Check aria-hidden="true" />}
            onClick={() => dispatch({ type: 'paperTaken' })}
          >
            {words.cameOutYes}
          </Button>
          <Button
            size="large"
            block
            icon={<Printer aria-hidden="true" />}
            onClick={() => dispatch({ type: 'printedAgain' })}
          >
            {words.cameOutNo}
          </Button>
        </div>
      );
    case 'failed':
      return (
        <div className="k-ticket-actions">
          <Button
            variant="primary"
            size="large"
            block
            icon={<Printer aria-hidden="true" />}
            onClick={() => dispatch({ type: 'printedAgain' })}
          >
            {words.printAgain}
          </Button>
          <Button size="large" block icon={<Check aria-hidden="true" />} onClick={done}>
            {words.withoutPaper}
          </Button>
        </div>
      );
    case 'printed':
      return (
        <div className="k-ticket-actions">
          <Button
            variant="primary"
            size="large"
            block
            icon={<Check aria-hidden="true" />}
            {...(rest.show === 'countdown'
              ? { iconEnd: <LeavingSoon seconds={rest.seconds} total={rest.total} /> }
              : {})}
            onClick={done}
          >
            {words.taken}
          </Button>
        </div>
      );
  }
}

function LesserActions({ place }: { readonly place: TicketPlace }) {
  const words = useWords().ticket;
  const { dispatch } = useKiosk();
  if (place.paper.state === 'printing' || place.paper.state === 'asking') return null;
  return (
    <>
      {place.paper.state === 'printed' && (
        <Button icon={<Plus aria-hidden="true" />} onClick={() => dispatch({ type: 'anotherWanted' })}>
          {words.another}
        </Button>
      )}
      <Button icon={<Trash aria-hidden="true" />} onClick={() => dispatch({ type: 'returnAsked' })}>
        {words.giveBack}
      </Button>
    </>
  );
}

/** Seconds until the kiosk returns to the start. */
export function LeavingSoon({ seconds, total }: { readonly seconds: number; readonly total: number }) {
  const words = useWords().idle;
  return (
    <span className="k-leaving" role="timer">
      <ProgressRing value={seconds / total} label={words.backIn(seconds)} size="2.1em">
        {seconds}
      </ProgressRing>
    </span>
  );
}
