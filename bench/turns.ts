/**
 * One citizen's way through the queue, over and over, on the data folder given: issue, next, start, finish, each
 * durable by itself. A process of its own, told by its parent when to measure, so that several histories can take
 * turns: `fork('bench/turns.ts', [folder])`, then a message with the number of samples for each answer.
 */
import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { Command, type CommandInput } from '@giliran/protocol';
import { indexSite, readOpening } from '@giliran/engine';
import { openDatabase, QueueService, readDemoSite, Store, systemClock } from '@giliran/server';
import pino from 'pino';
import { z } from 'zod';
import { quantile } from '../scripts/day/statistics.ts';

const [folder = '', ticketsGiven = '0'] = process.argv.slice(2);
const db = openDatabase(join(folder, 'giliran.db'));
const queue = new QueueService({
  store: new Store(db),
  clock: systemClock,
  logger: pino({ level: 'silent' }),
});
const site = queue.state.index?.site ?? (await readDemoSite());
const counter = site.counters[0];
const service = counter?.services[0];
if (!counter || !service) throw new Error('the demo site has no counter');

const send = async (command: CommandInput) => {
  const outcome = await queue.execute({ kind: 'system' }, randomUUIDv7(), Command.parse(command));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.ticket;
};
if (queue.state.index === null) await send({ type: 'site.configure', site });
await send({ type: 'day.rollOver' });

/** Fills the day: every second ticket is served at a counter of its service, the others wait. */
const open = readOpening(queue.state, queue.state.index ?? indexSite(site), Date.now());
const offered = site.services.filter((s) => s.dailyQuota === null && open.service(s).open);
const served = site.counters.filter((c) => c.id !== counter.id);
for (let n = 0; n < Number(ticketsGiven); n += 500) {
  const issue = (i: number) =>
    send({ type: 'ticket.issue', serviceId: offered[(n + i) % offered.length]?.id ?? service.serviceId });
  await Promise.all(Array.from({ length: Math.min(500, Number(ticketsGiven) - n) }, (_, i) => issue(i)));
  for (let round = 0; round < 5; round += 1) {
    const called = await Promise.all(served.map((c) => send({ type: 'counter.next', counterId: c.id })));
    const visits = called.flatMap((ticket) => (ticket ? [ticket.id] : []));
    await Promise.all(visits.map((ticketId) => send({ type: 'ticket.start', ticketId })));
    await Promise.all(visits.map((ticketId) => send({ type: 'ticket.finish', ticketId })));
  }
}

/** Microseconds: medians of issue and of next; processor time of both and their visit's end, mean. */
async function measure(samples: number) {
  const issue: number[] = [];
  const next: number[] = [];
  const processor: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const before = process.cpuUsage();
    const began = performance.now();
    await send({ type: 'ticket.issue', serviceId: service?.serviceId ?? '' });
    const issued = performance.now();
    const called = await send({ type: 'counter.next', counterId: counter?.id ?? '' });
    const ended = performance.now();
    const { user, system } = process.cpuUsage(before);
    if (!called) throw new Error('nobody waited');
    issue.push((issued - began) * 1000);
    next.push((ended - issued) * 1000);
    processor.push(user + system);
    await send({ type: 'ticket.start', ticketId: called.id });
    await send({ type: 'ticket.finish', ticketId: called.id });
  }
  return {
    issueUs: quantile(issue, 0.5),
    nextUs: quantile(next, 0.5),
    processorUs: quantile(processor, 0.5),
  };
}

process.on('message', (message: unknown) => {
  const { samples } = z.object({ samples: z.number() }).parse(message);
  void measure(samples).then((measured) => process.send?.(measured));
});
process.once('disconnect', () => {
  queue.stop();
  db.close();
});
process.send?.('ready');
