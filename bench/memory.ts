/** What the server holds in memory: at rest, on a stress day, and with a crowd of phones. Resident size, in MB, of the program as it is distributed. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { makeServerFolder } from '../scripts/distribution/make.ts';
import { hereTarget } from '../scripts/distribution/target.ts';
import { forget, newDataFolder, residentMb, startDistributed } from './processes.ts';

export interface Memory {
  readonly idleMb: number;
  /** After a day of so many tickets, 40 displays, 60 counters and 10 kiosks connected. */
  readonly tickets: number;
  readonly dayMb: number;
  /** The same with so many phones that follow a waiting ticket. */
  readonly followers: number;
  readonly followersMb: number;
}

export async function measureMemory(tickets: number, followers: number): Promise<Memory> {
  const target = hereTarget();
  if (!target.ok) throw new Error(target.error);
  const dataFolder = newDataFolder();
  const { folder } = await makeServerFolder({
    root: fileURLToPath(new URL('..', import.meta.url)),
    into: join(dataFolder, 'program'),
    ...{ target: target.value, here: true },
  });
  const data = join(dataFolder, 'data');
  // What Node compiles on the first start is kept for the ones that follow.
  const first = await startDistributed(folder, data);
  await pause(6_000);
  await first.stop();
  const server = await startDistributed(folder, data);
  await pause(4_000);
  const idleMb = residentMb(server.pid);
  const crowd = fork(fileURLToPath(new URL('crowd.ts', import.meta.url)), [
    server.url,
    String(tickets),
    String(followers),
  ]);
  await once(crowd, 'message');
  await pause(3_000);
  const dayMb = residentMb(server.pid);
  crowd.send('go on');
  const [told] = await once(crowd, 'message');
  const came = z.object({ followers: z.number() }).parse(told).followers;
  await pause(3_000);
  const followersMb = residentMb(server.pid);
  crowd.kill();
  await server.stop();
  forget(dataFolder);
  return { idleMb, tickets, dayMb, followers: came, followersMb };
}
