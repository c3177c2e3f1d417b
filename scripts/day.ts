/**
 * `npm run day`: plays a busy day of the hall against a running server, so that its screens can be
 * watched alive, and then checks every promise on the event log. `npm run day -- --help` tells the options.
 */
import { dayMinutes } from './day/arrivals.ts';
import { enterHall } from './day/hall.ts';
import { dayHelp, readDayOptions, type DayOptions } from './day/options.ts';
import { foundSite, OwnMinutes } from './day/own-minutes.ts';
import { playDay, type DayPlayed, type Progress } from './day/play-day.ts';
import { randomFrom } from './day/random.ts';
import { SiteApi } from './day/site-api.ts';
import { progressLine, summary } from './day/telling.ts';
import { judge } from './day/verdict.ts';

const tty = process.stdout.isTTY;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** On a terminal one line that renews itself; elsewhere a line now and then. */
function tell(progress: Progress): void {
  const line = progressLine(progress);
  if (tty) process.stdout.write(`\r\u001b[2K${line.slice(0, process.stdout.columns - 1)}`);
  else say(line);
}

/** Ends the day early. A second Ctrl+C waits for nothing but `lastly`, a third not even for that. */
function untilStopped(lastly: () => Promise<unknown>): AbortSignal {
  const controller = new AbortController();
  let hurry = false;
  const stop = (): void => {
    if (hurry) process.exit(130);
    hurry = controller.signal.aborted;
    controller.abort();
    if (hurry) void lastly().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  return controller.signal;
}

const nobodyThere = (server: string): string =>
  `No Giliran server answers at ${server}.\nStart one in another window:  npm start\nor say where it is:           npm run day -- --server http://host:port\n`;

async function day(options: DayOptions): Promise<number> {
  const { server, key } = options;
  const api = new SiteApi({ server, key });
  const before = await api.lastSeq();
  if (!before.ok) {
    process.stderr.write(nobodyThere(server));
    return 1;
  }
  const soFar = await api.wholeLog();
  const { own: site, shrunken } = foundSite(soFar.ok ? soFar.value : []);
  const staff = site && { site, password: options.password };
  const entered = await enterHall({ server, key, kioskKeys: options.kioskKeys, api, staff });
  if (!entered.ok) {
    process.stderr.write(
      entered.error === 'unreachable'
        ? nobodyThere(server)
        : `The server at ${server} does not let this key play a day: it needs a site with kiosks and counters, and --key with scope admin.\n`,
    );
    return 1;
  }
  const live = entered.value;
  say(
    `A day of ${options.tickets} citizens in ${options.minutes} minutes at ${server}: ${live.hall.kiosks.length} kiosks, ${live.counters.length} counters. Ctrl+C stops it.`,
  );
  if (site && live.clerks < live.counters.length)
    say(`${live.clerks} clerks could sign in; the other counters are worked with the key of the program.`);
  const minutes = site && new OwnMinutes({ send: live.overview.send, own: site, shrunken });
  /** Whatever becomes of the day, the hall gets its own minutes back. */
  const putBack = async (): Promise<void> => {
    const back = await minutes?.putBack();
    if (back && !back.ok)
      say(`The minutes of the rules could not be put back (${back.error.code}); the next run does it.`);
  };
  const signal = untilStopped(putBack);
  if (shrunken) {
    say('An earlier run was killed and has left the minutes of its day: they are put back.');
    await putBack();
  }
  const shrunk = (await minutes?.shrink(options.minutes / dayMinutes)) ?? null;
  if (shrunk)
    say(
      shrunk.outcome.ok
        ? 'The minutes of the rules shrink with the day; they are put back when it is over.'
        : `The minutes of the rules stay as they are (${shrunk.outcome.error.code}).`,
    );
  const play = async (): Promise<DayPlayed> => {
    try {
      return await playDay({
        site: shrunk?.site ?? site,
        live,
        api,
        server,
        tickets: options.tickets,
        realMinutes: options.minutes,
        random: randomFrom(options.seed),
        now: () => performance.now(),
        wallNow: () => Date.now(),
        signal,
        onProgress: tell,
        progressMs: tty ? 1_000 : 5_000,
      });
    } finally {
      await putBack();
    }
  };
  const played = await play();
  live.close();
  if (tty) say('');
  if (played.brokenOff) say('Stopped. The hall is left as it stands; another run goes on from there.');
  if (played.leftWaiting) say('The hall did not empty in time.');

  const log = await api.wholeLog();
  if (!log.ok) {
    process.stderr.write(
      `The event log cannot be read (${log.error}): nothing can be said about the promises.\n`,
    );
    return 1;
  }
  const verdict = judge({
    log: log.value,
    since: before.value,
    promised: played.road.promised,
    unexpected: played.road.unexpected,
  });
  say(summary(verdict, played));
  return verdict.problems.length > 0 || played.leftWaiting ? 1 : 0;
}

const options = readDayOptions(process.argv.slice(2));
if (!options.ok) {
  process.stderr.write(`${options.error}\n\n${dayHelp}`);
  process.exitCode = 2;
} else if (options.value === 'help') {
  process.stdout.write(dayHelp);
} else {
  process.exitCode = await day(options.value);
  // Ctrl+C needs no waiting for what is still half open.
  process.exit();
}
