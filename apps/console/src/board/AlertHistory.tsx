/** Today's alerts, those that are over as well. */
import type { SendFailure } from '@giliran/client';
import { AlertFace } from '@giliran/protocol';
import { Dialog, Spinner, useWording } from '@giliran/ui';
import { boardWording } from '@giliran/ui/wording/board';
import { commonWording } from '@giliran/ui/wording/common';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { ask } from '../ask.ts';
import { useFailureText } from '../failure-text.ts';
import { useBoard } from './board-context.ts';
import { useSubject } from './use-subject.ts';

export interface AlertHistoryProps {
  readonly token: string;
  readonly onClose: () => void;
}

const alertsSchema = z.array(AlertFace);

export function AlertHistory({ token, onClose }: AlertHistoryProps) {
  const { alerts: words } = useWording(boardWording);
  const common = useWording(commonWording);
  const failureText = useFailureText();
  const { view, formats } = useBoard();
  const subject = useSubject();
  const [alerts, setAlerts] = useState<readonly AlertFace[] | null>(null);
  const [failed, setFailed] = useState<SendFailure | null>(null);
  // What is on now may end or begin while the list is open.
  const changes = view.alerts.map(({ id, acknowledgedAt }) => `${id}${acknowledgedAt ?? ''}`).join();
  useEffect(() => {
    let stale = false;
    void ask(token, 'alerts', alertsSchema).then((answer) => {
      if (stale) return;
      if (answer.ok) setAlerts(answer.value);
      setFailed(answer.ok ? null : answer.error);
    });
    return () => {
      stale = true;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [token, changes]);
  return (
    <Dialog open onClose={onClose} title={words.history} closeLabel={common.close} className="wide-dialog">
      {failed !== null && <p role="alert">{failureText(failed)}</p>}
      {alerts === null ? (
        failed === null && <Spinner />
      ) : alerts.length === 0 ? (
        <p>{words.historyNone}</p>
      ) : (
        <table className="gl-table alert-history">
          <thead>
            <tr>
              <th scope="col">{words.subject}</th>
              <th scope="col" className="gl-num">
                {words.began}
              </th>
              <th scope="col" className="gl-num">
                {words.ended}
              </th>
              <th scope="col">{words.by}</th>
            </tr>
          </thead>
          <tbody>
            {alerts.map((alert) => (
              <tr key={alert.id}>
                <th scope="row">
                  {subject(alert)}
                  <span className="second">{words.what[alert.kind](alert.value, alert.limit)}</span>
                </th>
                <td className="gl-num">{formats.time(alert.beganAt)}</td>
                <td className="gl-num">
                  {alert.endedAt === null ? words.stillOn : formats.time(alert.endedAt)}
                </td>
                <td>
                  {alert.acknowledgedAt === null ? '–' : (alert.acknowledgedBy ?? words.handledByProgram)}
                  {alert.acknowledgedAt !== null && (
                    <span className="second">{formats.time(alert.acknowledgedAt)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
