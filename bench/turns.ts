/**
 * One citizen's way through the queue, over and over, on the data folder given: issue, next, start, finish, each
 * durable by itself. A process of its own, told by its parent when to measure, so that several histories can take
 * turns: `fork('bench/turns.ts', [folder, tickets])`, then a message with the number of samples for each answer.
 */
import { randomUUIDv7 } from 'node:crypto';
import { join } from 'node:path';
import { readOpening } from '@giliran/engine';
import { Command, type CommandInput } from '@giliran/protocol';
import { openDatabase, QueueService, readDemoSite, Store, systemClock } from '@giliran/server';
import pino from 'pino';
import { z } from 'zod';
import { quantile } from '../scripts/day/statistics.ts';

const [folder = '', ticketsGiven = '0'] = process.argv.slice(2);

/** Microseconds of one issue and one next, and the processor time of both. */
interface Turn {
  readonly issueUs: number;
  readonly nextUs: number;
  readonly processorUs: number;
}

async function openHall(file: string) {
  const db = openDatabase(file);
  const queue = new QueueService({
    store: new Store(db),
    clock: systemClock,
    logger: pino({ level: 'silent' }),
  });
  const send = async (command: CommandInput) => {
    const outcome = await queue.execute({ kind: 'system' }, randomUUIDv7(), Command.parse(command));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value.ticket;
  };
  if (queue.state.index === null) await send({ type: 'site.configure', site: await readDemoSite() });
  await send({ type: 'day.rollOver' });
  const { index } = queue.state;
  const counter = index?.site.counters[0];
  const service = counter?.services[0];
  if (!index || !counter || !service) throw new Error('the demo site has no counter');

  const turn = async (): Promise<Turn> => {
    const before = process.cpuUsage();
    const began = performance.now();
    await send({ type: 'ticket.issue', serviceId: service.serviceId });
    const issued = performance.now();
    const called = await send({ type: 'counter.next', counterId: counter.id });
    const ended = performance.now();
    const { user, system } = process.cpuUsage(before);
    if (!called) throw new Error('nobody waited');
    await send({ type: 'ticket.start', ticketId: called.id });
    await send({ type: 'ticket.finish', ticketId: called.id });
    return {
      issueUs: (issued - began) * 1000,
      nextUs: (ended - issued) * 1000,
      processorUs: user + system,
    };
  };

  /** Fills the day: some are served at other counters, the others wait. */
  const fill = async (tickets: number): Promise<void> => {
    const opening = readOpening(queue.state, index, Date.now());
    const offered = index.site.services.filter((s) => s.dailyQuota === null && opening.service(s).open);
    const others = index.site.counters.filter((c) => c.id !== counter.id);
    for (let n = 0; n < tickets; n += 500) {
      const services = Array.from(
        { length: Math.min(500, tickets - n) },
        (_, i) => offered[(n + i) % offered.length]?.id ?? service.serviceId,
      );
      await Promise.all(services.map((serviceId) => send({ type: 'ticket.issue', serviceId })));
      for (let round = 0; round < 5; round += 1) {
        const called = await Promise.all(others.map((c) => send({ type: 'counter.next', counterId: c.id })));
        const visits = called.flatMap((ticket) => (ticket ? [ticket.id] : []));
        await Promise.all(visits.map((ticketId) => send({ type: 'ticket.start', ticketId })));
        await Promise.all(visits.map((ticketId) => send({ type: 'ticket.finish', ticketId })));
      }
    }
  };
  const close = (): void => {
    queue.stop();
    db.close();
  };
  return { turn, fill, close };
}

// Every one of the processes has its code compiled before it measures, whatever lies in its folder.
const exercise = await openHall(':memory:');
await exercise.fill(10_000);
for (let n = 0; n < 3_000; n += 1) await exercise.turn();
exercise.close();

const hall = await openHall(join(folder, 'giliran.db'));
await hall.fill(Number(ticketsGiven));

async function measure(samples: number): Promise<Turn> {
  const turns: Turn[] = [];
  for (let n = 0; n < samples; n += 1) turns.push(await hall.turn());
  const middle = (figure: keyof Turn): number =>
    quantile(
      turns.map((turn) => turn[figure]),
      0.5,
    );
  return { issueUs: middle('issueUs'), nextUs: middle('nextUs'), processorUs: middle('processorUs') };
}

process.on('message', (message: unknown) => {
  const { samples } = z.object({ samples: z.number() }).parse(message);
  void measure(samples).then((measured) => process.send?.(measured));
});
process.once('disconnect', () => hall.close());
process.send?.('ready');
