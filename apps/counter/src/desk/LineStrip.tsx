/** The queue in one line: who is next, how many wait, how long, and today's work. */
import { useServerNow } from '@giliran/client';
import { TicketNumber, useLocalized, useWording, VisuallyHidden } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import Accessibility from 'lucide-react/icons/accessibility';
import { priorityOf, serviceName, shortWait, type DeskModel } from './desk-model.ts';

export function LineStrip({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const say = useLocalized();
  const now = useServerNow(5_000);
  const { view, formats } = desk;
  const next = view.waiting[0];
  const priority = next === undefined ? null : priorityOf(view, next);
  return (
    <dl className="strip gl-num">
      <div className="strip-next">
        <dt>{words.nextInLine}</dt>
        <dd>
          {next === undefined ? (
            <span className="strip-none">{words.nobodyNext}</span>
          ) : (
            <>
              <TicketNumber number={next.number} size="inline" />
              {priority !== null && (
                <span title={say(priority.name)}>
                  <Accessibility className="strip-mark" aria-hidden="true" />
                  <VisuallyHidden>{say(priority.name)}</VisuallyHidden>
                </span>
              )}
              <span className="strip-detail">{say(serviceName(desk, next.serviceId))}</span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.waitingNow}</dt>
        <dd>{formats.number(view.waitingCount)}</dd>
      </div>
      <div>
        <dt>{words.longestWait}</dt>
        <dd>{view.oldestIssuedAt === null ? '–' : shortWait(formats, now - view.oldestIssuedAt)}</dd>
      </div>
      <div>
        <dt>{words.meanTime}</dt>
        <dd>{view.today.meanMinutes === null ? '–' : formats.minutes(Math.round(view.today.meanMinutes))}</dd>
      </div>
      <div>
        <dt>{words.today.label}</dt>
        <dd>
          {words.today.served(view.today.served)}
          <span className="strip-detail">{words.today.noShows(view.today.noShows)}</span>
        </dd>
      </div>
    </dl>
  );
}
