/** The screens that say no: why, when again, and what to do now. */
import { unreachable, type Localized, type OpenStatus, type ServiceDay } from '@giliran/protocol';
import { Button, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import type { Formats } from '@giliran/ui/formats';
import { errorText } from '@giliran/ui/wording/errors';
import Accessibility from 'lucide-react/icons/accessibility';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import CircleSlash from 'lucide-react/icons/circle-slash';
import Hourglass from 'lucide-react/icons/hourglass';
import ServerOff from 'lucide-react/icons/server-off';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import TicketX from 'lucide-react/icons/ticket-x';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { ServiceOffer } from '../catalogue/catalogue.ts';
import { obstacleOfCode, obstacleOfStatus, type Obstacle } from '../catalogue/obstacle.ts';
import type { Place } from '../flow/place.ts';
import { mayRepeat } from '../flow/transition.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Message } from '../frame/Message.tsx';
import { ConnectionNotice } from './Notices.tsx';
import { Requirements } from './Requirements.tsx';
import './service.css';

/** A service that is not open now; its requirements can be read all the same. */
export function ClosedService({
  offer,
  status,
}: {
  readonly offer: ServiceOffer;
  readonly status: Extract<OpenStatus, { open: false }>;
}) {
  const words = useWords();
  const { formats, day } = useKiosk();
  const say = useLocalized();
  const { service } = offer;
  const obstacle = obstacleOfStatus(status);
  return (
    <Frame>
      <ConnectionNotice />
      <Cannot
        obstacle={obstacle}
        about={<AboutService offer={offer} />}
        fact={factOf(status, obstacle, formats, day, say)}
        outOfService={status.why === 'outOfService'}
        below={
          service.requirements.length > 0 && <Requirements title={words.closed.bring} service={service} />
        }
      />
    </Frame>
  );
}

/** The line that stands out: why and when again, or what the agency says of what has come over it. */
function factOf(
  status: Extract<OpenStatus, { open: false }>,
  obstacle: Obstacle,
  formats: Formats,
  day: ServiceDay,
  say: (text: Localized) => string,
): string | null {
  if (obstacle === 'systemDown' || obstacle === 'closedEarly')
    return status.note === null ? formats.openAgain(status, day) : say(status.note);
  // Quota and full queue say why in their title already.
  return obstacle === 'closed' ? formats.openStatus(status, day) : formats.openAgain(status, day);
}

/** The server refused an order. */
export function RefusedScreen({ place }: { readonly place: Extract<Place, { at: 'refused' }> }) {
  const { offers, formats, day, state, dispatch } = useKiosk();
  const common = useWording(commonWording);
  const words = useWords();
  const offer = offers.service(place.order.serviceId);
  const status = offer?.status;
  const obstacle = obstacleOfCode(place.code);
  const trouble = obstacle === 'trouble' && place.code !== 'numbersUsedUp' && place.code !== 'notKept';
  return (
    <Frame>
      <Cannot
        obstacle={obstacle}
        about={offer === null ? null : <AboutService offer={offer} />}
        fact={status === undefined || status.open ? null : formats.openStatus(status, day)}
        {...(trouble
          ? { title: words.trouble.failed, advice: errorText(place.code, state.wishes.language).advice }
          : {})}
        action={
          mayRepeat(place.code) ? (
            <Button
              variant="primary"
              size="large"
              icon={<RotateCcw aria-hidden="true" />}
              onClick={() => dispatch({ type: 'triedAgain' })}
            >
              {common.retry}
            </Button>
          ) : undefined
        }
      />
    </Frame>
  );
}

/** What was chosen has meanwhile left this kiosk's catalogue. */
export function NotOffered() {
  return (
    <Frame>
      <Cannot obstacle="notOffered" about={null} />
    </Frame>
  );
}

function AboutService({ offer }: { readonly offer: ServiceOffer }) {
  const say = useLocalized();
  return (
    <>
      {say(offer.service.name)} · {offer.agency.shortName}
    </>
  );
}

interface CannotProps {
  readonly obstacle: Obstacle;
  readonly about: ReactNode;
  readonly fact?: string | null;
  readonly outOfService?: boolean;
  readonly title?: string;
  readonly advice?: string;
  readonly below?: ReactNode;
  readonly action?: ReactNode;
}

function Cannot({
  obstacle,
  about,
  fact = null,
  outOfService = false,
  title,
  advice,
  below,
  action,
}: CannotProps) {
  const words = useWords();
  const common = useWording(commonWording);
  const { dispatch } = useKiosk();
  const text = useObstacleText(obstacle, outOfService);
  return (
    <Message
      icon={text.icon}
      tone={obstacle === 'trouble' || obstacle === 'refused' ? 'danger' : 'warn'}
      title={title ?? text.title}
      fact={fact}
      below={below}
      actions={
        action ?? (
          <Button variant="primary" size="large" onClick={() => dispatch({ type: 'wentBack' })}>
            {obstacle === 'priority' ? common.back : words.closed.chooseOther}
          </Button>
        )
      }
    >
      {about !== null && <p className="k-message-about">{about}</p>}
      <p>{advice ?? text.advice}</p>
    </Message>
  );
}

function useObstacleText(
  obstacle: Obstacle,
  outOfService: boolean,
): { icon: ReactNode; title: string; advice: string } {
  const { closed, trouble, setUp, alone } = useWords();
  switch (obstacle) {
    case 'closed':
      return {
        icon: <CalendarClock />,
        title: closed.service,
        advice: outOfService ? closed.outOfServiceAdvice : closed.serviceAdvice,
      };
    case 'systemDown':
      return { icon: <ServerOff />, title: closed.systemDown, advice: closed.systemDownAdvice };
    case 'closedEarly':
      return { icon: <CalendarClock />, title: closed.closedEarly, advice: closed.closedEarlyAdvice };
    case 'quota':
      return { icon: <TicketX />, title: closed.quota, advice: closed.quotaAdvice };
    case 'notReached':
      return { icon: <Hourglass />, title: closed.notReached, advice: closed.notReachedAdvice };
    case 'notOffered':
      return { icon: <CircleSlash />, title: closed.notOffered, advice: closed.notOfferedAdvice };
    case 'priority':
      return { icon: <Accessibility />, title: closed.priorityGone, advice: closed.priorityGoneAdvice };
    case 'refused':
      return { icon: <TriangleAlert />, title: trouble.failed, advice: setUp.forVisitors };
    case 'numbersUsedUp':
      return { icon: <TicketX />, title: alone.usedUp, advice: alone.usedUpAdvice };
    case 'notKept':
      return { icon: <TriangleAlert />, title: alone.notKept, advice: alone.notKeptAdvice };
    case 'trouble':
      return { icon: <TriangleAlert />, title: trouble.failed, advice: trouble.unreachableHelp };
    default:
      return unreachable(obstacle);
  }
}
