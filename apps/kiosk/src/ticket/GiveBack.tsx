/** Giving the number back: asked once more, because it cannot be undone. */
import { Button, Dialog } from '@giliran/ui';
import type { TicketPlace } from '../flow/place.ts';
import { useKiosk, useWords } from '../frame/kiosk.tsx';

export function GiveBack({ place }: { readonly place: TicketPlace }) {
  const words = useWords().ticket;
  const { dispatch, newCommandId } = useKiosk();
  const { giveBack, ticket } = place;
  const failed = giveBack === 'failed';
  const drop = () => dispatch({ type: 'returnDropped' });
  return (
    <Dialog
      open={giveBack !== 'no'}
      onClose={drop}
      role="alertdialog"
      className="k-dialog"
      title={failed ? words.giveBackFailed : words.giveBackQuestion(ticket.number)}
      actions={
        <>
          <Button
            variant="danger"
            size="large"
            busy={giveBack === 'sending'}
            onClick={() =>
              failed
                ? dispatch({ type: 'returnAsked' })
                : dispatch({ type: 'returnConfirmed', commandId: newCommandId() })
            }
          >
            {words.giveBackYes}
          </Button>
          <Button size="large" disabled={giveBack === 'sending'} onClick={drop}>
            {words.giveBackNo}
          </Button>
        </>
      }
    >
      {failed ? words.giveBackFailedAdvice : words.giveBackAdvice}
    </Dialog>
  );
}
