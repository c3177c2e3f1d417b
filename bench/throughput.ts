/** Durable tickets a second, beside the ceiling: the servers take turns, A B C A B C, and medians are told. */
import { z } from 'zod';
import { quantile } from '../scripts/day/statistics.ts';
import {
  forget,
  processorMs,
  runWorker,
  startCeiling,
  startCommittingEach,
  startGiliran,
  type Running,
} from './processes.ts';

const Run = z.object({ answers: z.number(), perSecond: z.number(), p50: z.number(), p99: z.number() });
interface Load {
  readonly perSecond: number;
  /** Milliseconds from sending to the acknowledgement. */
  readonly p50: number;
  readonly p99: number;
  /** The server's processor time for one command, in microseconds: hardly moved by what else the machine does. */
  readonly processorUs: number;
}

export interface Throughput {
  readonly road: 'socket' | 'http';
  readonly clients: number;
  readonly giliran: Load;
  /** Giliran with a commit for every command. */
  readonly each: Load;
  /** A commit for every message. */
  readonly single: Load;
  /** One commit for all that arrived together. */
  readonly grouped: Load;
}

const middle = (loads: readonly Load[]): Load => {
  const of = (figure: keyof Load): number =>
    quantile(
      loads.map((load) => load[figure]),
      0.5,
    );
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    processorUs: of('processorUs'),
  };
};

export async function measureThroughput(
  plan: { readonly seconds: number; readonly rounds: number },
  told: (what: string) => void,
): Promise<Throughput[]> {
  const results: Throughput[] = [];
  const scenes = [
    ['socket', 1],
    ['socket', 10],
    ['socket', 50],
    ['http', 50],
  ] as const;
  for (const [road, clients] of scenes) {
    // Each scene on empty databases: the servers stand side by side, and only one is under load at a time.
    const servers = {
      giliran: await startGiliran(),
      each: await startCommittingEach(),
      single: await startCeiling('single'),
      grouped: await startCeiling('grouped'),
    };
    const loads = { giliran: [] as Load[], each: [] as Load[], single: [] as Load[], grouped: [] as Load[] };
    const round = async (name: keyof typeof servers): Promise<void> => {
      const server: Running = servers[name];
      const args = [road, server.url, String(clients), String(plan.seconds)];
      const before = processorMs(server.pid);
      const { answers, ...run } = Run.parse(await runWorker('bench/load.ts', args));
      const processorUs = ((processorMs(server.pid) - before) * 1000) / Math.max(1, answers);
      loads[name].push({ ...run, processorUs });
    };
    for (let n = 0; n < plan.rounds; n += 1) {
      told(`tickets over ${road}, ${clients} clients, round ${n + 1} of ${plan.rounds}`);
      await round('giliran');
      await round('each');
      await round('single');
      await round('grouped');
    }
    for (const server of Object.values(servers)) {
      await server.stop();
      forget(server.dataFolder);
    }
    results.push({
      road,
      clients,
      giliran: middle(loads.giliran),
      each: middle(loads.each),
      single: middle(loads.single),
      grouped: middle(loads.grouped),
    });
  }
  return results;
}
