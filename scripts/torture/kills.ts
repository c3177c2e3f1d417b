/** The server process is killed in the middle of a working hall, again and again. */
import { SiteApi } from '../day/site-api.ts';
import type { Random } from '../day/random.ts';
import { quantile } from '../day/statistics.ts';
import { freePort, runCommand, serveProcess } from '../../tests/support/server-process.ts';
import { heldAgainstLog } from './against-log.ts';
import { WorkingHall } from './hall.ts';
import { pause, within, type Outcome } from './outcome.ts';

export interface KillParts {
  readonly kills: number;
  readonly random: Random;
  /** Where the server keeps its data; empty before. */
  readonly dataFolder: string;
  readonly onKill?: (n: number) => void;
}

/** So soon everybody must be back once the server listens again, in milliseconds. */
const backMs = 20_000;

export async function killAgainAndAgain(parts: KillParts): Promise<Outcome> {
  const { kills, random, dataFolder } = parts;
  const port = await freePort();
  const start = () => serveProcess({ dataFolder, port });
  let server = await start();
  const hall = new WorkingHall({ url: server.url, random });
  const backAfter: number[] = [];
  const problems: string[] = [];
  try {
    hall.open();
    await within(backMs, () => hall.allBack());
    for (let n = 1; n <= kills; n += 1) {
      const enough = hall.answered.length + 3 + Math.floor(random.next() * 40);
      if (!(await within(30_000, () => hall.answered.length >= enough)))
        problems.push(`the work stood still before kill ${n}`);
      // Anywhere between two commits, not just after an answer.
      await pause(random.next() * 20);
      await server.kill('SIGKILL');
      server = await start();
      const listening = performance.now();
      if (!(await within(backMs, () => hall.allBack())))
        problems.push(`not everybody was back after kill ${n}`);
      backAfter.push(performance.now() - listening);
      parts.onKill?.(n);
    }
    if (!(await hall.finish(90_000))) problems.push('somebody never got an answer');
    const log = await new SiteApi({ server: server.url, key: 'demo-admin-key' }).wholeLog();
    if (!log.ok)
      return { name: 'kills', figures: { kills }, problems: [...problems, 'the log cannot be read'] };
    problems.push(...hall.problems, ...heldAgainstLog(log.value, hall.answered));
    for (const [callId, times] of hall.spoken)
      if (times > 1) problems.push(`call ${callId} was spoken ${times} times`);
    for (const what of hall.refusals) problems.push(`refused: ${what.join(', times: ')}`);
    // Everybody is at rest: all displays of a floor show the same, the newest.
    const same = (): boolean =>
      [...Map.groupBy(hall.displayed(), (d) => d.zoneId).values()].every(
        (zone) => new Set(zone.map((d) => d.calls.join())).size === 1,
      );
    if (!(await within(5_000, same))) problems.push('two displays of a floor show different calls');
    await server.kill('SIGKILL');
    const verified = await runCommand(['verify'], { dataFolder });
    if (verified.code !== 0) problems.push(`verify: ${verified.stdout}${verified.stderr}`);
    return {
      name: 'killed in the middle of work',
      figures: {
        kills,
        'commands answered': hall.answered.length,
        'events in the log': log.value.length,
        'calls spoken': hall.spoken.size,
        'all back after (median, longest)': `${quantile(backAfter, 0.5).toFixed(0)} ms, ${quantile(backAfter, 1).toFixed(0)} ms`,
      },
      problems,
    };
  } finally {
    hall.close();
    await server.kill('SIGKILL');
  }
}
