/** Turns the service day at midnight of the site, and looks again every hour in case the clock was changed. */
import { endOfServiceDay } from '@giliran/engine';
import type { Clock } from './clock.ts';
import type { QueueService } from './queue-service.ts';

const longestSleepMs = 3_600_000;

/** The returned function stops it. */
export function startDayClock(queue: QueueService, clock: Clock): () => void {
  let cancel = (): void => {};
  const sleep = (): void => {
    const { index, day } = queue.state;
    const untilMidnight =
      index && day ? endOfServiceDay(index.site.settings.timeZone, day) - clock.now() : longestSleepMs;
    cancel = clock.after(Math.min(Math.max(untilMidnight, 1_000), longestSleepMs), () => {
      void queue.rollOver();
      sleep();
    });
  };
  sleep();
  return () => cancel();
}
