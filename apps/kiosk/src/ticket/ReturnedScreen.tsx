/** The number was given back. */
import { Button } from '@giliran/ui';
import CircleCheck from 'lucide-react/icons/circle-check';
import House from 'lucide-react/icons/house';
import Plus from 'lucide-react/icons/plus';
import { Frame } from '../frame/Frame.tsx';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Message } from '../frame/Message.tsx';
import { LeavingSoon } from './TicketScreen.tsx';

export function ReturnedScreen({ number }: { readonly number: string }) {
  const words = useWords();
  const { dispatch, rest } = useKiosk();
  return (
    <Frame bar="tools">
      <Message
        icon={<CircleCheck />}
        tone="ok"
        title={words.ticket.givenBack(number)}
        actions={
          <>
            <Button
              variant="primary"
              size="large"
              icon={<Plus aria-hidden="true" />}
              onClick={() => dispatch({ type: 'anotherWanted' })}
            >
              {words.ticket.another}
            </Button>
            <Button
              size="large"
              icon={<House aria-hidden="true" />}
              {...(rest.show === 'countdown'
                ? { iconEnd: <LeavingSoon seconds={rest.seconds} total={rest.total} /> }
                : {})}
              onClick={() => dispatch({ type: 'startedOver' })}
            >
              {words.idle.startOver}
            </Button>
          </>
        }
      >
        <p>{words.ticket.givenBackAdvice}</p>
      </Message>
    </Frame>
  );
}
