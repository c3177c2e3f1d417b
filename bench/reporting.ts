/** How long a report over a year takes, and whether a call waits for it. */
import { setTimeout as pause } from 'node:timers/promises';
import { LiveClient } from '@giliran/client';
import { CounterId, CounterService, Report, viewSchemas, type CommandInput } from '@giliran/protocol';
import { z } from 'zod';
import { quantile } from '../scripts/day/statistics.ts';
import { writeHistory } from './history.ts';
import { forget, newDataFolder, startGiliran } from './processes.ts';

export interface Reporting {
  readonly days: number;
  readonly tickets: number;
  /** The first report after a rest: the thread of reports starts with it. */
  readonly firstMs: number;
  /** The slowest grouping of those that follow, median. */
  readonly reportMs: number;
  /** `next` while nobody and while somebody asks for reports without pause. */
  readonly callMs: { readonly p50: number; readonly p99: number };
  readonly callMeanwhileMs: { readonly p50: number; readonly p99: number };
}

const key = 'demo-admin-key';
const Line = z.object({ id: CounterId, services: z.array(CounterService).min(1) });

export async function measureReporting(days: number, samples: number): Promise<Reporting> {
  const folder = newDataFolder();
  try {
    return await measureOn(folder, days, samples);
  } finally {
    forget(folder);
  }
}

async function measureOn(folder: string, days: number, samples: number): Promise<Reporting> {
  const { tickets } = await writeHistory(folder, {
    tickets: days * 2_000,
    perDay: 2_000,
    detailedDays: days,
  });
  const server = await startGiliran(folder);
  try {
    return { days, tickets, ...(await ask(server.url, days, tickets, samples)) };
  } finally {
    await server.stop();
  }
}

async function ask(
  url: string,
  days: number,
  tickets: number,
  samples: number,
): Promise<Omit<Reporting, 'days' | 'tickets'>> {
  const get = (path: string) =>
    fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } }).then((r) => r.json());
  const range = `from=${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}&to=${new Date().toISOString().slice(0, 10)}`;
  const report = async (groupBy: string): Promise<number> => {
    const began = performance.now();
    const { total } = Report.parse(await get(`/reports/days?${range}&groupBy=${groupBy}`));
    if (total.issued < tickets * 0.9)
      throw new Error(`the report counts ${total.issued} of ${tickets} tickets`);
    return performance.now() - began;
  };
  const [counter] = z
    .array(Line)
    .min(1)
    .parse(await get('/counters'));
  const own = counter?.services[0];
  if (!counter || !own) throw new Error('the site has no counters');
  const client = new LiveClient({ url, auth: { key }, views: viewSchemas });
  const send = async (command: CommandInput) => {
    const outcome = await client.send(command, { giveUpAfterMs: 10_000 });
    if (!outcome.ok) throw new Error(`${command.type}: ${outcome.error.code}`);
    return outcome.value.ticket;
  };
  const calls = async (count: number): Promise<number[]> => {
    const took: number[] = [];
    for (let n = 0; n < count; n += 1) {
      await send({ type: 'ticket.issue', serviceId: own.serviceId });
      await pause(5);
      const began = performance.now();
      const called = await send({ type: 'counter.next', counterId: counter.id });
      took.push(performance.now() - began);
      if (!called) throw new Error('nobody waited');
      await send({ type: 'ticket.start', ticketId: called.id });
      await send({ type: 'ticket.finish', ticketId: called.id });
    }
    return took;
  };
  const firstMs = await report('day');
  const took = new Map<string, number[]>();
  await calls(20);
  const alone: number[] = [];
  const meanwhile: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    alone.push(...(await calls(samples)));
    const calling = { goesOn: true };
    const asked = (async () => {
      while (calling.goesOn)
        for (const groupBy of ['day', 'month', 'weekday', 'hour', 'agency', 'service'])
          if (calling.goesOn) took.set(groupBy, [...(took.get(groupBy) ?? []), await report(groupBy)]);
    })();
    meanwhile.push(...(await calls(samples)));
    calling.goesOn = false;
    await asked;
  }
  client.close();
  const both = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
  const reportMs = Math.max(...[...took.values()].map((times) => quantile(times, 0.5)));
  return { firstMs, reportMs, callMs: both(alone), callMeanwhileMs: both(meanwhile) };
}
