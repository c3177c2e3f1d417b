/** Signing out throws the draft of the set-up away: asked first, when there is one. */
import { Button, Dialog, useWording } from '@giliran/ui';
import { frameWording } from '@giliran/ui/wording/frame';

export interface LeaveQuestionProps {
  readonly open: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export function LeaveQuestion({ open, onStay, onLeave }: LeaveQuestionProps) {
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
            {leave.leave}
          </Button>
          <Button variant="primary" onClick={onStay}>
            {leave.stay}
          </Button>
        </>
      }
    >
      {leave.advice}
    </Dialog>
  );
}
