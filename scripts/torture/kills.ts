/** The server process is killed in the middle of a working hall, again and again. */
import type { ZoneId } from '@giliran/protocol';
import { z } from 'zod';
import { SiteApi } from '../day/site-api.ts';
import type { Random } from '../day/random.ts';
import { quantile } from '../day/statistics.ts';
import { freePort, runCommand, standBy } from '../../tests/support/server-process.ts';
import { heldAgainstLog } from './against-log.ts';
import { WorkingHall } from './hall.ts';
import { pause, within, type Outcome } from './outcome.ts';
import { openBookings } from './trial-site.ts';

export interface KillParts {
  readonly kills: number;
  readonly random: Random;
  /** Where the server keeps its data; empty before. */
  readonly dataFolder: string;
  /** After so many kills everybody is waited for; in between the next kill may find screens still on their way back. */
  readonly everybodyBackEvery: number;
  /** So soon everybody must be back once the server listens again, in milliseconds. */
  readonly backMs: number;
  readonly onKill?: (n: number) => void;
  /** Somebody wants to know now: the trial ends with what has been done. */
  readonly halted?: () => boolean;
}

const key = 'demo-admin-key';

export async function killAgainAndAgain(parts: KillParts): Promise<Outcome> {
  const { kills, random, dataFolder, backMs } = parts;
  const run = { dataFolder, port: await freePort() };
  let begun = 0;
  // Every other server writes its log from another thread whether there is much to do or not.
  const nextServer = () => {
    begun += 1;
    return standBy({ ...run, environment: { GILIRAN_LOG_THREAD: begun % 2 === 0 ? 'always' : 'busy' } });
  };
  let next = nextServer();
  let server = await next.go();
  next = nextServer();
  const hall = new WorkingHall({ url: server.url, random });
  const backAfter: number[] = [];
  const problems: string[] = [];
  try {
    hall.open(await openBookings(server.url));
    await within(backMs, () => hall.allBack());
    let done = 0;
    while (done < kills && !parts.halted?.()) {
      const n = done + 1;
      const enough = hall.answered.length + 3 + Math.floor(random.next() * 40);
      if (!(await within(120_000, () => hall.answered.length >= enough)))
        problems.push(`the work stood still before kill ${n}`);
      // Anywhere between two commits, not just after an answer.
      await pause(random.next() * 20);
      await server.kill('SIGKILL');
      server = await next.go();
      const listening = performance.now();
      next = nextServer();
      if (n % parts.everybodyBackEvery === 0 || n === kills) {
        if (!(await within(backMs, () => hall.allBack())))
          problems.push(`not everybody was back after kill ${n}`);
        backAfter.push(performance.now() - listening);
      }
      done = n;
      parts.onKill?.(n);
    }
    if (!(await hall.finish(180_000))) problems.push('somebody never got an answer');
    const log = await new SiteApi({ server: server.url, key }).wholeLog();
    if (!log.ok)
      return { name: 'kills', figures: { kills }, problems: [...problems, 'the log cannot be read'] };
    problems.push(...hall.problems, ...heldAgainstLog(log.value, hall.answered));
    for (const [what, times] of hall.spoken)
      if (times > 1) problems.push(`${what} was spoken ${times} times`);
    for (const what of hall.refusals) problems.push(`refused: ${what.join(', times: ')}`);
    // Everybody is at rest: what stands on the displays is what the server says.
    if (!(await within(30_000, () => showTheSame(server.url, hall))))
      problems.push('a display shows other calls than the server has');
    await server.kill('SIGKILL');
    const verified = await runCommand(['verify'], { dataFolder });
    if (verified.code !== 0) problems.push(`verify: ${verified.stdout}${verified.stderr}`);
    const counted = Map.groupBy(log.value, ({ event }) => event.type);
    const events = (...types: (typeof log.value)[number]['event']['type'][]): number =>
      types.reduce((sum, type) => sum + (counted.get(type)?.length ?? 0), 0);
    return {
      name: 'killed in the middle of work',
      figures: {
        kills: done,
        'commands answered': hall.answered.length,
        'events in the log': log.value.length,
        'calls and notices spoken': hall.spoken.size,
        'notices of conditions': events('noticeAnnounced'),
        'parked, transferred or on a journey': events('ticketParked', 'ticketRequeued', 'stopsChanged'),
        'steps taken back': events('stepUndone'),
        'bookings made and checked in': events('appointmentBooked'),
        'papers confirmed': events('paperConfirmed'),
        'all back after (median, longest)': `${quantile(backAfter, 0.5).toFixed(0)} ms, ${quantile(backAfter, 1).toFixed(0)} ms`,
      },
      problems,
    };
  } finally {
    hall.close();
    await next.end();
    await server.kill('SIGKILL');
  }
}

const Shown = z.object({ calls: z.array(z.object({ callId: z.string() })) });

async function showTheSame(url: string, hall: WorkingHall): Promise<boolean> {
  const zones = new Map<ZoneId, string>();
  for (const { zoneId, calls } of hall.displayed()) {
    let wanted = zones.get(zoneId);
    if (wanted === undefined) {
      const answer = await fetch(`${url}/api/v1/zones/${zoneId}/display`, {
        headers: { authorization: `Bearer ${key}` },
      });
      wanted = Shown.parse(await answer.json())
        .calls.map((c) => c.callId)
        .join();
      zones.set(zoneId, wanted);
    }
    if (calls.join() !== wanted) return false;
  }
  return true;
}
