/** What is going on at this counter, large: the number, the service, the citizen's needs, the clock. */
import { useServerNow } from '@giliran/client';
import { unreachable, type WaitingTicket } from '@giliran/protocol';
import { Badge, TicketNumber, useLocalized, useWording } from '@giliran/ui';
import { counterWording } from '@giliran/ui/wording/counter';
import Accessibility from 'lucide-react/icons/accessibility';
import Languages from 'lucide-react/icons/languages';
import { useMarkWords } from '../lists/Marks.tsx';
import { priorityOf, serviceName, serviceOf, shortWait, type DeskModel } from './desk-model.ts';
import { JourneyPath } from './JourneyPath.tsx';
import { visitOf } from './visit.ts';
import { beyondUsualMs, paceOf, partOfUsual, servedMs, sinceCallMs, waitedMs } from './visit-times.ts';

export function NowCard({ desk }: { readonly desk: DeskModel }) {
  const visit = visitOf(desk.view);
  return visit === null ? (
    <Idle desk={desk} />
  ) : (
    <Visit key={visit.ticket.id} desk={desk} ticket={visit.ticket} serving={visit.state === 'serving'} />
  );
}

function Visit({
  desk,
  ticket,
  serving,
}: {
  readonly desk: DeskModel;
  readonly ticket: WaitingTicket;
  readonly serving: boolean;
}) {
  const words = useWording(counterWording);
  const say = useLocalized();
  const { view, formats } = desk;
  const service = serviceOf(view, ticket);
  const priority = priorityOf(view, ticket);
  const markWords = useMarkWords();
  const held = desk.state.held.length > 0;
  return (
    <div className="now" data-state={serving ? 'serving' : 'called'} data-held={held || undefined}>
      <div className="now-who">
        <div className="now-head">
          <TicketNumber number={ticket.number} className="now-number" />
          <div className="now-badges">
            <p className="now-state">{serving ? words.now.serving : words.now.called}</p>
            {priority !== null && (
              <Badge tone="warn" icon={<Accessibility aria-hidden="true" />} className="now-badge">
                {say(priority.name)}
              </Badge>
            )}
            <Badge
              tone={ticket.language === 'id' ? 'neutral' : 'info'}
              icon={<Languages aria-hidden="true" />}
              className="now-badge"
            >
              {words.languageName[ticket.language]}
            </Badge>
            {markWords(ticket, formats).map((text) => (
              <Badge key={text} tone="info" className="now-badge">
                {text}
              </Badge>
            ))}
          </div>
        </div>
        <h1 className="now-service">{say(serviceName(desk, ticket.serviceId))}</h1>
        {ticket.note !== null && (
          <p className="now-note" title={ticket.note}>
            {ticket.note}
          </p>
        )}
        <JourneyPath desk={desk} ticket={ticket} />
      </div>
      <div className="now-facts gl-num">
        {serving ? (
          <ServingClock ticket={ticket} usualMinutes={service?.usualMinutes ?? null} desk={desk} />
        ) : (
          <CallClock ticket={ticket} desk={desk} />
        )}
        <dl>
          <div>
            <dt>{words.waitedBeforeCall}</dt>
            <dd>{shortWait(formats, waitedMs(ticket, ticket.calledAt ?? ticket.issuedAt))}</dd>
          </div>
          <div>
            <dt>{words.taken}</dt>
            <dd>{formats.time(ticket.issuedAt)}</dd>
          </div>
          <div>
            <dt>{words.calls}</dt>
            <dd>{words.times(ticket.calls)}</dd>
          </div>
        </dl>
      </div>
    </div>
  );
}

function CallClock({ desk, ticket }: { readonly desk: DeskModel; readonly ticket: WaitingTicket }) {
  const words = useWording(counterWording);
  const now = useServerNow(1000);
  return (
    <div className="clock">
      <p className="clock-label">{words.sinceCall}</p>
      <p className="clock-time">{desk.formats.stopwatch(sinceCallMs(ticket, now))}</p>
    </div>
  );
}

function ServingClock({
  desk,
  ticket,
  usualMinutes,
}: {
  readonly desk: DeskModel;
  readonly ticket: WaitingTicket;
  readonly usualMinutes: number | null;
}) {
  const words = useWording(counterWording);
  const now = useServerNow(1000);
  const served = servedMs(ticket, now) ?? 0;
  const { formats } = desk;
  const pace = usualMinutes === null ? 'usual' : paceOf(served, usualMinutes);
  const beyond = usualMinutes === null ? 0 : beyondUsualMs(served, usualMinutes);
  return (
    <div className="clock" data-pace={pace}>
      <p className="clock-label">{words.servingTime}</p>
      <p className="clock-time">{formats.stopwatch(served)}</p>
      {usualMinutes !== null && (
        <>
          <span className="clock-bar" aria-hidden="true">
            <span style={{ inlineSize: `${partOfUsual(served, usualMinutes) * 100}%` }} />
          </span>
          <p className="clock-usual">{words.usually(formats.minutes(usualMinutes))}</p>
          {beyond >= 60_000 && <p className="clock-beyond">{words.overUsual(formats.duration(beyond))}</p>}
        </>
      )}
    </div>
  );
}

function Idle({ desk }: { readonly desk: DeskModel }) {
  const words = useWording(counterWording);
  const { counter, waitingCount } = desk.view;
  const say = (): readonly [title: string, advice: string | null] => {
    switch (counter.status) {
      case 'closed':
        return [words.now.closed, words.now.closedAdvice];
      case 'paused':
        return [words.now.paused(counter.pauseReason), words.now.pausedAdvice];
      case 'open':
        return waitingCount === 0 ? [words.now.nobody, words.now.nobodyAdvice] : [words.now.ready, null];
      default:
        return unreachable(counter.status);
    }
  };
  const [title, advice] = say();
  const next = counter.status === 'open' ? desk.view.waiting[0] : undefined;
  return (
    <div className="now now-idle" data-state={counter.status}>
      <div className="now-who">
        <h1 className="now-title">{title}</h1>
        {advice !== null && <p className="now-advice">{advice}</p>}
        {next !== undefined && <NextUp desk={desk} ticket={next} />}
      </div>
    </div>
  );
}

/** The one whom the next press calls. */
function NextUp({ desk, ticket }: { readonly desk: DeskModel; readonly ticket: WaitingTicket }) {
  const words = useWording(counterWording);
  const sayLocal = useLocalized();
  const now = useServerNow(5_000);
  const priority = priorityOf(desk.view, ticket);
  return (
    <div className="next-up gl-num">
      <p className="now-state">{words.nextInLine}</p>
      <TicketNumber number={ticket.number} className="next-up-number" />
      <p className="now-service">{sayLocal(serviceName(desk, ticket.serviceId))}</p>
      <div className="now-badges">
        {priority !== null && (
          <Badge tone="warn" icon={<Accessibility aria-hidden="true" />} className="now-badge">
            {sayLocal(priority.name)}
          </Badge>
        )}
        <span className="next-up-waited">
          {words.waitingFor(shortWait(desk.formats, waitedMs(ticket, now)))}
        </span>
      </div>
    </div>
  );
}
