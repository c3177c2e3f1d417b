/** "Are you still there?": in the last seconds of rest, whatever the screen. */
import { Button, Countdown, Dialog } from '@giliran/ui';
import type { Rest } from '../flow/rest.ts';
import { useWords } from './kiosk.tsx';

export interface RestQuestionProps {
  readonly rest: Rest;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function RestQuestion({ rest, onStay, onLeave }: RestQuestionProps) {
  const words = useWords().idle;
  const asked = rest.show === 'question';
  return (
    <Dialog
      open={asked}
      onClose={onStay}
      role="alertdialog"
      className="k-dialog k-rest"
      title={words.stillThere}
      actions={
        <>
          <Button variant="primary" size="large" onClick={onStay}>
            {words.stay}
          </Button>
          <Button size="large" onClick={onLeave}>
            {words.startOver}
          </Button>
        </>
      }
    >
      {asked && (
        <div className="k-rest-count">
          <Countdown
            remaining={rest.seconds}
            total={rest.total}
            label={words.backIn(rest.seconds)}
            size="150px"
          />
          <p className="gl-num">{words.backIn(rest.seconds)}</p>
        </div>
      )}
    </Dialog>
  );
}
