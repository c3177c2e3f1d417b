/**
 * Makes or checks backups in a process of its own, at the lowest priority: the queue's commits and pushes come first.
 * Its first message is the order, its last one the outcome.
 */
import { constants, setPriority } from 'node:os';
import { z } from 'zod';
import { inspectDatabase } from '../readiness/inspect.ts';
import { faultOf } from './fault.ts';
import { BackupOrder, checkBackup, CheckOrder, makeBackup } from './make-backup.ts';
import { stageBackup, StageOrder } from './stage.ts';

const Order = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('make'), order: BackupOrder }),
  z.strictObject({ kind: z.literal('check'), order: CheckOrder }),
  z.strictObject({ kind: z.literal('stage'), order: StageOrder }),
  z.strictObject({ kind: z.literal('inspect'), databaseFile: z.string() }),
]);

const tell = (message: unknown): void => void process.send?.(message);
const tellEveryMs = 500;

function progress(): (doneBytes: number, totalBytes: number) => void {
  let told = 0;
  return (doneBytes, totalBytes) => {
    const now = performance.now();
    if (now - told < tellEveryMs) return;
    told = now;
    tell({ kind: 'progress', doneBytes, totalBytes });
  };
}

async function obey(message: unknown): Promise<unknown> {
  const wanted = Order.parse(message);
  switch (wanted.kind) {
    case 'make':
      return makeBackup(wanted.order, progress());
    case 'check':
      return checkBackup(wanted.order);
    case 'stage':
      return stageBackup(wanted.order);
    case 'inspect':
      return inspectDatabase(wanted.databaseFile);
    default:
      return wanted satisfies never;
  }
}

try {
  setPriority(constants.priority.PRIORITY_LOW);
} catch {
  // Then it is merely not as quiet.
}
// Whoever asked is gone: half a backup is of no use.
process.once('disconnect', () => process.exit(1));
process.once('message', (message) => {
  obey(message)
    .then((value) => tell({ kind: 'done', value }))
    .catch((error: unknown) => {
      const { code, message: words } = faultOf(error);
      tell({ kind: 'failed', code, message: words });
    })
    .finally(() => process.disconnect?.());
});
