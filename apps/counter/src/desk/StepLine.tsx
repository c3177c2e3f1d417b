/** What was done last and can be undone, or what was done just now: one line that is always in the same place. */
import { useServerNow } from '@giliran/client';
import { Button, Kbd, useLanguage, useWording, VisuallyHidden } from '@giliran/ui';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import Check from 'lucide-react/icons/check';
import Undo2 from 'lucide-react/icons/undo-2';
import { undoSeconds } from './actions.ts';
import type { DeskModel } from './desk-model.ts';
import { didText } from './did-text.ts';

export function StepLine({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterActionsWording);
  const { language } = useLanguage();
  const now = useServerNow(1000);
  const left = undoSeconds(desk.view, now);
  const { undo } = desk.view;
  const { did } = desk.state;
  const undone = undo !== null && left > 0 ? words.undoable[undo.step](undo.number) : null;
  const said = did === null ? null : didText(did, language);
  // Another thing was done since, which is not what would be undone: then the button says what is.
  const other =
    said !== null && undone !== null && did?.intent.do !== undo?.step && did?.intent.do !== 'next';
  const text = other ? said : (undone ?? said);
  return (
    <div className="step-line" data-empty={text === null || undefined}>
      {text !== null && (
        <p className="step-text gl-num">
          <Check aria-hidden="true" />
          {text}
        </p>
      )}
      {undone !== null && (
        <Button
          size="small"
          className="step-undo"
          icon={<Undo2 aria-hidden="true" />}
          hint={<Kbd>U</Kbd>}
          aria-keyshortcuts="U Control+Z"
          aria-disabled={!desk.control.takes({ do: 'undo' })}
          onClick={desk.undo}
        >
          {words.undo}
          {other ? `: ${undone}` : <VisuallyHidden>: {undone}</VisuallyHidden>}{' '}
          <span className="step-left gl-num" aria-hidden="true">
            {words.undoLeft(left)}
          </span>
        </Button>
      )}
    </div>
  );
}
