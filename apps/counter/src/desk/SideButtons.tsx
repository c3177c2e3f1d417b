/** The actions beside the big one, each with its key. */
import { Button, Kbd, useWording } from '@giliran/ui';
import { counterWording, type CounterWording } from '@giliran/ui/wording/counter';
import Ban from 'lucide-react/icons/ban';
import ChevronsRight from 'lucide-react/icons/chevrons-right';
import Coffee from 'lucide-react/icons/coffee';
import DoorClosed from 'lucide-react/icons/door-closed';
import Megaphone from 'lucide-react/icons/megaphone';
import UserX from 'lucide-react/icons/user-x';
import type { SideAction } from './actions.ts';
import type { DeskModel } from './desk-model.ts';
import { sideKeys } from './keys.ts';

export const sideIcons: Readonly<Record<SideAction, typeof Ban>> = {
  finishAndNext: ChevronsRight,
  recall: Megaphone,
  noShow: UserX,
  cancel: Ban,
  pause: Coffee,
  close: DoorClosed,
};

export const sideLabel = (action: SideAction, words: CounterWording): string =>
  ({
    finishAndNext: words.actions.finishAndNext,
    recall: words.actions.recall,
    noShow: words.actions.noShow,
    cancel: words.actions.cancelTicket,
    pause: words.actions.pause,
    close: words.actions.closeCounter,
  })[action];

export function SideButtons({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  if (desk.sides.length === 0) return null;
  return (
    <div className="side-buttons">
      {desk.sides.map((action) => {
        const Icon = sideIcons[action];
        return (
          <Button
            key={action}
            className="side-button"
            data-action={action}
            icon={<Icon aria-hidden="true" />}
            hint={<Kbd>{sideKeys[action]}</Kbd>}
            busy={desk.state.busy === action}
            aria-disabled={!desk.fresh || desk.state.busy !== null}
            aria-keyshortcuts={sideKeys[action]}
            onClick={() => desk.act(action)}
          >
            {sideLabel(action, words)}
          </Button>
        );
      })}
    </div>
  );
}
