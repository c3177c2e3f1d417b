/** What the limits call for now: each with who sees to it; today's history behind a button. */
import type { SupervisorView } from '@giliran/protocol';
import { Badge, Button, Switch, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import BellRing from 'lucide-react/icons/bell-ring';
import CircleCheck from 'lucide-react/icons/circle-check';
import History from 'lucide-react/icons/history';
import { useState } from 'react';
import { AlertHistory } from './AlertHistory.tsx';
import { useBoard } from './board-context.ts';
import { mayLead } from './may-lead.ts';
import type { AlertSound } from './use-alert-sound.ts';
import { useSubject } from './use-subject.ts';
import { useCommand } from './useCommand.ts';

type ShownAlert = SupervisorView['alerts'][number];

export interface AlertListProps {
  readonly token: string;
  readonly sound: AlertSound;
}

export function AlertList({ token, sound }: AlertListProps) {
  const { alerts: words, webhookFails, webhookSince } = useWording(boardWording);
  const { view, formats } = useBoard();
  const [history, setHistory] = useState(false);
  const { alerts, webhooksFailing } = view;
  const untended = alerts.filter((alert) => alert.acknowledgedAt === null).length;
  return (
    <>
      <section className="alerts" aria-labelledby="alerts-title">
        <div className="alerts-head">
          <h2 id="alerts-title">
            {words.title}
            {untended > 0 && <Badge tone="danger">{untended}</Badge>}
          </h2>
          <Switch
            label={words.sound}
            checked={sound.on}
            onChange={(event) => sound.setOn(event.currentTarget.checked)}
          />
        </div>
        {sound.locked && <p className="alerts-locked">{words.soundLocked}</p>}
        {alerts.length + webhooksFailing.length === 0 ? (
          <p className="all-well">
            <CircleCheck aria-hidden="true" />
            {words.none}
          </p>
        ) : (
          // It may be longer than its part of the window: reachable by keyboard, so that it can be scrolled.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <ul tabIndex={0} aria-labelledby="alerts-title" aria-live="polite">
            {alerts.map((alert) => (
              <AlertLine key={alert.id} alert={alert} />
            ))}
            {webhooksFailing.map(({ name, since, error }) => (
              <li key={name} data-tone="warn">
                <span className="problem-icon" aria-hidden="true">
                  <BellRing />
                </span>
                <p>
                  <strong>{webhookFails(name)}</strong>
                  <span>
                    {webhookSince(formats.time(since))}
                    {error !== null && ` · ${error}`}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        )}
        <Button variant="quiet" icon={<History />} onClick={() => setHistory(true)}>
          {words.history}
        </Button>
      </section>
      {history && <AlertHistory token={token} onClose={() => setHistory(false)} />}
    </>
  );
}

function AlertLine({ alert }: { readonly alert: ShownAlert }) {
  const { alerts: words } = useWording(boardWording);
  const { formats, who } = useBoard();
  const subject = useSubject();
  const { run, busy, failure } = useCommand();
  const { kind, value, limit, beganAt, acknowledgedAt, acknowledgedBy } = alert;
  const name = subject(alert);
  const tended = acknowledgedAt !== null;
  // The hall's devices are not an agency's to see to.
  const may = mayLead(who) && (who?.agencyId === null || alert.agencyId !== null);
  return (
    <li data-tone={tended ? 'calm' : 'danger'} data-alert={alert.kind}>
      <span className="problem-icon" aria-hidden="true">
        <BellRing />
      </span>
      <div className="alert-words">
        <p>
          <strong>{name}</strong>
          <span>{words.what[kind](value, limit)}</span>
          <span>
            {words.since(formats.time(beganAt))}
            {tended &&
              ` · ${acknowledgedBy === null ? words.handledByProgram : words.handled(acknowledgedBy)}`}
          </span>
        </p>
        {!tended && may && (
          <Button
            size="small"
            busy={busy}
            aria-label={words.handleOf(name)}
            onClick={() => run({ type: 'alert.acknowledge', alertId: alert.id })}
          >
            {words.handle}
          </Button>
        )}
        {failure !== null && <p role="alert">{failure}</p>}
      </div>
    </li>
  );
}
