/** The slim bar beside the agency's own program: one row, every step still one key or one click. */
import { useServerNow } from '@giliran/client';
import {
  Badge,
  Button,
  IconButton,
  Kbd,
  TicketNumber,
  useLanguage,
  useLocalized,
  useWording,
  VisuallyHidden,
} from '@giliran/ui';
import { commonWording } from '@giliran/ui/wording/common';
import { counterWording } from '@giliran/ui/wording/counter';
import Accessibility from 'lucide-react/icons/accessibility';
import Maximize from 'lucide-react/icons/maximize-2';
import Undo from 'lucide-react/icons/undo-2';
import type { Ref } from 'react';
import { visitOf } from '../desk/actions.ts';
import { BigButton } from '../desk/BigButton.tsx';
import { priorityOf, serviceOf, shortWait, type DeskModel } from '../desk/desk-model.ts';
import { sideKeys } from '../desk/keys.ts';
import { useNoShowSeconds } from '../desk/Notices.tsx';
import { problemText } from '../desk/problem-text.ts';
import { ReasonPanel } from '../desk/ReasonPanel.tsx';
import { sideIcons, sideLabel } from '../desk/SideButtons.tsx';
import { spokenState } from '../desk/spoken-state.ts';
import { paceOf, servedMs, sinceCallMs } from '../desk/visit-times.ts';
import './compact.css';

interface CompactBarProps {
  readonly desk: DeskModel;
  readonly bigButton: Ref<HTMLButtonElement>;
}

export function CompactBar({ desk, bigButton }: CompactBarProps) {
  const words = useWording(counterWording);
  const common = useWording(commonWording);
  const { view, panel, setCompact } = desk;
  return (
    <main className="bar" aria-label={common.counterNumber(view.counter.number)}>
      {panel === null || panel.kind === 'keys' ? (
        <>
          <p className="bar-plate gl-num" data-status={view.counter.status}>
            <span className="bar-plate-word">{words.title}</span>
            <span>{view.counter.number}</span>
          </p>
          <Now desk={desk} />
          <Line desk={desk} />
          <div className="bar-sides">
            {desk.state.noShow !== null && (
              <IconButton
                label={`${words.noShow.undo} (${words.key.escape})`}
                icon={<Undo />}
                variant="secondary"
                onClick={() => desk.control.undoNoShow()}
              />
            )}
            {desk.sides.map((action) => {
              const Icon = sideIcons[action];
              return (
                <Button
                  key={action}
                  className="bar-side"
                  title={`${sideLabel(action, words)} (${sideKeys[action]})`}
                  aria-keyshortcuts={sideKeys[action]}
                  data-action={action}
                  icon={<Icon aria-hidden="true" />}
                  hint={<Kbd>{sideKeys[action]}</Kbd>}
                  aria-disabled={!desk.fresh || desk.state.busy !== null}
                  onClick={() => desk.act(action)}
                >
                  {sideLabel(action, words)}
                </Button>
              );
            })}
          </div>
          <BigButton desk={desk} buttonRef={bigButton} />
          {setCompact !== null && (
            <IconButton
              className="bar-expand"
              label={words.actions.fullWindow}
              icon={<Maximize />}
              onClick={() => setCompact(false)}
            />
          )}
        </>
      ) : (
        <ReasonPanel key={panel.kind} desk={desk} panel={panel} />
      )}
    </main>
  );
}

/** The number, and under it the one line that matters most now. */
function Now({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const say = useLocalized();
  const { language } = useLanguage();
  const now = useServerNow(1000);
  const { view, formats } = desk;
  const visit = visitOf(view);
  if (visit === null) {
    return (
      <div className="bar-now">
        <p className="bar-title">{spokenState(view, language)}</p>
        <Line2 desk={desk} />
      </div>
    );
  }
  const { ticket, state } = visit;
  const service = serviceOf(view, ticket);
  const priority = priorityOf(view, ticket);
  const served = servedMs(ticket, now) ?? 0;
  const pace = state === 'serving' && service !== null ? paceOf(served, service.usualMinutes) : 'usual';
  return (
    <div className="bar-now" data-state={state}>
      <p className="bar-first gl-num">
        <TicketNumber number={ticket.number} size="medium" className="bar-number" />
        <span className="bar-clock" data-pace={pace}>
          <span className="bar-state">{state === 'serving' ? words.now.serving : words.now.called}</span>{' '}
          {formats.stopwatch(state === 'serving' ? served : sinceCallMs(ticket, now))}
          {state === 'called' && ticket.calls > 1 && <> · {words.times(ticket.calls)}</>}
        </span>
        {priority !== null && (
          <Badge tone="warn" icon={<Accessibility aria-hidden="true" />}>
            {say(priority.name)}
          </Badge>
        )}
        {ticket.language !== 'id' && <Badge tone="info">{ticket.language.toUpperCase()}</Badge>}
      </p>
      <Line2 desk={desk} otherwise={service === null ? '' : say(service.name)} />
    </div>
  );
}

/** A problem, a running no-show, or what there is to say otherwise. */
function Line2({ desk, otherwise }: { readonly desk: DeskModel; readonly otherwise?: string }) {
  const words = useWording(counterWording);
  const { language } = useLanguage();
  const { state, asOf, view } = desk;
  const trouble = (text: string, tone: 'warn' | 'danger') => (
    <p className="bar-line" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'} title={text}>
      {text}
    </p>
  );
  if (asOf !== null) return trouble(words.reconnecting.title, 'warn');
  if (desk.lostTo !== null) return trouble(words.lostCounter(desk.lostTo), 'warn');
  if (state.problem !== null) {
    const { title, advice } = problemText(state.problem.failure, language);
    return trouble(`${title} ${advice}`, 'danger');
  }
  if (state.noShow !== null) return <NoShowLine desk={desk} number={state.noShow.number} />;
  if (state.nobodyCame) return trouble(words.now.stillNobody, 'warn');
  if (otherwise !== undefined) return <p className="bar-line">{otherwise}</p>;
  if (view.counter.status === 'closed') return <p className="bar-line">{words.now.closedAdvice}</p>;
  return (
    <p className="bar-line gl-num">
      {words.today.served(view.today.served)} · {words.today.noShows(view.today.noShows)}
    </p>
  );
}

function NoShowLine({ desk, number }: { readonly desk: DeskModel; readonly number: string }) {
  const words = useWording(counterWording);
  const seconds = useNoShowSeconds(desk);
  return (
    <p className="bar-line gl-num" data-tone="warn">
      <strong>{words.noShow.title(number)}</strong> · {words.noShow.undo} ({words.key.escape}) {seconds}
    </p>
  );
}

function Line({ desk }: { readonly desk: DeskModel }) {
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
