/**
 * `npm run bench`: Giliran beside its ceiling, in one run on one machine. `--quick` for a short look, `--only`
 * with the names of parts for these alone, `--history` with how many tickets lie behind (10,000,000 need 10 GB and
 * some minutes), `--reference` to write `results/reference.json` instead of `results/latest.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildScreens } from '../scripts/build.ts';
import { writeHistory } from './history.ts';
import { measureLife } from './life.ts';
import { measureLongDay } from './long-day.ts';
import { measureMemory } from './memory.ts';
import { forget, machineTicks, newDataFolder, runWorker, startGiliran } from './processes.ts';
import { measureReporting } from './reporting.ts';
import { Painted, Papers, Pushes, type Results } from './results.ts';
import { told } from './telling.ts';
import { measureThroughput } from './throughput.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    reference: { type: 'boolean', default: false },
    history: { type: 'string' },
    only: { type: 'string', multiple: true },
  },
});
const { quick, only } = values;
const progress = (what: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${what} …`);
};
const parts = [
  'throughput',
  'pushes',
  'painted',
  'papers',
  'longDay',
  'starts',
  'memory',
  'reports',
] as const;
const unknown = only?.filter((name) => !parts.some((part) => part === name)) ?? [];
if (unknown.length > 0)
  throw new Error(`no part is called ${unknown.join(', ')}; there are ${parts.join(', ')}`);
const began = machineTicks();
/** One part of the run; undefined when it was not asked for. */
async function part<T>(name: (typeof parts)[number], what: string, measure: () => Promise<T>) {
  if (only && !only.includes(name)) return undefined;
  progress(what);
  return measure();
}
async function onServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = await startGiliran();
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    forget(server.dataFolder);
  }
}

const throughput = await part('throughput', 'tickets a second', () =>
  measureThroughput(quick ? { seconds: 1, rounds: 1 } : { seconds: 2, rounds: 5 }, progress),
);
const pushes = await part('pushes', 'calls to the displays', () =>
  onServer(async (url) =>
    Pushes.parse(await runWorker('bench/pushes.ts', quick ? [url, '15', '500'] : [url, '100', '2000'])),
  ),
);
const painted = await part('painted', 'what is painted in a browser', async () => {
  await buildScreens();
  return onServer(async (url) =>
    Painted.parse(await runWorker('bench/painted.ts', [url, quick ? '4' : '20'])),
  );
});
const papers = await part('papers', 'taps to paper', async () => {
  const halls: Papers[] = [];
  for (const perSecond of ['100', '0'])
    halls.push(
      await onServer(async (url) =>
        Papers.parse(await runWorker('bench/papers.ts', [url, quick ? '20' : '200', perSecond])),
      ),
    );
  return halls;
});
let past: { folder: string; tickets: number; days: number; gigabytes: number } | null = null;
if (!only || only.includes('longDay') || only.includes('starts')) {
  progress('years of history');
  const folder = newDataFolder();
  const tickets = Number(values.history ?? (quick ? 100_000 : 1_000_000));
  const written = await writeHistory(folder, {
    tickets,
    perDay: 2_000,
    detailedDays: Math.min(1_000, tickets / 4_000),
  });
  past = { folder, ...written };
}
const historyFolder = past?.folder ?? null;
const longDay = await part('longDay', 'a long day', () =>
  measureLongDay(
    quick
      ? { tickets: 10_000, samples: 100, rounds: 3, historyFolder }
      : { tickets: 100_000, samples: 200, rounds: 9, historyFolder },
  ),
);
const life = await part('starts', 'starts', () => measureLife(5_000, quick ? 1 : 5, historyFolder));
if (past) forget(past.folder);
const memory = await part('memory', 'memory', () =>
  quick ? measureMemory(1_000, 1_000) : measureMemory(5_000, 10_000),
);
const reporting = await part('reports', 'reports', () =>
  quick ? measureReporting(60, 15) : measureReporting(365, 50),
);
progress('');

const ended = machineTicks();
const results: Results = {
  at: new Date().toISOString(),
  machine: {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${platform()} ${arch()}`,
    // More than the number of cores: others kept the machine busy, and milliseconds say little.
    load: Number((loadavg()[1] ?? 0).toFixed(1)),
    // What the host of a virtual machine gave to others meanwhile, of all processor time.
    stolen: `${((100 * (ended.stolen - began.stolen)) / Math.max(1, ended.all - began.all)).toFixed(0)} %`,
  },
  quick,
  history: past && { tickets: past.tickets, days: past.days, gigabytes: past.gigabytes },
  throughput,
  longDay,
  pushes,
  painted,
  papers,
  life,
  memory,
  reporting,
};
const folder = fileURLToPath(new URL('./results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(
  `${folder}${values.reference ? 'reference' : 'latest'}.json`,
  `${JSON.stringify(results, null, 2)}\n`,
);
process.stdout.write(`${told(results)}\n`);
const lost = (papers ?? []).reduce((sum, one) => sum + one.failed, 0);
if (lost > 0) {
  process.stderr.write(`${lost} papers did not come out\n`);
  process.exitCode = 1;
}
if (pushes && pushes.missed > 0) {
  process.stderr.write(`${pushes.missed} calls did not reach a display in time\n`);
  process.exitCode = 1;
}
