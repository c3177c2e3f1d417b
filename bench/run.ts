/**
 * `npm run bench`: Giliran beside its ceiling, in one run on one machine. `--quick` for a short look,
 * `--reference` to write `results/reference.json` instead of `results/latest.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { measureLife } from './life.ts';
import { measureLongDay } from './long-day.ts';
import { forget, runWorker, startGiliran } from './processes.ts';
import { told, type Results } from './telling.ts';
import { measureThroughput } from './throughput.ts';

const Both = z.object({ p50: z.number(), p99: z.number() });
const PushesSchema = z.object({
  displays: z.number(),
  screens: z.number(),
  calls: z.number(),
  /** Displays that a call did not reach in time; always 0 when all is well. */
  missed: z.number(),
  acknowledged: Both,
  display: Both,
  lastDisplay: Both,
});
export type Pushes = z.infer<typeof PushesSchema>;

const Three = z.object({ p50: z.number(), p95: z.number(), p99: z.number() });
const PapersSchema = z.object({
  /** Others in the hall, and the commands they send a second together; 0: as fast as they are answered. */
  clients: z.number(),
  perSecond: z.number(),
  papers: z.number(),
  /** Papers that did not come out; always 0 when all is well. */
  failed: z.number(),
  /** Of one paper. */
  bytes: z.number(),
  acknowledged: Three,
  lastByte: Three,
  /** The same papers without a server: layout, asking the printer, sending. */
  alone: Three,
});
export type Papers = z.infer<typeof PapersSchema>;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    reference: { type: 'boolean', default: false },
  },
});
const { quick } = values;
const progress = (what: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${what} …`);
};

const throughput = await measureThroughput(
  quick ? { seconds: 1, rounds: 1 } : { seconds: 2, rounds: 5 },
  progress,
);
progress('a long day');
const longDay = await measureLongDay(quick ? 4_000 : 20_000, quick ? 100 : 400);
progress('calls to the displays');
const server = await startGiliran();
const pushes = PushesSchema.parse(await runWorker('bench/pushes.ts', [server.url, quick ? '15' : '100']));
await server.stop();
forget(server.dataFolder);
progress('taps to paper');
const papers: Papers[] = [];
for (const perSecond of ['100', '0']) {
  const hall = await startGiliran();
  papers.push(
    PapersSchema.parse(await runWorker('bench/papers.ts', [hall.url, quick ? '20' : '200', perSecond])),
  );
  await hall.stop();
  forget(hall.dataFolder);
}
progress('starts and memory');
const life = await measureLife(5_000, quick ? 1 : 5);
progress('');

const results: Results = {
  at: new Date().toISOString(),
  machine: {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${platform()} ${arch()}`,
  },
  quick,
  throughput,
  longDay,
  pushes,
  papers,
  life,
};
const folder = fileURLToPath(new URL('./results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(
  `${folder}${values.reference ? 'reference' : 'latest'}.json`,
  `${JSON.stringify(results, null, 2)}\n`,
);
process.stdout.write(`${told(results)}\n`);
const lost = papers.reduce((sum, one) => sum + one.failed, 0);
if (lost > 0) {
  process.stderr.write(`${lost} papers did not come out\n`);
  process.exitCode = 1;
}
if (pushes.missed > 0) {
  process.stderr.write(`${pushes.missed} calls did not reach a display in time\n`);
  process.exitCode = 1;
}
