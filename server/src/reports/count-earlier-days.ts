/** Counts closed days that came before days were counted, or were counted in another way: one now and then, so that nobody waits for it. */
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';
import type { Db } from '../store/database.ts';
import { FiguresStore } from '../store/figures-store.ts';
import { countDay } from './figures.ts';

const everyMs = 200;

/** The returned function stops it. */
export function countEarlierDays(parts: { db: Db; queue: QueueService; clock: Clock }): () => void {
  const { db, queue, clock } = parts;
  const figures = new FiguresStore(db);
  let cancel = (): void => {};
  const countOne = (): void => {
    const { day: open, index } = queue.state;
    const day = open === null ? null : figures.nextUncounted(open);
    if (day === null || !index) return;
    const counted = countDay(
      day,
      index.site.settings.timeZone,
      figures.ticketsOf(day),
      figures.agencyReader(day),
    );
    db.transaction(() => figures.keep(counted)).immediate();
    cancel = clock.after(everyMs, countOne);
  };
  cancel = clock.after(everyMs, countOne);
  return () => cancel();
}
