import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import X from 'lucide-react/icons/x';
import { IconButton } from './Button.tsx';
import { classes } from './className.ts';
import './Dialog.css';

export interface DialogProps {
  readonly open: boolean;
  /** Asked for by Escape, the backdrop or the close button. The caller decides. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
  /** Names the close button; without it there is none, and the actions must offer a way out. */
  readonly closeLabel?: string | undefined;
  /** `alertdialog` for something that must be answered; then the backdrop does not close it. */
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  readonly className?: string | undefined;
}

/** A modal dialog on the native element: the rest of the page is inert, the focus comes back afterwards. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
  closeLabel,
  role = 'dialog',
  className,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed while it is still in the page, also when it is taken out whole: only then the focus goes back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null || !open) return undefined;
    dialog.showModal();
    return () => dialog.close();
  }, [open]);
  return (
    <dialog
      ref={ref}
      className={classes('gl-dialog', className)}
      role={role === 'alertdialog' ? role : undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (role === 'dialog' && event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className="gl-dialog-body">
          <header className="gl-dialog-head">
            <h2 id={titleId}>{title}</h2>
            {closeLabel !== undefined && <IconButton label={closeLabel} icon={<X />} onClick={onClose} />}
          </header>
          {children !== undefined && <div className="gl-dialog-content">{children}</div>}
          {actions !== undefined && <footer className="gl-dialog-actions">{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
