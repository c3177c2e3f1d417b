/** The number, and under it the one line that matters most now. */
import { useServerNow } from '@giliran/client';
import { Badge, TicketNumber, useLanguage, useLocalized, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import { counterActionsWording } from '@giliran/ui/wording/counter-actions';
import { counterPanelsWording } from '@giliran/ui/wording/counter-panels';
import { counterSettingsWording } from '@giliran/ui/wording/counter-settings';
import Accessibility from 'lucide-react/icons/accessibility';
import { priorityOf, serviceName, serviceOf, type DeskModel } from '../desk/desk-model.ts';
import { didText, heldStep } from '../desk/did-text.ts';
import { problemText } from '../desk/problem-text.ts';
import { spokenState } from '../desk/spoken-state.ts';
import { visitOf } from '../desk/visit.ts';
import { paceOf, servedMs, sinceCallMs } from '../desk/visit-times.ts';

export function BarNow({ desk }: { readonly desk: DeskModel }) {
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
        <SecondLine desk={desk} />
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
      <SecondLine desk={desk} otherwise={ticket.note ?? say(serviceName(desk, ticket.serviceId))} />
    </div>
  );
}

/** A problem, what waits to be sent, what was done, or what there is to say otherwise. */
function SecondLine({ desk, otherwise }: { readonly desk: DeskModel; readonly otherwise?: string }) {
  const words = useWording(counterWording);
  const actions = useWording(counterActionsWording);
  const panels = useWording(counterPanelsWording);
  const shared = useWording(counterSettingsWording);
  const { language } = useLanguage();
  const { state, asOf, view } = desk;
  const trouble = (text: string, tone: 'warn' | 'danger') => (
    <p className="bar-line" data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'} title={text}>
      {text}
    </p>
  );
  const [held] = state.held;
  if (held !== undefined)
    return trouble(`${heldStep(held, language)}: ${actions.held.title(held.number)}`, 'warn');
  if (asOf !== null) return trouble(words.reconnecting.title, 'warn');
  if (desk.lostTo !== null) return trouble(shared.handOver.taken(desk.lostTo), 'warn');
  if (desk.elsewhere) {
    return (
      <p className="bar-line" data-tone="warn">
        {shared.window.elsewhere}{' '}
        <button type="button" className="bar-here" onClick={desk.workHere}>
          {shared.window.useHere}
        </button>
      </p>
    );
  }
  if (state.dropped !== null) {
    const { dropped } = state;
    const { title } = problemText(dropped.failure, language);
    return trouble(`${actions.held.dropped(heldStep(dropped, language), dropped.number)} ${title}`, 'danger');
  }
  if (state.problem !== null) {
    const { title, advice } = problemText(state.problem.failure, language);
    return trouble(`${title} ${advice}`, 'danger');
  }
  if (state.nobodyCame) return trouble(words.now.stillNobody, 'warn');
  if (view.condition?.kind === 'systemDown') return trouble(panels.condition.downTitle, 'warn');
  if (state.did !== null) return <p className="bar-line gl-num">{didText(state.did, language)}</p>;
  if (otherwise !== undefined) return <p className="bar-line">{otherwise}</p>;
  if (view.counter.status === 'closed') return <p className="bar-line">{words.now.closedAdvice}</p>;
  return (
    <p className="bar-line gl-num">
      {words.today.served(view.today.served)} · {words.today.noShows(view.today.noShows)}
    </p>
  );
}
