/**
 * Tries whether anything can be stored, also while nobody commands anything: those who lead hear of a disk that fails,
 * and that it is mended, before somebody stands in front of it.
 */
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';

const everyMs = 5 * 60_000;
/** While it fails, somebody waits for it. */
const failingEveryMs = 5_000;
/** How often it is looked at whether a slow disk has been quick for long enough. */
const slowEveryMs = 5_000;

/** The returned function stops it. */
export function watchStorage(queue: QueueService, clock: Clock): () => void {
  let cancel = (): void => {};
  const wait = (): void => {
    cancel();
    const { storage } = queue;
    const pause = storage === 'failing' ? failingEveryMs : storage === 'slow' ? slowEveryMs : everyMs;
    cancel = clock.after(pause, () => {
      queue.tryStorage();
      wait();
    });
  };
  const stopHearing = queue.onStorage(wait);
  wait();
  return () => {
    stopHearing();
    cancel();
  };
}
