/**
 * Papers whose kiosk fell silent: queued or sent, and nothing told for some minutes. Nobody knows what
 * became of them, so the ledger says so, and they come to the list of those that need a hand. A kiosk that
 * comes back may still tell that its paper came out.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { QueueService } from './queue-service.ts';

const everyMs = 60_000;
const patienceMs = 5 * 60_000;

/** The returned function stops it. */
export function watchSilentPapers(queue: QueueService, clock: Clock): () => void {
  let cancel = (): void => {};
  const look = (): void => {
    const { papers, unconfirmedPapers } = queue.state;
    for (const paperId of unconfirmedPapers) {
      const paper = papers.get(paperId);
      const underWay = paper?.state === 'queued' || paper?.state === 'sent';
      if (!underWay || clock.now() - paper.changedAt < patienceMs) continue;
      const detail = 'the kiosk told nothing in time';
      void queue.execute({ kind: 'system' }, randomUUID(), {
        type: 'paper.report',
        paperId,
        outcome: 'unknown',
        detail,
      });
    }
    cancel = clock.after(everyMs, look);
  };
  cancel = clock.after(everyMs, look);
  return () => cancel();
}
