/** While a booking is looked up, and every answer that is no ticket: too early, too late, used, unknown. */
import { Button, Spinner, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { errorText } from '@giliran/ui/wording/errors';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import CalendarX from 'lucide-react/icons/calendar-x';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import CircleSlash from 'lucide-react/icons/circle-slash';
import Hourglass from 'lucide-react/icons/hourglass';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import ServerOff from 'lucide-react/icons/server-off';
import Ticket from 'lucide-react/icons/ticket';
import TicketCheck from 'lucide-react/icons/ticket-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { ReactNode } from 'react';
import type { Place } from '../flow/place.ts';
import { mayRepeat } from '../flow/transition.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Message } from '../frame/Message.tsx';

type Refused = Extract<Place, { at: 'checkInRefused' }>;

export function CheckingIn() {
  const words = useWords();
  return (
    <Frame bar="tools">
      <Message icon={<Spinner />} title={words.booking.busy}>
        <p>{words.trouble.sendingAdvice}</p>
      </Message>
    </Frame>
  );
}

export function CheckInUnanswered() {
  const words = useWords();
  return (
    <Frame bar="tools">
      <Message
        icon={<WifiOff />}
        tone="danger"
        title={words.trouble.unreachable}
        actions={
          <>
            <TryAgain />
            <Back />
          </>
        }
      >
        <p>{words.booking.unanswered}</p>
        <p>{words.trouble.unreachableHelp}</p>
      </Message>
    </Frame>
  );
}

function TryAgain() {
  const common = useWording(commonWording);
  const { dispatch } = useKiosk();
  return (
    <Button
      variant="primary"
      size="large"
      icon={<RotateCcw aria-hidden="true" />}
      onClick={() => dispatch({ type: 'triedAgain' })}
    >
      {common.retry}
    </Button>
  );
}

function Back() {
  const common = useWording(commonWording);
  const { dispatch } = useKiosk();
  return (
    <Button
      size="large"
      icon={<ArrowLeft aria-hidden="true" />}
      onClick={() => dispatch({ type: 'wentBack' })}
    >
      {common.back}
    </Button>
  );
}

interface Said {
  readonly icon: ReactNode;
  readonly title: string;
  readonly fact: string | null;
  readonly advice: string;
  /** What to do now: an ordinary number, the code once more, the same again; `start`: nothing at this kiosk. */
  readonly next: 'ordinary' | 'code' | 'retry' | 'start';
}

function useAnswer({ code, booking }: Refused): Said {
  const { booking: words, closed, trouble } = useWords();
  const { formats, state, day } = useKiosk();
  /** The time, and the day unless it is today. */
  const when = (instant: number): string =>
    formats.date(instant) === formats.date(Date.parse(`${day}T12:00:00Z`))
      ? formats.time(instant)
      : `${formats.date(instant)}, ${formats.time(instant)}`;
  switch (code) {
    case 'tooEarlyToCheckIn':
      return {
        icon: <Hourglass />,
        title: words.tooEarly,
        fact: booking ? words.tooEarlyFact(when(booking.from)) : null,
        advice: words.tooEarlyAdvice,
        next: 'start',
      };
    case 'tooLateToCheckIn':
      return {
        icon: <CalendarClock />,
        title: words.tooLate,
        fact: booking ? words.tooLateFact(when(booking.until)) : null,
        advice: words.tooLateAdvice,
        next: 'ordinary',
      };
    case 'appointmentNotBooked':
      if (booking?.state === 'checkedIn')
        return {
          icon: <TicketCheck />,
          title: words.used,
          fact: booking.number === null ? null : words.usedFact(booking.number),
          advice: words.usedAdvice,
          next: 'start',
        };
      return {
        icon: <CalendarX />,
        title: booking?.state === 'missed' ? words.tooLate : words.cancelled,
        fact: null,
        advice: words.cancelledAdvice,
        next: 'ordinary',
      };
    case 'unknownAppointment':
    case 'invalidRequest':
      return {
        icon: <CircleQuestionMark />,
        title: words.unknown,
        fact: null,
        advice: words.unknownAdvice,
        next: 'code',
      };
    case 'serviceNotOffered':
      return {
        icon: <CircleSlash />,
        title: words.elsewhere,
        fact: null,
        advice: closed.notOfferedAdvice,
        next: 'start',
      };
    case 'systemDown':
      return {
        icon: <ServerOff />,
        title: closed.systemDown,
        fact: null,
        advice: closed.systemDownAdvice,
        next: 'start',
      };
    default:
      return {
        icon: <TriangleAlert />,
        title: trouble.failed,
        fact: null,
        advice: errorText(code, state.wishes.language).advice,
        next: mayRepeat(code) ? 'retry' : 'start',
      };
  }
}

export function CheckInRefused({ place }: { readonly place: Refused }) {
  const words = useWords();
  const say = useLocalized();
  const { dispatch, offers, formats } = useKiosk();
  const { booking, checkIn } = place;
  const { icon, title, fact, advice, next } = useAnswer(place);
  const offer = booking ? offers.service(booking.serviceId) : null;
  const about =
    booking && offer
      ? words.booking.slot(
          say(offer.service.name),
          `${formats.date(booking.startsAt)}, ${formats.time(booking.startsAt)}`,
        )
      : checkIn.code;
  const startOver = () => dispatch({ type: 'startedOver' });
  return (
    <Frame>
      <Message
        icon={icon}
        tone="warn"
        title={title}
        fact={fact}
        actions={
          <>
            {next === 'ordinary' && offer && (
              <Button
                variant="primary"
                size="large"
                icon={<Ticket aria-hidden="true" />}
                onClick={() => dispatch({ type: 'ordinaryWanted', serviceId: offer.service.id })}
              >
                {words.booking.ordinary}
              </Button>
            )}
            {next === 'code' && (
              <Button variant="primary" size="large" onClick={() => dispatch({ type: 'wentBack' })}>
                {words.booking.again}
              </Button>
            )}
            {next === 'retry' && <TryAgain />}
            <Button variant={next === 'start' ? 'primary' : 'secondary'} size="large" onClick={startOver}>
              {words.idle.startOver}
            </Button>
          </>
        }
      >
        <p className="k-message-about">{about}</p>
        <p>{advice}</p>
      </Message>
    </Frame>
  );
}
