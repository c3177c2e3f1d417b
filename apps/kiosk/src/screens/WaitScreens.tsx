/** While the number is being made, and when no answer came. */
import { Button, Spinner, useLocalized, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { Order } from '../flow/place.ts';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Message } from '../frame/Message.tsx';

function ServiceName({ order }: { readonly order: Order }) {
  const say = useLocalized();
  const { offers } = useKiosk();
  const offer = offers.service(order.serviceId);
  if (offer === null) return null;
  return (
    <p className="k-message-about">
      {say(offer.service.name)} · {offer.agency.shortName}
    </p>
  );
}

export function IssuingScreen({ order }: { readonly order: Order }) {
  const words = useWords().trouble;
  const { online } = useKiosk();
  return (
    <Frame bar="tools">
      <Message icon={<Spinner />} title={online ? words.sending : words.sendingSlow}>
        <ServiceName order={order} />
        <p>{words.sendingAdvice}</p>
      </Message>
    </Frame>
  );
}

export function UnreachableScreen({ order }: { readonly order: Order }) {
  const words = useWords();
  const common = useWording(commonWording);
  const { dispatch } = useKiosk();
  return (
    <Frame bar="tools">
      <Message
        icon={<WifiOff />}
        tone="danger"
        title={words.trouble.unreachable}
        actions={
          <>
            <Button
              variant="primary"
              size="large"
              icon={<RotateCcw aria-hidden="true" />}
              onClick={() => dispatch({ type: 'triedAgain' })}
            >
              {common.retry}
            </Button>
            <Button
              size="large"
              icon={<ArrowLeft aria-hidden="true" />}
              onClick={() => dispatch({ type: 'wentBack' })}
            >
              {common.back}
            </Button>
          </>
        }
      >
        <ServiceName order={order} />
        <p>{words.trouble.unreachableAdvice}</p>
        <p>{words.trouble.unreachableHelp}</p>
      </Message>
    </Frame>
  );
}
