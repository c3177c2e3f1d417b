/** Whether a long day slows the queue: issue and next with 20,000 tickets waiting, against an empty day. */
import { randomUUID } from 'node:crypto';
import { Command, type CommandInput } from '@giliran/protocol';
import { openDatabase, QueueService, readDemoSite, Store, systemClock } from '@giliran/server';
import pino from 'pino';
import { join } from 'node:path';
import { quantile } from '../scripts/day/statistics.ts';
import { forget, newDataFolder } from './processes.ts';

export interface LongDay {
  readonly tickets: number;
  /** Median microseconds of one issue and one next with finish, each durable. */
  readonly emptyUs: number;
  readonly longUs: number;
  /** The same as processor time, mean: waiting for the disk and for other programs left out. */
  readonly emptyProcessorUs: number;
  readonly longProcessorUs: number;
}

/** In process and on a real file; each command is awaited, so that none shares a commit. */
export async function measureLongDay(tickets: number, samples: number): Promise<LongDay> {
  const folder = newDataFolder();
  const db = openDatabase(join(folder, 'giliran.db'));
  const queue = new QueueService({
    store: new Store(db),
    clock: systemClock,
    logger: pino({ level: 'silent' }),
  });
  const site = await readDemoSite();
  const counter = site.counters[0];
  const service = counter?.services[0];
  if (!counter || !service) throw new Error('the demo site has no counter');
  const send = async (command: CommandInput) => {
    const outcome = await queue.execute({ kind: 'system' }, randomUUID(), Command.parse(command));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value.ticket;
  };
  const turn = async (): Promise<void> => {
    await send({ type: 'ticket.issue', serviceId: service.serviceId });
    const called = await send({ type: 'counter.next', counterId: counter.id });
    if (!called) throw new Error('nobody waited');
    await send({ type: 'ticket.start', ticketId: called.id });
    await send({ type: 'ticket.finish', ticketId: called.id });
  };
  const measure = async (): Promise<{ us: number; processorUs: number }> => {
    const took: number[] = [];
    const before = process.cpuUsage();
    for (let n = 0; n < samples; n += 1) {
      const began = performance.now();
      await turn();
      took.push((performance.now() - began) * 1000);
    }
    const { user, system } = process.cpuUsage(before);
    return { us: quantile(took, 0.5), processorUs: (user + system) / samples };
  };
  await send({ type: 'site.configure', site });
  await send({ type: 'day.rollOver' });
  await measure();
  const empty = await measure();
  // All of them wait: the longest lines that a day could bring.
  for (let n = 0; n < tickets; n += 500) {
    await Promise.all(
      Array.from({ length: Math.min(500, tickets - n) }, (_, i) => {
        const chosen = site.services[(i * 7) % site.services.length];
        const open = chosen && !chosen.closed && chosen.dailyQuota === null ? chosen.id : service.serviceId;
        return send({ type: 'ticket.issue', serviceId: open }).catch(() =>
          send({ type: 'ticket.issue', serviceId: service.serviceId }),
        );
      }),
    );
  }
  const long = await measure();
  queue.stop();
  db.close();
  forget(folder);
  return {
    tickets,
    emptyUs: empty.us,
    longUs: long.us,
    emptyProcessorUs: empty.processorUs,
    longProcessorUs: long.processorUs,
  };
}
