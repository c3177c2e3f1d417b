/** What went wrong or stands in the way, above the big button, with what to press. */
import type { Language } from '@giliran/protocol';
import { Banner, Button, IconButton, Spinner, useLanguage, useLocalized, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterActionsWording, type CounterActionsWording } from '@giliran/ui/wording/counter-actions';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { counterSettingsWording } from '@giliran/ui/wording/counter-settings';
import ServerOff from 'lucide-react/icons/server-off';
import X from 'lucide-react/icons/x';
import { heldStep } from './did-text.ts';
import type { DeskModel } from './desk-model.ts';
import type { HeldBack } from './held-back.ts';
import { problemText } from './problem-text.ts';
import { visitOf } from './visit.ts';

export function Notices({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const shared = useWording(counterSettingsWording);
  const { language } = useLanguage();
  const { state, asOf, leaveProblem, lostTo, view } = desk;
  const visit = visitOf(view);
  // One trouble at a time: what stands over the agency is in the top bar, too.
  const troubled =
    asOf !== null || lostTo !== null || desk.elsewhere || state.problem !== null || state.dropped !== null;
  const dismiss = (onClick: () => void) => (
    <IconButton label={words.actions.dismiss} icon={<X />} onClick={onClick} />
  );
  return (
    <div className="notices">
      {asOf !== null && <OfflineNotice desk={desk} asOf={asOf} />}
      <HeldNotice desk={desk} />
      {lostTo !== null && (
        <Banner
          tone="warn"
          title={shared.handOver.taken(lostTo)}
          action={<Button onClick={desk.changeCounter}>{words.actions.changeCounter}</Button>}
        >
          {shared.handOver.takenAdvice}
        </Banner>
      )}
      {lostTo === null && desk.elsewhere && (
        <Banner
          tone="warn"
          title={shared.window.elsewhere}
          action={<Button onClick={desk.workHere}>{shared.window.useHere}</Button>}
        >
          {shared.window.elsewhereAdvice}
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
      {!troubled && <ConditionNotice desk={desk} />}
    </div>
  );
}

/** What waits for the connection, or was refused when it came back. */
function HeldNotice({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterActionsWording).held;
  const { actions } = useWording(counterWording);
  const { language } = useLanguage();
  const { held, dropped } = desk.state;
  if (dropped !== null) {
    const { title, advice } = problemText(dropped.failure, language);
    return (
      <Banner
        tone="error"
        title={words.dropped(heldStep(dropped, language), dropped.number)}
        action={
          <IconButton label={actions.dismiss} icon={<X />} onClick={() => desk.control.dismissProblem()} />
        }
      >
        {title} {advice}
      </Banner>
    );
  }
  const [first] = held;
  if (first === undefined || desk.asOf !== null) return null;
  return <Banner tone="info" icon={<Spinner />} title={heldTitle(held, words, language)} />;
}

const heldTitle = (
  held: readonly HeldBack[],
  words: CounterActionsWording['held'],
  language: Language,
): string =>
  `${held.map((one) => heldStep(one, language)).join(' + ')}: ${words.title(held[0]?.number ?? '–')}`;

/** The line is down: since when, what is kept back for it, and how to call that off. */
function OfflineNotice({ desk, asOf }: { readonly desk: DeskModel; readonly asOf: number }) {
  const words = useWording(counterWording);
  const actions = useWording(counterActionsWording).held;
  const { language } = useLanguage();
  const { held } = desk.state;
  const state = words.reconnecting.advice(desk.formats.time(asOf));
  return held.length === 0 ? (
    <Banner tone="warn" icon={<Spinner />} title={words.reconnecting.title}>
      {state}
    </Banner>
  ) : (
    <Banner
      tone="warn"
      icon={<Spinner />}
      title={`${words.reconnecting.title} ${heldTitle(held, actions, language)}.`}
      action={<Button onClick={() => desk.control.discardHeld()}>{actions.discard}</Button>}
    >
      {actions.advice} {state}
    </Banner>
  );
}

/** The agency's system is down: for all who work there, until somebody says otherwise. */
function ConditionNotice({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterPanelsWording).condition;
  const say = useLocalized();
  const { condition } = desk.view;
  if (condition === null || desk.panel?.kind === 'condition') return null;
  const title = condition.kind === 'systemDown' ? words.downTitle : words.closedEarlyTitle;
  return (
    <Banner
      tone="warn"
      icon={<ServerOff />}
      title={`${title} ${words.since(desk.formats.time(condition.since))}`}
      action={
        <Button
          aria-disabled={!desk.control.takes({ do: 'setCondition', condition: null })}
          onClick={() => desk.perform({ do: 'setCondition', condition: null })}
        >
          {words.well}
        </Button>
      }
    >
      {condition.message === null ? '' : `${say(condition.message)} `}
      {condition.issuing === 'stop' ? words.stopped : words.warned}
    </Banner>
  );
}
