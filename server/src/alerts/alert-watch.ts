/**
 * Looks every few seconds at what the limits of the set-up call for, in one place, and lets alerts begin and
 * end through the queue's one door: so they stand in the log, survive a restart and reach every board at once.
 */
import { randomUUID } from 'node:crypto';
import { readAlerts, stepAlerts, type DeviceFact, type Unsettled } from '@giliran/engine';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';

const lookEveryMs = 5_000;
/** While nothing is done in the hall, as at night, and nothing is about to change: limits are minutes. */
const restMs = 30_000;

export interface AlertWatchParts {
  readonly queue: QueueService;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly devices: () => readonly DeviceFact[];
}

/** The returned function stops it. */
export function startAlertWatch({ queue, clock, logger, devices }: AlertWatchParts): () => void {
  let unsettled: Unsettled = new Map();
  let cancel = (): void => {};
  let busy = false;

  const look = async (): Promise<void> => {
    const { index, hall } = queue.state;
    if (!index || busy) return;
    const now = clock.now();
    const step = stepAlerts(
      hall.alerts.values(),
      readAlerts(queue.state, index, devices(), now),
      unsettled,
      now,
    );
    unsettled = step.unsettled;
    if (step.began.length + step.ended.length === 0) return;
    busy = true;
    const noted = await queue.execute({ kind: 'system' }, randomUUID(), {
      type: 'alert.note',
      began: [...step.began],
      ended: [...step.ended],
    });
    busy = false;
    // What could not be stored is found again at the next look.
    if (!noted.ok) logger.warn({ event: 'alertsNotNoted', code: noted.error.code }, 'alerts wait');
  };
  let resting = false;
  let seenSeq = -1;
  const tick = (): void => {
    resting = queue.lastSeq === seenSeq && unsettled.size === 0;
    seenSeq = queue.lastSeq;
    cancel = clock.after(resting ? restMs : lookEveryMs, tick);
    void look().catch((error: unknown) =>
      logger.error({ event: 'alertsFailed', err: error }, 'alerts could not be looked at'),
    );
  };
  const stopListening = queue.onCommitted(() => {
    if (!resting) return;
    resting = false;
    cancel();
    cancel = clock.after(lookEveryMs, tick);
  });
  tick();
  return () => {
    stopListening();
    cancel();
  };
}
