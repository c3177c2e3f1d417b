/** Asked before something that cannot be taken back. */
import type { SendFailure } from '@giliran/client';
import { Button, Dialog, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import type { ReactNode } from 'react';
import { Refusal } from './Refusal.tsx';

export interface QuestionProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** On the button that does it. */
  readonly yes: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly failure: SendFailure | null;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

export function Question({
  open,
  title,
  children,
  yes,
  danger = false,
  busy,
  failure,
  onYes,
  onClose,
}: QuestionProps) {
  const common = useWording(commonWording);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      role="alertdialog"
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      <div className="question">
        <p>{children}</p>
        <Refusal failure={failure} />
      </div>
    </Dialog>
  );
}
