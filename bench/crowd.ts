/**
 * A stress day's load on one server: its tickets issued and served with the hall's screens connected, then a crowd
 * of phones. A process of its own: `fork('bench/crowd.ts', [url, tickets, followers])` tells `day`, waits for any
 * message, tells `crowd`, and goes on until it is let go. With `phones` after these, the
 * hall's screens stay away.
 */
import { once } from 'node:events';
import { LiveClient } from '@giliran/client';
import { asksForCompact, CounterId, CounterService, viewSchemas, type CommandInput } from '@giliran/protocol';
import { io } from 'socket.io-client';
import { z } from 'zod';
import { followAll } from './followers.ts';

const [url = '', ticketsGiven = '0', followersGiven = '0', only = ''] = process.argv.slice(2);
const key = 'demo-admin-key';
const Line = z.object({ id: CounterId, services: z.array(CounterService).min(1) });
const response = await fetch(`${url}/api/v1/counters`, { headers: { authorization: `Bearer ${key}` } });
const counters = z
  .array(Line)
  .min(1)
  .parse(await response.json());

async function watch(scope: unknown): Promise<void> {
  const socket = io(url, { auth: { key }, query: asksForCompact, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('welcome', () => resolve());
    socket.once('connect_error', reject);
  });
  await socket.emitWithAck('watch', scope);
}
const screens = only === 'phones' ? 0 : 1;
for (let n = 0; n < 40 * screens; n += 1)
  await watch({ kind: 'display', zoneId: n % 2 === 0 ? 'lantai-1' : 'lantai-2' });
for (let n = 0; n < 60 * screens; n += 1)
  await watch({ kind: 'counter', counterId: counters[n % counters.length]?.id });
for (let n = 0; n < 10 * screens; n += 1) await watch({ kind: 'kiosk', kioskId: 'kiosk-1' });

const client = new LiveClient({ url, auth: { key }, views: viewSchemas });
const send = async (command: CommandInput) => {
  const outcome = await client.send(command, { giveUpAfterMs: 60_000 });
  return outcome.ok ? outcome.value.ticket : null;
};
const tokens: string[] = [];
const issue = async (n: number): Promise<void> => {
  const service = counters[n % counters.length]?.services[0];
  const ticket = service ? await send({ type: 'ticket.issue', serviceId: service.serviceId }) : null;
  if (ticket) tokens.push(ticket.token);
};
const serve = async (counterId: CounterId): Promise<void> => {
  const called = await send({ type: 'counter.next', counterId });
  if (!called) return;
  await send({ type: 'ticket.start', ticketId: called.id });
  await send({ type: 'ticket.finish', ticketId: called.id });
};
for (let n = 0; n < Number(ticketsGiven); n += counters.length) {
  await Promise.all(counters.map((_, i) => issue(n + i)));
  await Promise.all(counters.map(({ id }) => serve(id)));
}
process.send?.('day');
await once(process, 'message');
tokens.splice(0);
for (let n = 0; tokens.length < Number(followersGiven) && n < 3 * Number(followersGiven); n += 200)
  await Promise.all(Array.from({ length: 200 }, (_, i) => issue(n + i)));
const crowd = await followAll(url, tokens.slice(0, Number(followersGiven)));
process.send?.({ followers: crowd.length });
