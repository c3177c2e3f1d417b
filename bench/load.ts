/**
 * The load, in a process of its own: so many clients, each with one command under way.
 * `node bench/load.ts <socket|http> <url> <clients> <seconds>` prints a JSON line. The same code for every
 * server: what it measures is the way to the acknowledgement and back.
 */
import { randomUUIDv7 } from 'node:crypto';
import { Agent, request } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { quantile } from '../scripts/day/statistics.ts';
import { freeServices } from './services.ts';

const key = 'demo-kiosk-1';
/**
 * Over HTTP all clients are one asker: a program, which may carry a whole hall, where a single kiosk is held back. Its
 * tickets have no paper: one event and one row less than over the socket.
 */
const programKey = 'demo-admin-key';
const [kind = 'socket', url = '', clientsGiven = '1', secondsGiven = '2'] = process.argv.slice(2);
const clients = Number(clientsGiven);
const seconds = Number(secondsGiven);
let turn = 0;
const nextService = (): string => freeServices[turn++ % freeServices.length] ?? freeServices[0];

function refused(answer: unknown): boolean {
  return !(typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true);
}

async function connect(): Promise<Socket> {
  const socket = io(url, { auth: { key }, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('welcome', () => resolve());
    socket.once('connect_error', reject);
  });
  return socket;
}

/** One command over a socket, to its acknowledgement. */
const overSocket = (socket: Socket) => (): Promise<void> =>
  new Promise((resolve, reject) => {
    const envelope = {
      commandId: randomUUIDv7(),
      command: { type: 'ticket.issue', serviceId: nextService() },
    };
    socket.emit('command', envelope, (answer: unknown) =>
      refused(answer) ? reject(new Error(JSON.stringify(answer))) : resolve(),
    );
  });

const agent = new Agent({ keepAlive: true, maxSockets: clients });
/** One command over HTTP on a kept connection, to the end of its answer. */
const overHttp = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ serviceId: nextService() });
    const sent = request(
      `${url}/api/v1/tickets`,
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${programKey}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': randomUUIDv7(),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          response.statusCode === 201 ? resolve() : reject(new Error(`status ${response.statusCode}`)),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

const sockets = kind === 'socket' ? await Promise.all(Array.from({ length: clients }, connect)) : [];
const senders = kind === 'socket' ? sockets.map(overSocket) : Array.from({ length: clients }, () => overHttp);

const warmUpMs = Math.min(1000, seconds * 300);
const latencies: number[] = [];
let answers = 0;
const began = performance.now();
const from = began + warmUpMs;
const until = from + seconds * 1000;
await Promise.all(
  senders.map(async (send) => {
    for (;;) {
      const sent = performance.now();
      if (sent >= until) return;
      await send();
      answers += 1;
      const answered = performance.now();
      if (sent >= from && answered <= until) latencies.push(answered - sent);
    }
  }),
);
for (const socket of sockets) socket.close();
agent.destroy();
process.stdout.write(
  JSON.stringify({
    answers,
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  }),
);
process.exit(0);
