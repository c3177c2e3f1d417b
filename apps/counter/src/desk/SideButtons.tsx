/** The actions beside the big one, each with its key: those of every visit large, the rarer ones small. */
import { useServerNow } from '@giliran/client';
import { Button, Kbd, useWording } from '@giliran/ui';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import { recallLeave, type SideAction } from './actions.ts';
import type { DeskModel } from './desk-model.ts';
import { endsVisit } from './held-back.ts';
import { sideKeys } from './keys.ts';
import { sideIcons } from './side-icons.ts';

export function SideButtons({ desk }: { readonly desk: DeskModel }) {
  const { main, more } = desk.sides;
  return (
    <div className="sides">
      {main.length > 0 && (
        <div className="side-buttons">
          {main.map((action) => (
            <SideButton key={action} desk={desk} action={action} className="side-button" />
          ))}
        </div>
      )}
      {more.length > 0 && (
        <div className="more-buttons">
          {more.map((action) => (
            <SideButton key={action} desk={desk} action={action} className="more-button" small />
          ))}
        </div>
      )}
    </div>
  );
}

interface SideButtonProps {
  readonly desk: DeskModel;
  readonly action: SideAction;
  readonly className: string;
  readonly small?: boolean;
}

export function SideButton({ desk, action, className, small = false }: SideButtonProps) {
  const words = useWording(counterActionsWording);
  const Icon = sideIcons[action];
  const label = words.side[action];
  const { autoCall } = desk.view.counter;
  const auto = action === 'autoCall';
  return (
    <Button
      className={className}
      data-action={action}
      size={small ? 'small' : 'screen'}
      variant={small ? 'quiet' : 'secondary'}
      icon={<Icon aria-hidden="true" />}
      hint={<Kbd>{sideKeys[action]}</Kbd>}
      busy={desk.state.busy === action}
      title={`${label} (${sideKeys[action]})`}
      aria-pressed={auto ? autoCall : undefined}
      aria-disabled={!mayPress(desk, action)}
      aria-keyshortcuts={sideKeys[action]}
      onClick={() => desk.act(action)}
    >
      {label}
      {auto && <span className="side-detail"> {autoCall ? words.on : words.off}</span>}
      {action === 'recall' && <RecallDetail desk={desk} />}
    </Button>
  );
}

/** Asking panels open without a connection, too: what is typed there is kept. */
function mayPress(desk: DeskModel, action: SideAction): boolean {
  if (desk.elsewhere || desk.state.busy !== null) return false;
  if (desk.fresh) return true;
  const ended = desk.state.held.some((held) => endsVisit(held.intent));
  return action === 'why' || (keepsWithout.has(action) && !ended);
}

/** Steps that may wait for the connection. */
const keepsWithout: ReadonlySet<SideAction> = new Set(['noShow', 'finishAndNext', 'park', 'note']);

/** How many recalls are left, and how long until the next. */
function RecallDetail({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterActionsWording);
  const now = useServerNow(1000);
  const { left, waitSeconds } = recallLeave(desk.view, now);
  const text =
    waitSeconds > 0 ? words.recallWait(waitSeconds) : left === null ? null : words.recallLeft(left);
  return text === null ? null : <span className="side-detail gl-num"> {text}</span>;
}
