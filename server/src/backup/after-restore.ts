/** What the first start on restored data sees to: numbers and calls that are out already are passed over. */
import { serviceDayAt } from '@giliran/engine';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { QueueService } from '../queue-service.ts';
import type { Db } from '../store/database.ts';
import { RestoredNote } from './restore.ts';

const Row = z.object({ id: z.string(), note: z.string() });

export async function seeToRestore(
  db: Db,
  { queue, clock, logger }: { queue: QueueService; clock: Clock; logger: Logger },
): Promise<void> {
  for (const raw of db.prepare('SELECT id, note FROM restored').all()) {
    const row = Row.parse(raw);
    const { day, known, skip } = RestoredNote.parse(JSON.parse(row.note));
    const site = queue.state.index?.site;
    // On a later day the numbers begin anew anyway.
    if (site && serviceDayAt(site.settings.timeZone, clock.now()) === day) {
      const done = await queue.execute({ kind: 'system' }, `restored-${row.id}`, {
        type: 'day.restored',
        known,
        skip,
      });
      if (!done.ok) throw new Error(`after a restore: ${done.error.code}`);
      logger.warn({ event: 'restored', skip, known: known !== null }, 'the data were put back from a backup');
    }
    db.prepare('DELETE FROM restored WHERE id = ?').run(row.id);
  }
}
