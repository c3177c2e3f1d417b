/**
 * The whole server in a process of its own, on a clock that its parent moves: `{leap: milliseconds}` moves it
 * and is answered with how many timers then wait, `{look: true}` collects garbage and tells what the process holds.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { randomUUID } from 'node:crypto';
import {
  buildServer,
  growHeapSlowly,
  installDemoAccess,
  readDemoAccess,
  readDemoSite,
  stationPrinters,
} from '@giliran/server';
import pino from 'pino';
import { z } from 'zod';
import { LeapingClock } from './leaping-clock.ts';

const Asked = z.union([z.object({ leap: z.number() }), z.object({ look: z.literal(true) })]);

const [folder = '', start = ''] = process.argv.slice(2);
const clock = new LeapingClock(Date.parse(start));
const server = await buildServer({
  databaseFile: join(folder, 'giliran.db'),
  clock,
  logger: pino({ level: 'warn' }, pino.destination(2)),
  printers: stationPrinters({ papers: join(folder, 'paper'), journals: join(folder, 'printers'), clock }),
  mediaFolder: join(folder, 'media'),
  recordingFolder: join(folder, 'recordings'),
  startLinks: () => [],
});
await installDemoAccess(server.accessStore, await readDemoAccess());
const site = await readDemoSite();
await server.queue.execute({ kind: 'system' }, randomUUID(), { type: 'site.configure', site });
await server.queue.rollOver();
const port = await server.listen('127.0.0.1', 0);
growHeapSlowly();

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

function look() {
  // Twice: what the first finds unreachable may have held something else.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const p99 = delay.percentile(99) / 1e6;
  delay.reset();
  const { state, lastSeq } = server.queue;
  return {
    heapMb: heapUsed / 2 ** 20,
    residentMb: rss / 2 ** 20,
    files: openFiles(),
    delayMs: p99,
    resources: process.getActiveResourcesInfo().filter((what) => what !== 'Timeout' && what !== 'Immediate')
      .length,
    day: state.day,
    tickets: state.tickets.size,
    lastSeq,
  };
}

/** Zero where the system does not say. */
function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}

process.on('message', (message: unknown) => {
  const asked = Asked.parse(message);
  if ('look' in asked) {
    process.send?.(look());
    return;
  }
  clock.leap(asked.leap);
  // What the clock has brought is committed before the parent goes on.
  setImmediate(() => setImmediate(() => process.send?.({ timers: clock.waiting })));
});
process.once('disconnect', () => void server.stop().then(() => process.exit()));
process.send?.({ port });
