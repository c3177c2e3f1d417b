/** Signing out throws the draft of the set-up away, and leaving a page what is kept on it alone: asked first. */
import { Button, Dialog, useWording } from '@giliran/ui';
import { frameWording } from '@giliran/ui/wording/frame';

export interface LeaveQuestionProps {
  /** What is left: the page with what was typed on it, or the console altogether. */
  readonly what: 'page' | 'console';
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveQuestion({ what, open, onStay, onLeave }: LeaveQuestionProps) {
  const { leave } = useWording(frameWording);
  return (
    <Dialog
      open={open}
      onClose={onStay}
      role="alertdialog"
      title={leave.title}
      actions={
        <>
          <Button variant="danger" onClick={onLeave}>
            {leave[what].leave}
          </Button>
          <Button variant="primary" onClick={onStay}>
            {leave.stay}
          </Button>
        </>
      }
    >
      {leave[what].advice}
    </Dialog>
  );
}
