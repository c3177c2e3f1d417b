/** What went wrong or is about to happen, above the big button, with what to press. */
import { Banner, Button, IconButton, Kbd, Spinner, useLanguage, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import X from 'lucide-react/icons/x';
import { useEffect, useState } from 'react';
import { visitOf } from './actions.ts';
import type { DeskModel } from './desk-model.ts';
import { noShowDelayMs } from './desk-control.ts';
import { problemText } from './problem-text.ts';

/** Whole seconds until the no-show is sent. */
export function useNoShowSeconds(desk: DeskModel): number {
  const { control } = desk;
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 200);
    return () => clearInterval(timer);
  }, []);
  return Math.ceil(control.noShowLeftMs() / 1000);
}

export function Notices({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const { language } = useLanguage();
  const { state, asOf, leaveProblem, lostTo, view } = desk;
  const visit = visitOf(view);
  const dismiss = (onClick: () => void) => (
    <IconButton label={words.actions.dismiss} icon={<X />} onClick={onClick} />
  );
  return (
    <div className="notices">
      {asOf !== null && (
        <Banner tone="warn" icon={<Spinner />} title={words.reconnecting.title}>
          {words.reconnecting.advice(desk.formats.time(asOf))}
        </Banner>
      )}
      {lostTo !== null && (
        <Banner
          tone="warn"
          title={words.lostCounter(lostTo)}
          action={<Button onClick={desk.changeCounter}>{words.actions.changeCounter}</Button>}
        >
          {words.lostCounterAdvice}
        </Banner>
      )}
      {leaveProblem === 'busy' && visit !== null && (
        <Banner
          tone="warn"
          title={words.signOut.busy(visit.ticket.number)}
          action={dismiss(desk.dismissLeave)}
        >
          {words.signOut.busyAdvice}
        </Banner>
      )}
      {leaveProblem === 'unreachable' ? (
        <Banner
          tone="error"
          title={words.signOut.unreachable}
          action={
            <span className="notice-actions">
              <Button onClick={desk.leaveAnyway}>{words.signOut.anyway}</Button>
              {dismiss(desk.dismissLeave)}
            </span>
          }
        >
          {words.signOut.unreachableAdvice}
        </Banner>
      ) : (
        state.problem !== null && (
          <Banner
            tone="error"
            title={problemText(state.problem.failure, language).title}
            action={dismiss(() => desk.control.dismissProblem())}
          >
            {problemText(state.problem.failure, language).advice}
          </Banner>
        )
      )}
      {state.nobodyCame && <Banner tone="info" title={words.now.stillNobody} />}
      {state.noShow !== null && state.busy === null && (
        <NoShowNotice desk={desk} number={state.noShow.number} />
      )}
    </div>
  );
}

function NoShowNotice({ desk, number }: { readonly desk: DeskModel; readonly number: string }) {
  const words = useWording(counterWording);
  const seconds = useNoShowSeconds(desk);
  return (
    <div className="no-show">
      <div>
        <output className="no-show-title">{words.noShow.title(number)}</output>
        {/* The running number is for the eye; read out is only the title. */}
        <p aria-hidden="true">{words.noShow.advice(seconds)}</p>
      </div>
      <Button
        hint={<Kbd>{words.key.escape}</Kbd>}
        onClick={() => {
          desk.control.undoNoShow();
          desk.focusBig();
        }}
      >
        {words.noShow.undo}
      </Button>
      <span className="no-show-time" aria-hidden="true" style={{ animationDuration: `${noShowDelayMs}ms` }} />
    </div>
  );
}
