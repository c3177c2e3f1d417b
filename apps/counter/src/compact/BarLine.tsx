/** Who is next, how many wait and how long. */
import { useServerNow } from '@giliran/client';
import { TicketNumber, useLocalized, useWording, VisuallyHidden } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import Accessibility from 'lucide-react/icons/accessibility';
import { priorityOf, shortWait, type DeskModel } from '../desk/desk-model.ts';

export function BarLine({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const say = useLocalized();
  const now = useServerNow(5_000);
  const { view, formats } = desk;
  const next = view.waiting[0];
  const priority = next === undefined ? null : priorityOf(view, next);
  return (
    <div className="bar-queue gl-num">
      <p>
        <span className="bar-label">{words.nextInLine}</span>{' '}
        {next === undefined ? '–' : <TicketNumber number={next.number} size="inline" />}
        {priority !== null && (
          <span title={say(priority.name)}>
            <Accessibility className="strip-mark" aria-hidden="true" />
            <VisuallyHidden>{say(priority.name)}</VisuallyHidden>
          </span>
        )}
      </p>
      <p className="bar-label">
        {words.waitingCount(view.waitingCount)}
        {view.oldestIssuedAt !== null && <> · {shortWait(formats, now - view.oldestIssuedAt)}</>}
      </p>
    </div>
  );
}
