/** Giliran with a commit for every command, to be set beside a bare server that commits every message. */
import { join } from 'node:path';
import { env } from 'node:process';
import {
  buildServer,
  growHeapSlowly,
  installDemoAccess,
  readDemoAccess,
  readDemoSite,
  stationPrinters,
  systemClock,
} from '@giliran/server';
import pino from 'pino';

const folder = env['GILIRAN_DATA'] ?? '.';
const server = await buildServer({
  databaseFile: join(folder, 'giliran.db'),
  clock: systemClock,
  logger: pino({ level: 'warn' }),
  printers: stationPrinters({
    papers: join(folder, 'paper'),
    journals: join(folder, 'printers'),
    clock: systemClock,
  }),
  mediaFolder: join(folder, 'media'),
  recordingFolder: join(folder, 'recordings'),
  startLinks: () => [],
  commandsPerCommit: 1,
});
await installDemoAccess(server.accessStore, await readDemoAccess());
await server.queue.execute({ kind: 'system' }, 'load-demo-site', {
  type: 'site.configure',
  site: await readDemoSite(),
});
await server.queue.rollOver();
await server.listen('127.0.0.1', Number(env['PORT'] ?? 0));
growHeapSlowly();
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
