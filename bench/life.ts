/** Starting, starting again in mid-day, and what the server holds in memory. */
import { setTimeout as pause } from 'node:timers/promises';
import { Command } from '@giliran/protocol';
import { openDatabase, QueueService, readDemoSite, Store, systemClock } from '@giliran/server';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { quantile } from '../scripts/day/statistics.ts';
import { forget, residentMb, startGiliran } from './processes.ts';

export interface Life {
  /** To the first answer, from an empty folder: schema, demo site, hashing of the demo's password. */
  readonly firstStartMs: number;
  /** To the first answer, on the same folder. */
  readonly startMs: number;
  /** The same with this many tickets issued today, half of them called and served. */
  readonly tickets: number;
  readonly restartMs: number;
  /** Processor time of the two kinds of start. */
  readonly startProcessorMs: number;
  readonly restartProcessorMs: number;
  /** Memory of the process some seconds after its start, demo site, nobody connected. */
  readonly idleMb: number;
  readonly idleAfterTicketsMb: number;
}

export async function measureLife(tickets: number, samples: number): Promise<Life> {
  const first = await startGiliran();
  await first.stop();
  const folder = first.dataFolder;
  const starts: number[] = [];
  const processor = { starts: [] as number[], restarts: [] as number[] };
  let idleMb = 0;
  for (let n = 0; n < samples; n += 1) {
    const again = await startGiliran(folder);
    starts.push(again.startMs);
    processor.starts.push(again.startProcessorMs);
    if (n === 0) {
      await pause(3_000);
      idleMb = residentMb(again.pid);
    }
    await again.stop();
  }
  await fillDay(join(folder, 'giliran.db'), tickets);
  const restarts: number[] = [];
  let idleAfterTicketsMb = 0;
  for (let n = 0; n < samples; n += 1) {
    const again = await startGiliran(folder);
    restarts.push(again.startMs);
    processor.restarts.push(again.startProcessorMs);
    if (n === 0) {
      await pause(3_000);
      idleAfterTicketsMb = residentMb(again.pid);
    }
    await again.stop();
  }
  forget(folder);
  return {
    firstStartMs: first.startMs,
    startMs: quantile(starts, 0.5),
    tickets,
    restartMs: quantile(restarts, 0.5),
    startProcessorMs: quantile(processor.starts, 0.5),
    restartProcessorMs: quantile(processor.restarts, 0.5),
    idleMb,
    idleAfterTicketsMb,
  };
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
  const send = (command: unknown) => queue.execute({ kind: 'system' }, randomUUID(), Command.parse(command));
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
