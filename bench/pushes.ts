/**
 * From *next* to the called number on the displays, in a full hall: 40 displays, 60 counter screens, 10 kiosks and
 * 2,000 phones watch, at ten times the peak hour: 6,000 tickets an hour are issued, called and served meanwhile.
 * A process of its own: `node bench/pushes.ts <url> <calls>` prints a JSON line. The phones
 * are in another one (`crowd.ts`), so that receiving their pictures is not taken for delay.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LiveClient } from '@giliran/client';
import {
  asksForCompact,
  CounterId,
  CounterService,
  ZoneId,
  viewSchemas,
  type CommandInput,
} from '@giliran/protocol';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { quantile } from '../scripts/day/statistics.ts';

const [url = '', callsGiven = '50', followersGiven = '2000'] = process.argv.slice(2);
const calls = Number(callsGiven);
const followers = Number(followersGiven);
const kiosks = 10;
const displays = 40;
const screens = 60;
const key = 'demo-admin-key';

const CounterLine = z.object({ id: CounterId, zoneId: ZoneId, services: z.array(CounterService).min(1) });
const response = await fetch(`${url}/api/v1/counters`, { headers: { authorization: `Bearer ${key}` } });
const counters = z
  .array(CounterLine)
  .min(1)
  .parse(await response.json());
const [first] = counters;
const own = first?.services[0];
if (!first || !own) throw new Error('the site has no counters');

async function watch(scope: unknown, onView: (push: unknown) => void): Promise<Socket> {
  const socket = io(url, { auth: { key }, query: asksForCompact, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('welcome', () => resolve());
    socket.once('connect_error', reject);
  });
  socket.on('view', onView);
  const answer: unknown = await socket.emitWithAck('watch', scope);
  if (!z.object({ ok: z.literal(true) }).safeParse(answer).success)
    throw new Error(`cannot watch: ${JSON.stringify(answer)}`);
  return socket;
}

const Push = z.object({ view: z.object({ calls: z.array(z.object({ callId: z.string() })) }) });
/** When each display first had the newest call, by the ticket called. */
const shownAt = new Map<string, number[]>();
function display(): (push: unknown) => void {
  let newest = '';
  return (push) => {
    const at = performance.now();
    const callId = Push.parse(push).view.calls[0]?.callId ?? '';
    if (callId === newest) return;
    newest = callId;
    const ticketId = callId.slice(0, callId.lastIndexOf('.'));
    shownAt.set(ticketId, [...(shownAt.get(ticketId) ?? []), at]);
  };
}

const sockets: Socket[] = [];
for (let n = 0; n < displays; n += 1)
  sockets.push(await watch({ kind: 'display', zoneId: first.zoneId }, display()));
for (let n = 0; n < screens; n += 1)
  sockets.push(await watch({ kind: 'counter', counterId: counters[n % counters.length]?.id }, () => {}));

const client = new LiveClient({ url, auth: { key }, views: viewSchemas });
async function send(command: CommandInput) {
  const outcome = await client.send(command, { giveUpAfterMs: 10_000 });
  if (!outcome.ok) throw new Error(`${command.type}: ${outcome.error.code}`);
  return outcome.value.ticket;
}

for (let n = 0; n < kiosks; n += 1)
  sockets.push(await watch({ kind: 'kiosk', kioskId: 'kiosk-1' }, () => {}));
const phones = fork(fileURLToPath(new URL('crowd.ts', import.meta.url)), [
  url,
  '0',
  String(followers),
  'phones',
]);
await once(phones, 'message');
phones.send('go on');
await once(phones, 'message');

let turn = 0;
/** One citizen's whole way at another counter than the measured one. */
async function visit(): Promise<void> {
  turn += 1;
  const counter = counters[1 + (turn % (counters.length - 1))];
  if (!counter) return;
  const tell = (command: CommandInput) => client.send(command, { giveUpAfterMs: 10_000 });
  // A quota may be used up: that is an answer, too.
  await tell({ type: 'ticket.issue', serviceId: counter.services[0]?.serviceId ?? '' });
  const called = await tell({ type: 'counter.next', counterId: counter.id });
  const ticketId = called.ok ? called.value.ticket?.id : undefined;
  if (ticketId === undefined) return;
  await tell({ type: 'ticket.start', ticketId });
  await tell({ type: 'ticket.finish', ticketId });
}
const visiting = setInterval(() => void visit(), 600);

const acknowledged: number[] = [];
const every: number[] = [];
const slowest: number[] = [];
let missed = 0;
for (let n = 0; n < calls; n += 1) {
  await send({ type: 'ticket.issue', serviceId: own.serviceId });
  await pause(120 + (n % 7) * 17);
  const began = performance.now();
  const called = await send({ type: 'counter.next', counterId: first.id });
  acknowledged.push(performance.now() - began);
  if (!called) throw new Error('nobody waited');
  await pause(150);
  const took = (shownAt.get(called.id) ?? []).map((at) => at - began);
  missed += displays - took.length;
  every.push(...took);
  slowest.push(Math.max(0, ...took));
  await send({ type: 'ticket.start', ticketId: called.id });
  await send({ type: 'ticket.finish', ticketId: called.id });
}
clearInterval(visiting);
phones.kill();
for (const socket of sockets) socket.close();
client.close();
const both = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
process.stdout.write(
  JSON.stringify({
    displays,
    screens,
    kiosks,
    followers,
    calls,
    missed,
    acknowledged: both(acknowledged),
    display: both(every),
    lastDisplay: both(slowest),
  }),
);
process.exit(0);
