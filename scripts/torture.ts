/**
 * `npm run torture`: the long form of the fault tests. Every trial has a server process of its own in an
 * empty folder, which is verified afterwards. `npm run torture -- --help` tells the options.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, serveProcess, type ServerProcess } from '../tests/support/server-process.ts';
import { residentMb } from '../bench/processes.ts';
import { randomFrom } from './day/random.ts';
import { nonsenseInFiles } from './torture/import-nonsense.ts';
import { killAgainAndAgain } from './torture/kills.ts';
import { readTortureOptions, tortureHelp, type TortureOptions } from './torture/options.ts';
import { pause, told, verdict, type Outcome } from './torture/outcome.ts';
import { nonsenseFromPrinters } from './torture/printer-nonsense.ts';
import { checkHistory } from './torture/record-history.ts';
import { reconnectStorm } from './torture/storm.ts';
import { nonsenseOverHttp, nonsenseOverSockets } from './torture/talk-nonsense.ts';
import { soak, toldNights } from './torture/soak.ts';
import { cutWriteAheadLog } from './torture/torn.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
/** What the server may hold more after the nonsense than after its first half, in MB. */
const mostGrowthMb = 60;

async function inFolder(trial: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-torture-'));
  try {
    return await trial(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A trial on a server of its own: killed and verified afterwards. */
const onServer = (trial: (server: ServerProcess, folder: string) => Promise<Outcome>): Promise<Outcome> =>
  inFolder(async (dataFolder) => {
    const server = await serveProcess({ dataFolder, environment: { GILIRAN_LOG: 'silent' } });
    let outcome: Outcome;
    try {
      const fell = server.ended.then(({ code, stderr }): never => {
        throw new Error(`the server ended by itself with ${code}: ${stderr.slice(-2_000)}`);
      });
      // At the end of the trial it is meant to.
      fell.catch(() => undefined);
      outcome = await Promise.race([trial(server, dataFolder), fell]);
    } finally {
      await server.kill('SIGKILL');
    }
    const verified = await runCommand(['verify'], { dataFolder });
    return verified.code === 0
      ? outcome
      : { ...outcome, problems: [...outcome.problems, `verify: ${verified.stdout}${verified.stderr}`] };
  });

const nonsense = (cases: number, seed: number, talk: typeof nonsenseOverHttp) =>
  onServer(async ({ url, pid }) => {
    const outcomes: Outcome[] = [];
    // In parts, so that neither side holds all of it at once.
    const talkFor = async (some: number, from: number): Promise<void> => {
      for (let done = 0; done < some; done += 5_000)
        outcomes.push(await talk({ url, cases: Math.min(5_000, some - done), seed: from + done }));
    };
    // The first half lets the heap grow to its working size; the second must not add to it.
    await talkFor(Math.ceil(cases / 2), seed);
    await pause(5_000);
    const before = residentMb(pid);
    await talkFor(Math.floor(cases / 2), seed + cases);
    await pause(10_000);
    const growth = residentMb(pid) - before;
    const health = await fetch(`${url}/healthz`);
    const problems = outcomes.flatMap((outcome) => outcome.problems);
    if (!health.ok) problems.push(`the health page says ${health.status}`);
    if (growth > mostGrowthMb) problems.push(`the server holds ${growth.toFixed(0)} MB more than before`);
    return {
      name: outcomes[0]?.name ?? 'nonsense',
      figures: {
        cases,
        memory: `${before.toFixed(0)} MB after the first half, ${(before + growth).toFixed(0)} MB at the end`,
      },
      problems,
    };
  });

async function torture(options: TortureOptions): Promise<number> {
  const { kills, cases, screens, histories, cuts, days, tickets, seed } = options;
  let halted = false;
  process.once('SIGINT', () => {
    halted = true;
    say('  … ending with what has been done; once more ends at once');
  });
  const random = randomFrom(seed);
  say(`Seed ${seed}`);
  const trials: { wanted: number; run: () => Promise<Outcome> }[] = [
    {
      wanted: kills,
      run: () =>
        inFolder((dataFolder) =>
          killAgainAndAgain({
            kills,
            random: random.fork('kills'),
            dataFolder,
            everybodyBackEvery: 10,
            backMs: 20_000,
            halted: () => halted,
            onKill: (n) => {
              if (n % 50 === 0) say(`  … ${n} kills`);
            },
          }),
        ),
    },
    {
      wanted: histories,
      run: async () => {
        let operations = 0;
        const problems: string[] = [];
        for (let n = 0; n < histories; n += 1) {
          const one = await onServer(({ url }) =>
            checkHistory({ url, clients: 24, each: 20, random: random.fork(`history ${n}`) }),
          );
          operations += Number(one.figures['operations']);
          problems.push(...one.problems);
        }
        return {
          name: 'histories of many clients',
          figures: { histories, clients: 24, operations },
          problems,
        };
      },
    },
    { wanted: cases, run: () => nonsense(Math.ceil(cases * 0.45), seed, nonsenseOverHttp) },
    { wanted: cases, run: () => nonsense(Math.ceil(cases * 0.4), seed, nonsenseOverSockets) },
    {
      wanted: cases,
      run: async () =>
        nonsenseInFiles({
          sound: readFileSync(new URL('../server/demo/site.json', import.meta.url), 'utf8'),
          cases: Math.ceil(cases * 0.03),
          seed,
        }),
    },
    { wanted: cases, run: () => nonsenseFromPrinters({ cases: Math.ceil(cases * 0.12), seed }) },
    {
      wanted: cuts,
      run: () =>
        inFolder(async (folder) => {
          const left = join(folder, 'left');
          const server = await serveProcess({ dataFolder: left });
          try {
            await checkHistory({ url: server.url, clients: 12, each: 10, random: random.fork('cuts') });
          } finally {
            await server.kill('SIGKILL');
          }
          return cutWriteAheadLog({ left, scratch: join(folder, 'cut'), cuts, random: random.fork('torn') });
        }),
    },
    {
      wanted: screens,
      run: () =>
        onServer(({ url }) => reconnectStorm({ url, clients: screens, backMs: 60_000, measured: true })),
    },
    {
      wanted: days,
      run: () =>
        inFolder(async (folder) => {
          const outcome = await soak({
            ...{ days, ticketsPerDay: tickets, steps: 40, folder, looks: 12, random: random.fork('soak') },
            halted: () => halted,
            onLook: ({ number }) => say(`  … night ${number}`),
          });
          say(toldNights(outcome.nights));
          return outcome;
        }),
    },
  ];
  let broken = 0;
  const verdicts: string[] = [];
  for (const { wanted, run } of trials) {
    if (wanted === 0 || halted) continue;
    const began = performance.now();
    const outcome = await run().catch((error: unknown): Outcome => ({
      name: 'a trial broke off',
      figures: {},
      problems: [String(error)],
    }));
    broken += outcome.problems.length;
    const seconds = `${((performance.now() - began) / 1000).toFixed(0)} s`;
    say(`${told(outcome)}\n    (${seconds})`);
    verdicts.push(verdict(outcome, seconds));
  }
  say(`\n${verdicts.join('\n')}`);
  say(broken === 0 ? 'Broken promises: none' : `Broken promises: ${broken}`);
  return broken === 0 ? 0 : 1;
}

const options = readTortureOptions(process.argv.slice(2), Date.now() % 1_000_000);
if (!options.ok) {
  process.stderr.write(`${options.error}\n\n${tortureHelp}`);
  process.exitCode = 2;
} else if (options.value === 'help') {
  process.stdout.write(tortureHelp);
} else {
  process.exitCode = await torture(options.value);
  process.exit();
}
