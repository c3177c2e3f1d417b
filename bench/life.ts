/** Starting, starting again in mid-day, and starting with years behind. */
import { Command } from '@giliran/protocol';
import { openDatabase, QueueService, readDemoSite, Store, systemClock } from '@giliran/server';
import { join } from 'node:path';
import { randomUUIDv7 } from 'node:crypto';
import pino from 'pino';
import { quantile } from '../scripts/day/statistics.ts';
import { forget, startGiliran } from './processes.ts';

/** To the first answer, and the processor time of it, in milliseconds. */
interface Start {
  readonly ms: number;
  readonly processorMs: number;
}

export interface Life {
  /** From an empty folder: schema, demo site, hashing of the demo's password. */
  readonly firstMs: number;
  readonly again: Start;
  /** With so many tickets issued today, half of them called and served. */
  readonly tickets: number;
  readonly midDay: Start;
  /** The same with the history that was made; null without one. */
  readonly history: Start | null;
}

async function starts(folder: string, samples: number): Promise<Start> {
  const ms: number[] = [];
  const processorMs: number[] = [];
  for (let n = 0; n < samples; n += 1) {
    const server = await startGiliran(folder);
    ms.push(server.startMs);
    processorMs.push(server.startProcessorMs);
    await server.stop();
  }
  return { ms: quantile(ms, 0.5), processorMs: quantile(processorMs, 0.5) };
}

export async function measureLife(
  tickets: number,
  samples: number,
  historyFolder: string | null,
): Promise<Life> {
  const first = await startGiliran();
  await first.stop();
  const folder = first.dataFolder;
  const again = await starts(folder, samples);
  await fillDay(join(folder, 'giliran.db'), tickets);
  const midDay = await starts(folder, samples);
  forget(folder);
  let history: Start | null = null;
  if (historyFolder !== null) {
    await fillDay(join(historyFolder, 'giliran.db'), tickets);
    history = await starts(historyFolder, samples);
  }
  return { firstMs: first.startMs, again, tickets, midDay, history };
}

/** Issues a day's tickets and serves half of them, in process and many to a commit. */
async function fillDay(file: string, tickets: number): Promise<void> {
  const db = openDatabase(file);
  const queue = new QueueService({
    store: new Store(db),
    clock: systemClock,
    logger: pino({ level: 'silent' }),
  });
  const site = await readDemoSite();
  const services = site.services.filter((s) => !s.closed && s.dailyQuota === null);
  const send = (command: unknown) =>
    queue.execute({ kind: 'system' }, randomUUIDv7(), Command.parse(command));
  await queue.rollOver();
  let issued = 0;
  for (let n = 0; issued < tickets; n += 1) {
    const outcome = await send({ type: 'ticket.issue', serviceId: services[n % services.length]?.id });
    if (outcome.ok) issued += 1;
    else if (n > tickets * 4) throw new Error(`the day cannot be filled: ${outcome.error.code}`);
    const counter = site.counters[n % site.counters.length];
    if (n % 2 === 0 || !counter) continue;
    const called = await send({ type: 'counter.next', counterId: counter.id });
    const ticketId = called.ok ? called.value.ticket?.id : undefined;
    if (ticketId === undefined) continue;
    await send({ type: 'ticket.start', ticketId });
    await send({ type: 'ticket.finish', ticketId });
  }
  queue.stop();
  db.close();
}
