/** What is asked stands in the place of the side actions: no dialog, nothing covered, Escape goes back. */
import { Button, IconButton, Kbd, useWording } from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import X from 'lucide-react/icons/x';
import { useEffect, type ReactNode } from 'react';
import type { DeskModel } from '../desk/desk-model.ts';
import './panels.css';

interface PanelFrameProps {
  readonly desk: DeskModel;
  readonly kind: string;
  readonly title: string;
  readonly advice?: string | undefined;
  readonly children: ReactNode;
}

export function PanelFrame({ desk, kind, title, advice, children }: PanelFrameProps) {
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  return (
    <fieldset
      className="panel"
      data-panel={kind}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        desk.openPanel(null);
      }}
    >
      <div className="panel-head">
        <p className="panel-title">
          {title}
          {advice !== undefined && <span className="panel-advice"> {advice}</span>}
        </p>
        <Button
          variant="quiet"
          size="small"
          className="panel-back"
          hint={<Kbd>{words.key.escape}</Kbd>}
          onClick={() => desk.openPanel(null)}
        >
          {common.back}
        </Button>
        <IconButton
          className="panel-close"
          label={common.back}
          icon={<X />}
          onClick={() => desk.openPanel(null)}
        />
      </div>
      {children}
    </fieldset>
  );
}

/** Calls back for a digit from 1 on that is pressed outside a field. */
export function useDigits(onDigit: (digit: number) => boolean): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const writing = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (writing !== null && writing !== false) return;
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key))
        return;
      if (onDigit(Number(event.key))) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}
