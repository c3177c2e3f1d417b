/** Instead of the agencies while this kiosk cannot print: where to go, and how to go on here all the same. */
import { Button, useLocalized } from '@giliran/ui';
import Printer from 'lucide-react/icons/printer';
import ReceiptText from 'lucide-react/icons/receipt-text';
import { useKiosk, useWords } from '../frame/kiosk.tsx';
import { Message } from '../frame/Message.tsx';

export function NoPaperHere() {
  const words = useWords().trouble;
  const say = useLocalized();
  const { dispatch, printer, otherKiosk } = useKiosk();
  const empty = printer === 'paperOut';
  return (
    <Message
      icon={empty ? <ReceiptText /> : <Printer />}
      tone="warn"
      title={empty ? words.paperOut : words.printer}
      fact={otherKiosk === null ? null : words.goTo(otherKiosk.name, say(otherKiosk.zone))}
      actions={
        <Button size="large" onClick={() => dispatch({ type: 'paperWaived' })}>
          {words.withoutPaper}
        </Button>
      }
    >
      <p>{otherKiosk === null ? words.staffKnow : words.orHere}</p>
    </Message>
  );
}
