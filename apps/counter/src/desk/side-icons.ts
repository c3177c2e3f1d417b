/** One picture for each action. */
import Ban from 'lucide-react/icons/ban';
import ArrowRightLeft from 'lucide-react/icons/arrow-right-left';
import CalendarArrowUp from 'lucide-react/icons/calendar-arrow-up';
import ChevronsRight from 'lucide-react/icons/chevrons-right';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import CirclePause from 'lucide-react/icons/circle-pause';
import Coffee from 'lucide-react/icons/coffee';
import DoorClosed from 'lucide-react/icons/door-closed';
import Accessibility from 'lucide-react/icons/accessibility';
import Megaphone from 'lucide-react/icons/megaphone';
import NotebookPen from 'lucide-react/icons/notebook-pen';
import Repeat from 'lucide-react/icons/repeat';
import Route from 'lucide-react/icons/route';
import ServerOff from 'lucide-react/icons/server-off';
import UserPlus from 'lucide-react/icons/user-plus';
import UserX from 'lucide-react/icons/user-x';
import type { SideAction } from './actions.ts';

export const sideIcons: Readonly<Record<SideAction, typeof Ban>> = {
  finishAndNext: ChevronsRight,
  recall: Megaphone,
  noShow: UserX,
  park: CirclePause,
  transfer: ArrowRightLeft,
  note: NotebookPen,
  stops: Route,
  priority: Accessibility,
  cancel: Ban,
  carryOver: CalendarArrowUp,
  walkIn: UserPlus,
  autoCall: Repeat,
  pause: Coffee,
  close: DoorClosed,
  condition: ServerOff,
  why: CircleHelp,
};
