/**
 * What the server does by itself at the counters and at closing: calls for a free counter whose clerk has
 * switched that on, gives up on those who did not come, and lets an agency's choice for those who still
 * wait at closing take hold. What is due is read off the state, so that a restart loses nothing.
 */
import { randomUUID } from 'node:crypto';
import { dueAtClosing, dueAtCounters } from '@giliran/engine';
import type { Clock } from './clock.ts';
import type { QueueService } from './queue-service.ts';

/** Waits that grow past a limit, and closing times, bring work without any commit. */
const lookEveryMs = 15_000;

/** The returned function stops it. */
export function startAutoWork(queue: QueueService, clock: Clock): () => void {
  let cancel = (): void => {};
  let cancelLook = (): void => {};
  let busy = false;
  let again = false;

  const atCounters = async (): Promise<void> => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      const { due, lookAgainAt } = dueAtCounters(queue.newest, clock.now());
      cancel();
      cancel =
        lookAgainAt === null
          ? () => {}
          : clock.after(Math.max(1, lookAgainAt - clock.now()), () => void atCounters());
      // A counter that has moved on meanwhile refuses: its revision is named.
      await Promise.all(due.map((command) => queue.execute({ kind: 'system' }, randomUUID(), command)));
    } while (again);
    busy = false;
  };

  const look = (): void => {
    for (const command of dueAtClosing(queue.newest, clock.now()))
      void queue.execute({ kind: 'system' }, randomUUID(), command);
    void atCounters();
    cancelLook = clock.after(lookEveryMs, look);
  };

  const stopListening = queue.onCommitted(({ touched }) => {
    if (touched.counters.size > 0 || touched.lines.size > 0 || touched.site) void atCounters();
  });
  look();
  return () => {
    stopListening();
    cancel();
    cancelLook();
  };
}
