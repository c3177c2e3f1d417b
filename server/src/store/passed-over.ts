/** The row of what is not given again today after a restore. */
import type { PassedOver } from '@giliran/engine';
import { z } from 'zod';
import type { Db } from './database.ts';

const Row = z.object({ numbers: z.string(), calls: z.number() });
const Numbers = z.array(z.tuple([z.string(), z.number()]));

export function keepPassedOver(db: Db, { numbers, calls }: PassedOver): void {
  db.prepare('INSERT OR REPLACE INTO passed_over (id, numbers, calls) VALUES (1, ?, ?)').run(
    JSON.stringify([...numbers]),
    calls,
  );
}

export function readPassedOver(db: Db): PassedOver {
  const row = db.prepare('SELECT numbers, calls FROM passed_over WHERE id = 1').get();
  if (row === undefined) return { numbers: new Map(), calls: 0 };
  const { numbers, calls } = Row.parse(row);
  return { numbers: new Map(Numbers.parse(JSON.parse(numbers))), calls };
}
