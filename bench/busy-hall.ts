/**
 * The others in the hall, in a process of their own: half of them take tickets, half call, start and
 * finish at counters. `node bench/busy-hall.ts <url> <clients> <commands a second>` goes on until it is
 * ended; 0 a second: each sends its next command as soon as the last is answered. Prints a line when all
 * are connected.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandAck } from '@giliran/protocol';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { freeServices } from './services.ts';

const [url = '', clientsGiven = '50', perSecondGiven = '0'] = process.argv.slice(2);
const clients = Number(clientsGiven);
const perSecond = Number(perSecondGiven);
const adminKey = 'demo-admin-key';

const response = await fetch(`${url}/api/v1/counters`, { headers: { authorization: `Bearer ${adminKey}` } });
const counters = z
  .array(z.object({ id: z.string() }))
  .min(1)
  .parse(await response.json());

async function connect(key: string): Promise<Socket> {
  const socket = io(url, { auth: { key }, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('welcome', () => resolve());
    socket.once('connect_error', reject);
  });
  return socket;
}
async function send(socket: Socket, command: Record<string, unknown>): Promise<string | null> {
  const answer = CommandAck.parse(await socket.emitWithAck('command', { commandId: randomUUID(), command }));
  // Nobody waiting, a counter in another state: answers, too, and work for the server.
  return answer.ok ? (answer.value.ticket?.id ?? null) : null;
}

/** One command after the other, as a client at its place would send them. */
async function* kioskWork(socket: Socket): AsyncGenerator {
  for (let n = 0; ; n += 1)
    yield await send(socket, { type: 'ticket.issue', serviceId: freeServices[n % freeServices.length] });
}
async function* counterWork(socket: Socket, counterId: string): AsyncGenerator {
  for (;;) {
    const ticketId = await send(socket, { type: 'counter.next', counterId });
    yield ticketId;
    if (ticketId === null) continue;
    yield await send(socket, { type: 'ticket.start', ticketId });
    yield await send(socket, { type: 'ticket.finish', ticketId });
  }
}

const works = await Promise.all(
  Array.from({ length: clients }, async (_, n) =>
    n % 2 === 0
      ? kioskWork(await connect(`demo-kiosk-${2 + ((n / 2) % 2)}`))
      : counterWork(await connect(adminKey), counters[(n >> 1) % counters.length]?.id ?? ''),
  ),
);
process.stdout.write('ready\n');
/** Milliseconds between two commands of one client. */
const interval = perSecond === 0 ? 0 : (clients / perSecond) * 1000;
await Promise.all(
  works.map(async (work, n) => {
    await pause((interval * n) / clients);
    for (;;) {
      const began = performance.now();
      await work.next();
      const left = interval - (performance.now() - began);
      if (left > 0) await pause(left);
    }
  }),
);
