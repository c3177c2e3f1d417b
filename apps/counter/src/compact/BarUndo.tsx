/** The way back, for as long as there is one. */
import { useServerNow } from '@giliran/client';
import { Button, Kbd, useWording } from '@giliran/ui';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import Undo2 from 'lucide-react/icons/undo-2';
import { undoSeconds } from '../desk/actions.ts';
import type { DeskModel } from '../desk/desk-model.ts';

export function BarUndo({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterActionsWording);
  const now = useServerNow(1000);
  const left = undoSeconds(desk.view, now);
  const { undo } = desk.view;
  if (undo === null || left === 0) return null;
  const label = `${words.undo}: ${words.undoable[undo.step](undo.number)}`;
  return (
    <Button
      className="bar-side bar-undo"
      title={`${label} (U, ${words.undoLeft(left)})`}
      aria-keyshortcuts="U Control+Z"
      icon={<Undo2 aria-hidden="true" />}
      hint={<Kbd>U</Kbd>}
      aria-disabled={!desk.control.takes({ do: 'undo' })}
      onClick={desk.undo}
    >
      {label}
    </Button>
  );
}
